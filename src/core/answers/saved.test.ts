import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANSWERS_VERSION, defaultsOf, presetIds, withAnswer } from './index.ts';
import { CURRENT_VERSION, migrate } from './migrations.ts';
import {
  fromAnswersFile,
  fromBase64Url,
  fromReopenLine,
  fromSaved,
  reopenLine,
  toBase64Url,
  toSaved,
} from './saved.ts';
import { randomAnswers } from './variants.ts';

describe('the saved form', () => {
  test('has the version that the migrations lead to', () => {
    expect(ANSWERS_VERSION).toBe(CURRENT_VERSION);
  });

  test.each(presetIds)('of %s as it comes is empty', (preset) => {
    expect(toSaved(defaultsOf(preset))).toEqual([ANSWERS_VERSION, preset, {}]);
  });

  test('of any answers gives them back: as value, as line in a file, as answers.json', () => {
    for (const answers of randomAnswers(200, 7)) {
      expect(fromSaved(JSON.parse(JSON.stringify(toSaved(answers))))).toMatchObject({ answers, refused: [], left: {} });
      expect(fromReopenLine(`# some file\n# ${reopenLine(answers)}\nend\n`)).toMatchObject({
        answers,
        refused: [],
        left: {},
      });
      expect(fromAnswersFile(JSON.parse(JSON.stringify(answers)))).toMatchObject({ answers, refused: [], left: {} });
    }
  });

  test('tells what it could not read and keeps the rest', () => {
    const changed = withAnswer(defaultsOf('internet-dovecot'), 'basics.hostname', 'mx.example.net');
    const [version, preset, answers] = toSaved(changed);
    const damaged = [version, preset, { ...answers, 'tls.colour': 'red', 'hardening.messageSize': -1 }];
    const restored = fromSaved(damaged);
    expect(restored?.answers).toEqual(changed);
    expect(restored?.refused.map(({ question, found, expected }) => [question, found, expected])).toEqual([
      ['tls.colour', '"red"', 'known-question'],
      ['hardening.messageSize', '-1', 'whole-number'],
    ]);
    expect(fromSaved([version, 'moon-base', {}])?.refused).toMatchObject([
      { question: 'preset', found: '"moon-base"' },
    ]);
  });

  test('never throws, whatever somebody puts there', () => {
    fc.assert(fc.property(fc.anything(), (input) => void fromSaved(input)));
    fc.assert(fc.property(fc.anything(), (input) => void fromAnswersFile(input)));
    fc.assert(fc.property(fc.string(), (text) => void fromReopenLine(`exim-wizard re-opens this: ${text}`)));
  });

  test('of a later version is left alone', () => {
    expect(migrate([CURRENT_VERSION + 1, 'internet-dovecot', {}])).toBeUndefined();
  });
});

test('base64url gives any text back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const word = toBase64Url(text);
      expect(word).toMatch(/^[A-Za-z0-9_-]*$/);
      expect(fromBase64Url(word)).toBe(text);
    }),
  );
});
