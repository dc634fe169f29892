import { MARK, SPAM_FLAG } from '../exim/acl/check.ts';
import { type TextLine, textLines } from '../file.ts';
import { definePart } from '../part.ts';
import { junkMarks } from './names.ts';

/** The Sieve script (RFC 5228) that files marked mail into Junk. */
export const junkRule = definePart({
  id: 'dovecot.junk_rule',
  uses: [],
  given: { marks: junkMarks },
  build: (_a, { marks: { spam, suspicious } }): TextLine[] => [
    ...textLines(`
# Applied to everybody's mail before the rules of their own. Exim has removed the marks that came with a message, so these
# are its own. After a change: sievec, since Dovecot reads the compiled copy beside this file and cannot write it.`),
    'require "fileinto";',
    '',
    `if ${test(spam, suspicious)} {`,
    '  fileinto "Junk";',
    { text: '  # The rules of their own are for other mail.', from: [], comment: true },
    '  stop;',
    '}',
  ],
});

function test(spam: boolean, suspicious: boolean): string {
  const tests = [...(spam ? [`header :is "${SPAM_FLAG}" "YES"`] : []), ...(suspicious ? [`exists "${MARK}"`] : [])];
  return tests.length === 1 ? (tests[0] as string) : `anyof (${tests.join(', ')})`;
}
