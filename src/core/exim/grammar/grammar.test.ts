import { readdirSync, readFileSync } from 'node:fs';
import { buildParserFile } from '@lezer/generator';
import { fileTests } from '@lezer/generator/test';
import { describe, expect, it } from 'vitest';
import { nodeNames, parser } from './index.ts';

const folder = new URL('./', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

for (const file of readdirSync(new URL('test', folder))) {
  describe(file, () => {
    for (const { name, run } of fileTests(read(`test/${file}`), file)) it(name, () => run(parser));
  });
}

describe('the declarations beside the grammar', () => {
  it('name every node', () => {
    const names = parser.nodeSet.types.filter((type) => !type.isAnonymous && !type.isError).map((type) => type.name);
    expect([...nodeNames].sort()).toEqual([...new Set(names)].sort());
  });

  it('declare every term', () => {
    const { terms } = buildParserFile(read('exim.grammar'), { fileName: 'exim.grammar', warn: assertNoWarning });
    const generated = [...terms.matchAll(/^ {2}(\w+) = \d+/gm)].map(([, name]) => name);
    const declared = [...read('exim.grammar.terms.d.ts').matchAll(/^export const (\w+): number;$/gm)].map(
      ([, name]) => name,
    );
    expect(declared).toEqual(generated);
  });
});

function assertNoWarning(message: string): void {
  throw new Error(message);
}
