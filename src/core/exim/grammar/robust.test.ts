import { type Tree, TreeFragment } from '@lezer/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblem, parser } from './index.ts';

const strict = parser.configure({ strict: true });

/** Pieces that mean something to the grammar, so that random texts reach every corner of it. */
const pieces = [
  ...[
    'begin ',
    'acl',
    'routers',
    'retry',
    'rewrite',
    'local_scan',
    'name:',
    'hide ',
    'domainlist ',
    'set ',
    'X',
    'MAC',
  ],
  ...['accept', 'deny', 'hosts', 'message', 'acl_m_x', '.ifdef', '.else', '.endif ', '.include x', '# c', 'senders='],
  ...[
    '\n',
    '\n',
    '\n',
    ' ',
    '\t',
    '\r\n',
    '\\',
    '\\\n',
    '\\ \n',
    '=',
    '==',
    ' = ',
    '!',
    ':',
    ';',
    ',',
    '<;',
    '+x',
    '*',
  ],
  ...[
    '"',
    '${',
    '{',
    '}',
    '$',
    '$1',
    '$h_from:',
    '\\N',
    '\\n',
    '${if ',
    'and',
    'eq',
    'def:',
    'h_x:',
    'forany',
    'exists',
  ],
  ...[
    'filter',
    'lookup',
    'lc:',
    'saslauthd',
    'fail',
    '>',
    '<=',
    'F,2h',
    '42',
    '50M',
    'yes',
    '2h',
    'é',
    '\0',
    '\u{1F980}',
    '\ud83e',
    '\udd80',
  ],
];

const someText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((found) => found.join('')),
);

const sample = `DOMAIN = example.com
domainlist local_domains = @ : DOMAIN
.ifdef _HAVE_GNUTLS
tls_require_ciphers = \${if eq{$received_port}{25}{NORMAL}{SECURE128}}
.endif
log_selector = +tls_cipher \\
    # a comment between
    +tls_sni
check_string = "quoted \${lc:$domain} \\\\N[x]\\\\N"

begin acl
acl_rcpt:
  accept  hosts = :
  deny    message = no
          !verify = recipient/callout=20s
          condition = \${if and{ {def:sender_address} {!inlisti{a}{b}} }}

begin routers
outbound:
  driver = dnslookup
  domains = ! +local_domains
  no_more
aliases:
  driver = redirect
  data = \${lookup{$local_part}lsearch{/etc/aliases}}

begin retry
*  *  F,2h,15m; G,16h,1h,1.5

begin rewrite
*@*.DOMAIN  "$1@DOMAIN"  Ffrs
`;

interface Found {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function nodes(tree: Tree): Found[] {
  const found: Found[] = [];
  tree.iterate({ enter: ({ name, from, to }) => void found.push({ name, from, to }) });
  return found;
}

describe('any text', () => {
  it('has a tree that covers it, without an error node', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const tree = strict.parse(text);
        expect(tree.length).toBe(text.length);
        expect(tree.topNode.name).toBe('Configuration');
      }),
      { numRuns: 3000 },
    );
  });

  it('is a problem nowhere in the sample', () => {
    expect(problems(sample)).toEqual([]);
  });
});

function problems(text: string): Found[] {
  const found: Found[] = [];
  parser.parse(text).iterate({
    enter: (node) => void (isProblem(node) && found.push({ name: node.name, from: node.from, to: node.to })),
  });
  return found;
}

/** Nodes that are a line each. */
const lineNodes = new Set([
  'Option',
  'NamedList',
  'MacroDefinition',
  'AclCondition',
  'AclModifier',
  'RetryRule',
  'Comment',
]);

describe('a broken line', () => {
  const lines = sample.split('\n');
  // Lines whose loss does not change what the next ones are: neither a section's or driver's head nor a continued line.
  const places = [...lines.keys()].filter((at) => / = /.test(lines[at] ?? '') && !/\\$/.test(lines[at] ?? ''));
  const junk = fc
    .array(fc.constantFrom(...pieces.filter((piece) => !/\n|begin|\\/.test(piece)), '\\x'), { maxLength: 12 })
    .map((found) => found.join('').replace(/\r/g, ''))
    // The definition of a macro ends the driver or ACL that it stands in; Exim has it so.
    .filter((bad) => !/^\s*[A-Z]\w*\s*=/.test(bad));

  it('leaves all other lines as they were', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), junk, (at, bad) => {
        const start = lines.slice(0, at).reduce((length, line) => length + line.length + 1, 0);
        const old = lines[at] ?? '';
        const broken = lines.with(at, bad).join('\n');
        const end = start + bad.length;
        const shift = bad.length - old.length;
        for (const problem of problems(broken)) {
          expect(problem.from).toBeGreaterThanOrEqual(start);
          expect(problem.to).toBeLessThanOrEqual(end);
        }
        const others = (text: string, to: number, by: number) =>
          nodes(parser.parse(text))
            .filter(({ name, from }) => lineNodes.has(name) && (from < start || from > to))
            .map(({ name, from, to: last }) => (from < start ? [name, from, last] : [name, from - by, last - by]));
        expect(others(broken, end, shift)).toEqual(others(sample, start + old.length, 0));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an edited text', () => {
  it('has the tree that a fresh parse gives, after each edit', () => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.integer({ min: 0, max: 3 }),
      insert: fc.constantFrom('', ...pieces),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        let text = sample.repeat(3);
        let tree = parser.parse(text);
        for (const { at, remove, insert } of edits) {
          const from = at % (text.length + 1);
          const to = Math.min(text.length, from + remove);
          const next = text.slice(0, from) + insert + text.slice(to);
          tree = reparse(tree, next, from, to, from + insert.length);
          text = next;
          expect(nodes(tree)).toEqual(nodes(parser.parse(text)));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the nodes that an edit of one character does not touch', () => {
    const text = sample.repeat(100);
    const at = text.indexOf('dnslookup', text.length / 2);
    const next = `${text.slice(0, at)}x${text.slice(at)}`;
    const before = parser.parse(text);
    const after = reparse(before, next, at, at, at + 1);
    const old = new Set(subtrees(before));
    const kept = subtrees(after).reduce((length, tree) => length + (old.has(tree) ? tree.length : 0), 0);
    expect(kept).toBeGreaterThan(next.length * 0.9);
  });
});

function reparse(old: Tree, text: string, fromA: number, toA: number, toB: number): Tree {
  const fragments = TreeFragment.applyChanges(TreeFragment.addTree(old), [{ fromA, toA, fromB: fromA, toB }]);
  return parser.parse(text, fragments);
}

/** The largest subtrees: those that a reparse could take over as they are. */
function subtrees(tree: Tree): Tree[] {
  return tree.children.flatMap((child) =>
    'children' in child ? (child.length > 4000 ? subtrees(child) : [child]) : [],
  );
}
