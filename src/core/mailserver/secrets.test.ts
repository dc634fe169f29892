/** Secrets are no answers: none of them is in what is saved, linked or re-opened, nor in a file that others can read. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { secretKinds } from '../../../e2e/secret-kinds.ts';
import { readme } from '../../words/en/readme.ts';
import { defaultsOf, fieldOf, type QuestionId, questionIds, readAnswers, withAnswer } from '../answers/index.ts';
import { toLink } from '../answers/link.ts';
import { reopenLine, toSaved } from '../answers/saved.ts';
import type { Secrets } from '../answers/secrets.ts';
import { createGenerator, linesOf, textOf } from '../bundle.ts';

const MARK = 'Sealed9dd2aeOnly';
const kinds = Object.keys(secretKinds) as (keyof typeof secretKinds)[];

/** With a smarthost's login in its file, or in Exim's own; both sign what they send. */
const answersWith = (logins: 'file' | 'inline') =>
  withAnswer(
    withAnswer(withAnswer(defaultsOf('internet-dovecot'), 'routing.outgoing', 'smarthost'), 'routing.smarthosts', [
      { server: 'smtp.example.net', login: 'me@example.net' },
    ]),
    'routing.smarthostLogins',
    logins,
  );

describe.each(kinds)('%s', (kind) => {
  const secrets: Secrets = { smarthosts: {}, [kind]: secretKinds[kind].sample(MARK) };

  test.each(['file', 'inline'] as const)(
    'is in closed files alone, each line marked, and in nothing that re-opens (%s)',
    (logins) => {
      const answers = answersWith(logins);
      const files = createGenerator(readme)(answers, secrets);
      const holding = files.filter((file) => textOf(file).includes(MARK));
      // Otherwise nothing here would be proven.
      expect(holding.length).toBeGreaterThan(0);
      for (const file of holding) {
        expect(file.path).toMatch(/^root\//);
        expect(file.mode & 0o007, file.path).toBe(0);
        const open = linesOf(file).filter(({ text, secret }) => text.includes(MARK) && !secret);
        expect(open, file.path).toEqual([]);
      }
      const kept = [JSON.stringify(answers), JSON.stringify(toSaved(answers)), reopenLine(answers), toLink(answers)];
      const json = files.find(({ path }) => path === 'answers.json');
      for (const text of [...kept, json ? textOf(json) : MARK]) expect(text).not.toContain(MARK);
      // Nor coded: what is kept of the answers is the same with and without it.
      const without = createGenerator(readme)(answers);
      const coded = (all: typeof files) => all.flatMap((file) => textOf(file).match(/re-opens this: \S+/) ?? []);
      expect(new Set(coded(files))).toEqual(new Set(coded(without)));
    },
  );

  test('is looked for in the page', () => {
    const { inPage } = secretKinds[kind];
    if ('field' in inPage) return expect(inPage.field.source.length).toBeGreaterThan(3);
    const tests = readFileSync(new URL(`../../../e2e/browser/${inPage.madeIn}`, import.meta.url), 'utf8');
    expect(tests).toMatch(/expect\(await tracesOf\(page, \w+\)\)\.toEqual\(\[\]\)/);
  });
});

/** Questions whose names sound like secrets, and what they hold instead. */
const harmless: { readonly [I in QuestionId]?: string } = {
  'tls.key': 'the path of a file',
  'tls.reuseKey': 'yes or no',
  'tls.keyHash': 'the hash of a public key',
  'tls.passwordLogins': 'names; install.sh asks for the passwords',
  'routing.smarthosts': 'servers and names at them',
  'routing.smarthostLogins': 'where the logins are kept',
};

test('no question asks for a secret', () => {
  const suspicious = /pass|secret|key|token|credential|smarthost(?:s|Logins)$|private/i;
  expect(questionIds.filter((id) => suspicious.test(id.replace(/^.*\./, '')) && !(id in harmless))).toEqual([]);
  expect(Object.keys(harmless).filter((id) => !questionIds.includes(id as QuestionId))).toEqual([]);
  // A table has names for its columns.
  const columns = questionIds.flatMap((id) => {
    const { control } = fieldOf(id);
    return control.kind === 'rows' ? control.columns.map(({ key }) => key) : [];
  });
  expect(columns.filter((key) => suspicious.test(key))).toEqual([]);
  // What is no question is not read at all.
  const foreign = { ...defaultsOf('internet-dovecot'), secrets: { smarthosts: {} } };
  expect(readAnswers(foreign).problems).not.toEqual([]);
});
