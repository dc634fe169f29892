/** Whatever the generator prints is described in every language of the page. */
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { randomAnswers } from '../../core/answers/variants.ts';
import { createGenerator, linesOf, textOf } from '../../core/bundle.ts';
import { type OptionFacts, optionTables } from '../../core/exim/options.ts';
import { findDescription } from '../../language/exim/docs/look-up.ts';
import { tables } from '../../language/exim/docs.ts';
import { exim } from '../../language/exim/index.ts';
import { type Thing, thingAt } from '../../language/exim/place.ts';
import { readme } from '../../words/en/readme.ts';
import { languageIds, loadManual } from '../../words/languages.ts';
import { explain } from './explain.ts';

/** The keys of all words of Exim in the generated configurations: those under the pointer and those of whole lines. */
async function printedKeys(): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  const generate = createGenerator(readme);
  for (const answers of randomAnswers(40, 5)) {
    const file = generate(answers).find(({ path }) => /exim[^/]*\.conf$|\/configure$/.test(path));
    if (!file) throw new Error('no configuration of Exim');
    for (const line of linesOf(file)) {
      const key = (await explain(line))?.description?.key;
      if (key) keys.add(key);
    }
    const doc = textOf(file);
    const made = EditorState.create({ doc, extensions: exim() });
    ensureSyntaxTree(made, doc.length, 20_000);
    const state = made.update({}).state;
    const things: Thing[] = [];
    syntaxTree(state).iterate({
      enter({ from, to, node }) {
        const thing = node.firstChild || to === from ? null : thingAt(state, from, 1);
        if (thing) things.push(thing);
      },
    });
    for (const thing of things) {
      keys.add((await findDescription(thing.keys))?.key ?? `nothing about ${thing.keys.join(' ')}`);
    }
  }
  return keys;
}

const printed = await printedKeys();

test('every word that is printed is described', () => {
  expect(printed.size).toBeGreaterThan(150);
  expect([...printed].filter((key) => key.startsWith('nothing'))).toEqual([]);
});

/** English stands in the tables themselves. */
const translated = languageIds.filter((id) => id !== 'en');

test.each(translated)('%s describes every word that is printed (src/words/…/manual/)', async (language) => {
  const { texts } = await loadManual(language);
  const missing = [...printed].filter((key) => {
    const slash = key.indexOf('/');
    return !texts[key.slice(0, slash)]?.[key.slice(slash + 1)];
  });
  expect(missing).toEqual([]);
});

test.each(translated)('%s describes nothing that there is not, and nothing at length', async (language) => {
  const { texts } = await loadManual(language);
  const rows = Object.entries(texts).flatMap(([table, names]) =>
    Object.entries(names).map(([name, text]) => ({ key: `${table}/${name}`, text, row: tables[table]?.[name] })),
  );
  expect(rows.filter(({ row }) => !row).map(({ key }) => key)).toEqual([]);
  expect(rows.filter(({ text }) => text.length > 60 || !/[。”]$/.test(text)).map(({ key }) => key)).toEqual([]);
});

test.each(translated)('%s describes what the generator may print (options.ts)', async (language) => {
  const { texts } = await loadManual(language);
  const missing = Object.entries(optionTables).flatMap(([section, table]) =>
    Object.entries(table as Readonly<Record<string, OptionFacts>>).flatMap(([name, { driver: where = section }]) => {
      return texts[where]?.[name] ? [] : [`${where}/${name}`];
    }),
  );
  expect(missing).toEqual([]);
});
