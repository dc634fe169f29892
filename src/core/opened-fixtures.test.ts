/** What versions on main once made, as files: each opens for ever, and gives the same answers. Add, never change. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type AnswerOf, answerOf, type QuestionId, readAnswers } from './answers/index.ts';
import { openFiles } from './opened.ts';

const fixtures = new URL('./answers/fixtures/', import.meta.url);

/** What was answered when each folder was made. */
const said: Readonly<Record<string, { readonly [I in QuestionId]?: AnswerOf<I> }>> = {
  '2026-11-version-1': {
    'basics.platform': 'debian-12',
    'basics.hostname': 'mx.kitchen.example',
    'basics.domains': ['kitchen.example', 'table.example'],
    'basics.administrator': 'carol',
    'routing.aliases': [{ alias: 'sales', to: ['carol', 'bob@elsewhere.example'] }],
    'dovecot.users': 'virtual',
    'dovecot.mailboxes': ['carol', 'dave@table.example'],
    'hardening.spf': 'refuse',
  },
};

describe.each(Object.entries(said))('%s', (folder, expected) => {
  test.each(readdirSync(new URL(folder, fixtures)))('%s', async (name) => {
    const bytes = readFileSync(new URL(`${folder}/${name}`, fixtures));
    const { answers, problems } = await openFiles([{ path: name, bytes: new Uint8Array(bytes) }]);
    expect(problems).toEqual([]);
    const found = Object.keys(expected).map((id) => [id, answers && answerOf(answers, id as QuestionId)]);
    expect(Object.fromEntries(found)).toEqual(expected);
    expect(readAnswers(answers).problems).toEqual([]);
  });
});

test('no folder is forgotten', () => {
  expect(readdirSync(fixtures).toSorted()).toEqual(Object.keys(said).toSorted());
});
