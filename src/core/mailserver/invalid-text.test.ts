/** Whatever stands where a person types: it is refused at its place, or no line comes of it that a harmless answer would not have made. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindOf, type TextPlace, textPlaces, withText } from '../../../e2e/text-places.ts';
import { readme } from '../../words/en/readme.ts';
import { type Answers, answerOf, defaultsOf, questionIds, readAnswer, readAnswers } from '../answers/index.ts';
import { fromAnswersFile } from '../answers/saved.ts';
import { randomAnswers } from '../answers/variants.ts';
import { createGenerator, textOf } from '../bundle.ts';

const places = textPlaces(20261121);
const nameOf = ({ id, path }: TextPlace) => [id, ...path.filter((key) => typeof key === 'string')].join('.');

test('there is a place for every question that takes text', () => {
  const found = new Set(places.map(({ id }) => id));
  const ofText = questionIds.filter((id) => kindOf(id) !== 'flag' && kindOf(id) !== 'number');
  expect(ofText.filter((id) => !found.has(id))).toEqual([]);
  // Every cell of every table.
  expect(places.map(nameOf)).toEqual(
    expect.arrayContaining([
      'routing.aliases.alias',
      'routing.aliases.to',
      'routing.smarthosts.server',
      'routing.smarthosts.login',
      'routing.routes.domain',
      'routing.routes.servers',
      'routing.routes.tls',
      'routing.retryRules.pattern',
      'routing.retryRules.error',
      'routing.retryRules.rule',
      'tls.senderAddresses.login',
      'tls.senderAddresses.addresses',
    ]),
  );
});

/** What ends a line, a string, a list, an expansion or a comment, somewhere. */
const special = fc.oneof(
  fc.constantFrom('\n', '\r', '\r\n', '\0', '\t', '\u2028', '\u2029', '\u0085', '\u00a0', '\ufeff', '\u202e'),
  fc.constantFrom(
    '"',
    "'",
    '\\',
    '\\\n',
    '${',
    '}',
    '$1',
    ':',
    ';',
    '<',
    '|',
    '#',
    '!',
    '/*',
    '*/',
    '-->',
    ']]>',
    '%',
    '`',
    '$(',
  ),
  fc.constantFrom(
    '\nacl_smtp_rcpt =\n',
    '"\n  accept\n"',
    '\r\nRCPT TO:<a@b.example>',
    "'; id; '",
    '\n.include /etc/passwd\n',
  ),
);
/** Sound text with something else in it, and any other text. */
const spoiltAround = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .tuple(fc.nat(text.length), fc.nat(text.length), special)
      .map(([from, to, inserted]) => text.slice(0, from) + inserted + text.slice(Math.max(from, to))),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string(),
  );

const generate = createGenerator(readme);
/** Lines of each file that holds something for a server or a shell. */
const linesOf = (answers: Answers) =>
  Object.fromEntries(generate(answers).map((file) => [file.path, textOf(file).split('\n').length]));

/** The same text with other letters and digits: what is special in it stays. */
const harmless = (text: string) =>
  text.replace(/[a-y0-8]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1));

test.each(places.map((place) => [nameOf(place), place] as const))('%s', { timeout: 60_000 }, (_name, place) => {
  const { id, path } = place;
  fc.assert(
    fc.property(spoiltAround(place.text), (text) => {
      const said = withText(place, text);
      // As the command line and the page read an answers.json.
      const file = JSON.parse(JSON.stringify(said)) as unknown;
      const problems = readAnswer(id, answerOf(said, id));
      const reading = readAnswers(file);
      if (problems.length > 0) {
        expect(reading.answers).toBeUndefined();
        for (const problem of problems) {
          expect(problem.question).toBe(id);
          // At the text, or at a text that is the same.
          expect(problem.path.length).toBeGreaterThanOrEqual(path.length - 1);
          expect(problem.found).toMatch(/^[^\p{C}\p{Zl}\p{Zp}\u00a0]{1,60}$/u);
        }
        const restored = fromAnswersFile(file);
        expect(Object.keys(restored?.left ?? {})).toEqual([id]);
        expect(restored && answerOf(restored.answers, id)).toEqual(answerOf(defaultsOf(said.preset), id));
        return;
      }
      // Alone it is valid; together with the others it may not be, and then nothing comes of it either.
      if (!reading.answers) return;
      expect(text).toMatch(/^[\x20-\x7e]*$/);
      const other = readAnswers(withText(place, harmless(text)));
      if (other.answers && text !== '')
        expect(Object.values(linesOf(reading.answers))).toEqual(Object.values(linesOf(other.answers)));
    }),
    { numRuns: 60 },
  );
});

test('a login of special characters is one line as well', () => {
  const place = places.find((each) => nameOf(each) === 'routing.smarthosts.login') as TextPlace;
  const plain = readAnswers(withText(place, 'somebody')).answers as Answers;
  fc.assert(
    fc.property(fc.stringMatching(/^[!-_a-~]{1,40}$/), (login) => {
      const { answers } = readAnswers(withText(place, login));
      fc.pre(answers !== undefined);
      expect(linesOf(answers as Answers)).toEqual(linesOf(plain));
    }),
    { numRuns: 30 },
  );
});

/** What a file has for a person to read: words of any language. */
const isWords = (path: string) => path === 'README.md';
/** Everything that ends a line, hides or looks like a space, and is none of what ASCII has for it. */
const STRAY = /[^\P{Cc}\n\t]|\p{Cf}|\p{Zl}|\p{Zp}|(?! )\p{Zs}/u;

test('no control character and no white space beyond ASCII in any file, whoever reads it', () => {
  const seen = new Set<string>();
  for (const answers of randomAnswers(40, 8)) {
    for (const file of generate(answers)) {
      seen.add(file.path);
      const text = textOf(file);
      if (isWords(file.path)) continue;
      const stray = text.split('\n').filter((line) => STRAY.test(line));
      expect(stray, file.path).toEqual([]);
    }
  }
  // Dovecot, a zone, the installer, a rule of mailboxes, XML: all kinds of files were among them.
  for (const kind of [/\/exim4?\.conf$/, /\/dovecot\/.*\.conf$/, /\.zone$/, /^install\.sh$/, /\.sieve$/, /\.xml$/]) {
    expect([...seen].filter((name) => kind.test(name)).length, String(kind)).toBeGreaterThan(0);
  }
});
