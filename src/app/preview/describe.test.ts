import { expect, test } from 'vitest';
import { findDescription } from '../../language/exim/docs/look-up.ts';
import { loadManual } from '../../words/languages.ts';
import { say } from './describe.ts';

async function said(language: 'en' | 'zh-CN', key: string) {
  const found = await findDescription([key]);
  if (!found) throw new Error(`nothing about ${key}`);
  return say(found, await loadManual(language), language === 'en');
}

test('an option says where it belongs, its type, its default and its version', async () => {
  expect((await said('en', 'smtp/hosts_try_dane')).facts).toEqual([
    'smtp transport',
    'host list, expanded',
    'default: *',
    'since Exim 4.91',
  ]);
  expect((await said('zh-CN', 'smtp/hosts_try_dane')).facts).toEqual([
    'smtp 传输器',
    'host list（展开）',
    '默认值：*',
    '自 Exim 4.91 起',
  ]);
});

test('what every Exim 4 has is said so, and what nobody dates is not dated', async () => {
  expect((await said('en', 'main/primary_hostname')).facts).toContain('in every Exim 4');
  expect((await said('en', 'verbs/deny')).facts).toEqual(['ACL verb']);
});

test('a text without a translation is marked as English', async () => {
  expect(await said('zh-CN', 'main/primary_hostname')).toMatchObject({ lang: undefined });
  expect(await said('zh-CN', 'main/mysql_servers')).toMatchObject({ lang: 'en' });
  expect(await said('en', 'main/mysql_servers')).toMatchObject({ lang: undefined });
});
