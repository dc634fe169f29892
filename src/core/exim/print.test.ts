import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acl,
  code,
  ex,
  ifdef,
  instance,
  integer,
  list,
  literal,
  main,
  type Node,
  namedList,
  printNode,
  printNodes,
  routerOption,
  type SectionName,
  set,
  size,
  statement,
  text,
  time,
  transportOption,
  unless,
  when,
} from './index.ts';

const textOf = (lines: readonly { readonly text: string }[]) => lines.map((line) => line.text).join('\n');
const printed = (node: Node, section: SectionName = 'main') => textOf(printNode(node, section, 'none'));

describe('every kind of node', () => {
  test.each<[string, Node, string]>([
    ['a flag', main('smtp_banner', 'x'), 'smtp_banner = x'],
    ['an integer', main('smtp_accept_max', integer(20)), 'smtp_accept_max = 20'],
    ['a size', main('message_size_limit', size(50, 'M')), 'message_size_limit = 50M'],
    ['a time', main('timeout_frozen_after', time(7, 'd')), 'timeout_frozen_after = 7d'],
    ['an empty value', main('keep_environment', ''), 'keep_environment ='],
    ['our own code', main('log_selector', '+all'), 'log_selector = +all'],
    ['text, escaped where it is expanded', main('smtp_banner', text('$h')), 'smtp_banner = \\$h'],
    [
      'text, as it is where it is not',
      main('primary_hostname', text('mail.example.org')),
      'primary_hostname = mail.example.org',
    ],
    ['a literal in our code', main('acl_smtp_rcpt', ex`${literal('a{b')}\${x}`), 'acl_smtp_rcpt = a\\{b${x}'],
    ['a list', main('never_users', list([text('root'), '*'])), 'never_users = root : *'],
    [
      'a list with a separator of its own',
      main('daemon_smtp_ports', list(['25', '587'], ';')),
      'daemon_smtp_ports = <; 25 ; 587',
    ],
    ['a doubled separator', main('tls_certificate', list([text('/a:b')])), 'tls_certificate = /a::b'],
    [
      'a named list',
      namedList('domainlist', 'local', list([text('a.example'), text('b.example')])),
      'domainlist local = a.example : b.example',
    ],
    ['an empty named list', namedList('hostlist', 'relay', list([])), 'hostlist relay ='],
    ['a hidden option', { ...main('smtp_banner', 'x'), hide: true }, 'hide smtp_banner = x'],
    ['a condition', ifdef('_HAVE_SPF', [main('smtp_banner', 'x')]), '.ifdef _HAVE_SPF\nsmtp_banner = x\n.endif'],
  ])('%s', (_, node, expected) => {
    expect(printed(node)).toBe(expected);
  });

  test('a router, with flags', () => {
    const options = [routerOption('check_local_user', true), routerOption('more', false), routerOption('data', 'x')];
    expect(printed(instance('system_aliases', 'redirect', options), 'routers')).toBe(
      ['system_aliases:', '  driver = redirect', '  check_local_user', '  no_more', '  data = x'].join('\n'),
    );
  });

  test('a transport with a condition', () => {
    const node = instance('remote', 'smtp', [ifdef('_OPT_X', [transportOption('port', '25')])]);
    expect(printed(node, 'transports')).toBe(
      ['remote:', '  driver = smtp', '.ifdef _OPT_X', '  port = 25', '.endif'].join('\n'),
    );
  });

  test('an ACL', () => {
    const node = acl('acl_rcpt', [
      statement('deny', [unless('verify', 'recipient'), set('acl_m_x', text('a$')), when('message', 'No')]),
      statement('accept', []),
    ]);
    expect(printed(node, 'acl')).toBe(
      [
        'acl_rcpt:',
        '  deny    !verify = recipient',
        '          set acl_m_x = a\\$',
        '          message = No',
        '  accept',
      ].join('\n'),
    );
  });

  test('a retry rule', () => {
    const steps = [
      { type: 'F', until: time(2, 'h'), every: time(15, 'm') },
      { type: 'G', until: time(4, 'd'), first: time(1, 'h'), factor: 1.5 },
    ] as const;
    expect(printed({ kind: 'retry', pattern: '*', error: '*', steps }, 'retry')).toBe('*   *   F,2h,15m; G,4d,1h,1.5');
  });

  test('an option that nobody wrote down is an error of ours', () => {
    const node: Node = { kind: 'option', name: 'no_such_option', value: code('x') };
    expect(() => printed(node)).toThrow(/no facts about main option no_such_option/);
  });
});

describe('long lines', () => {
  const domains = list(Array.from({ length: 12 }, (_, index) => text(`a-long-domain-${index}.example`)));

  test('a wide list has one item a line, each but the last continued', () => {
    const lines = printed(namedList('domainlist', 'local', domains)).split('\n');
    expect(lines).toHaveLength(12);
    expect(lines[0]).toBe('domainlist local = a-long-domain-0.example : \\');
    expect(lines[1]).toBe('    a-long-domain-1.example : \\');
    expect(lines[11]).toBe('    a-long-domain-11.example');
  });

  test('each of its lines has the same sources', () => {
    const from = ['basics.domains'];
    const lines = printNode(namedList('domainlist', 'local', domains, { from }), 'main', 'none');
    expect(new Set(lines.map((line) => line.from))).toEqual(new Set([from]));
  });

  test('a break in our own code is a continuation', () => {
    const node = instance('x', 'redirect', [routerOption('data', '${if x\n{y}}')]);
    expect(printed(node, 'routers').split('\n').slice(2)).toEqual(['  data = ${if x \\', '      {y}}']);
  });
});

describe('comments and blank lines', () => {
  const comment = { brief: 'Short.', teaching: ['Long,', 'longer.'] };
  const node = main('smtp_banner', 'x', { comment });

  test.each([
    ['none', ['smtp_banner = x']],
    ['brief', ['# Short.', 'smtp_banner = x']],
    ['teaching', ['# Long,', '# longer.', 'smtp_banner = x']],
  ] as const)('%s', (level, expected) => {
    expect(printNode(node, 'main', level).map((line) => line.text)).toEqual(expected);
  });

  test('teaching falls back to the short one', () => {
    const lines = printNode(main('smtp_banner', 'x', { comment: { brief: 'Short.' } }), 'main', 'teaching');
    expect(lines).toEqual([
      { text: '# Short.', comment: true, why: ['Short.'] },
      { text: 'smtp_banner = x', about: 'main/smtp_banner', why: ['Short.'] },
    ]);
  });

  test('a blank line stands before what is explained and around instances', () => {
    const plain = main('smtp_banner', 'y');
    expect(textOf(printNodes([plain, plain, node], 'main', 'brief'))).toBe(
      'smtp_banner = y\nsmtp_banner = y\n\n# Short.\nsmtp_banner = x',
    );
    const router = instance('x', 'accept', []);
    expect(textOf(printNodes([router, router], 'routers', 'none'))).toBe(
      'x:\n  driver = accept\n\nx:\n  driver = accept',
    );
  });
});

/** Exim's reader of one option: joins continued lines, drops white space at the ends; quotes would be read (6.2, 6.16). */
function readValue(lines: string): string {
  expect(lines).not.toMatch(/[\r\0]/);
  const logical = lines.replace(/\\[ \t]*\n[ \t]*/g, '');
  expect(logical, 'one logical line').not.toMatch(/\n|\\[ \t]*$/);
  const value = logical.slice(logical.indexOf('=') + 1).replace(/^[ \t]+|[ \t]+$/g, '');
  expect(value, 'no quoted string').not.toMatch(/^"/);
  return value;
}

describe('text of a person is read back as it was typed, or refused', () => {
  const nasty = fc.string({ unit: fc.constantFrom(...'ab\\${}:"#\n\r\t <!_H', '\u00a0', '\u202e') });

  test.each(['primary_hostname', 'qualify_domain'] as const)('as the value of %s, which is not expanded', (name) => {
    fc.assert(
      fc.property(nasty, (typed) => {
        const lines = attempt(() => printed(main(name, text(typed))));
        if (lines !== undefined) expect(readValue(lines)).toBe(typed);
      }),
      { numRuns: 2000 },
    );
  });

  test('as the value of smtp_banner, which is expanded', () => {
    fc.assert(
      fc.property(nasty, (typed) => {
        const lines = attempt(() => printed(main('smtp_banner', text(typed))));
        if (lines === undefined) return;
        const read = readValue(lines).replace(/\\([0-7]{3}|.)/g, (_, c: string) =>
          c.length === 3 ? String.fromCharCode(Number.parseInt(c, 8)) : ({ n: '\n', r: '\r', t: '\t' }[c] ?? c),
        );
        expect(read).toBe(typed);
      }),
      { numRuns: 2000 },
    );
  });

  test('as the only item of a list that is not expanded', () => {
    fc.assert(
      fc.property(nasty, (typed) => {
        const lines = attempt(() => printed(main('daemon_smtp_ports', list([text(typed)]))));
        if (lines !== undefined) expect(readValue(lines).replaceAll('::', ':')).toBe(typed);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['a \\', '"a', 'a\nb', ' a', 'a '])('%j has no way into primary_hostname', (typed) => {
    expect(() => printed(main('primary_hostname', text(typed)))).toThrow(/cannot be written/);
  });
});

/** What `print` gives, or undefined where the text was refused. */
function attempt(print: () => string): string | undefined {
  try {
    return print();
  } catch (error) {
    if (error instanceof Error && error.name === 'UnprintableText') return undefined;
    throw error;
  }
}
