/** What the page says of the manual, against the manual that Debian ships with each Exim. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chapters } from '../../src/core/exim/chapters.ts';
import { type OptionFacts, optionTables } from '../../src/core/exim/options.ts';
import { type Host, type Internet, inLab, internet } from '../lab/index.ts';

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('the manual of %s', (suite) => {
  let net: Internet;
  let host: Host;
  let manual: string;

  beforeAll(async () => {
    net = await internet();
    host = await net.host({ suite, name: 'mail.example.org' });
    manual = await host.run('zcat /usr/share/doc/exim4-base/spec.txt.gz');
  });
  afterAll(async () => {
    await host?.close();
    await net?.close();
  });

  test('has the chapters that the page names, under their numbers', () => {
    for (const { number, title } of Object.values(chapters)) {
      expect(manual.toLowerCase()).toContain(`\n${number}. ${title.toLowerCase()}\n`);
    }
  });

  test('and the server knows every main option that is printed', async () => {
    const known = await host.run(['exim4', '-bP']);
    const macros = await host.run(['exim4', '-bP', 'macros']);
    for (const [name, { needs }] of Object.entries<OptionFacts>(optionTables.main)) {
      if (needs && !macros.includes(`${needs}=`)) continue;
      expect(known).toMatch(new RegExp(`^(no_)?${name}\\b`, 'm'));
    }
  });
});
