/** Lines know why they are there, whatever the comment level of the file is. */
import { expect, test } from 'vitest';
import { readme } from '../../words/en/readme.ts';
import { defaultsOf, withAnswer } from '../answers/index.ts';
import { createGenerator, type Line, linesOf } from '../bundle.ts';
import { main, printNodes, text } from '../exim/index.ts';

const linesAt = (level: 'none' | 'brief' | 'teaching'): readonly Line[] => {
  const answers = withAnswer(defaultsOf('internet-dovecot'), 'review.comments', level);
  return createGenerator(readme)(answers)
    .filter(({ path }) => path.endsWith('.conf'))
    .flatMap(linesOf);
};
const whyOf = (level: 'none' | 'brief' | 'teaching', start: string) =>
  linesAt(level)
    .find(({ text: line }) => line.trimStart().startsWith(start))
    ?.why?.join(' ');

test.each([
  ['auth_advertise_hosts', /port 25/],
  ['tls_certificate', /group/],
  ['deny    ', /./],
  ['driver = redirect', /./],
  ['ssl = required', /./],
])('a line %s has its reason at every comment level', (start, reason) => {
  expect(whyOf('teaching', start)).toMatch(reason);
  expect(whyOf('none', start)).toBe(whyOf('teaching', start));
  expect(whyOf('brief', start)).toBe(whyOf('teaching', start));
});

test('an option keeps its own reason, others have that of what is around them', () => {
  const printed = printNodes(
    [
      {
        kind: 'instance',
        name: 'smarthost',
        driver: 'smtp',
        comment: { teaching: ['the way out'] },
        options: [
          { kind: 'option', name: 'port', value: text('587'), comment: { brief: 'for logins' } },
          { kind: 'option', name: 'max_rcpt', value: text('1') },
        ],
      },
    ],
    'transports',
    'none',
  );
  expect(printed.map(({ text: line, why }) => [line.trim(), why])).toEqual([
    ['smarthost:', ['the way out']],
    ['driver = smtp', ['the way out']],
    ['port = 587', ['for logins']],
    ['max_rcpt = 1', ['the way out']],
  ]);
});

test('a hidden option is a secret', () => {
  const hidden = { ...main('smtp_banner', text('x')), hide: true as const };
  expect(printNodes([hidden, main('smtp_banner', text('x'))], 'main', 'none').map(({ secret }) => secret)).toEqual([
    true,
    undefined,
  ]);
});
