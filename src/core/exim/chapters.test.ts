import { expect, test } from 'vitest';
import { chapterAddress, chapterOf, chapters } from './chapters.ts';
import { optionTables } from './options.ts';

test('every option that is printed has a chapter', () => {
  for (const [section, table] of Object.entries(optionTables)) {
    for (const [name, facts] of Object.entries(table)) {
      const about = `${'driver' in facts ? facts.driver : section}/${name}`;
      expect(chapterOf(about), about).toBeDefined();
    }
  }
});

test('addresses are those of the manual on the web', () => {
  const { number, title } = chapters.rewrite ?? { number: 0, title: '' };
  expect(chapterAddress({ number, title })).toMatch(/\/spec_html\/ch-address_rewriting\.html$/);
  expect(chapterAddress({ number: 43, title: 'Encrypted SMTP connections using TLS/SSL' })).toMatch(
    /\/ch-encrypted_smtp_connections_using_tlsssl\.html$/,
  );
});
