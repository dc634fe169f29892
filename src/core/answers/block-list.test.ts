import { expect, test } from 'vitest';
import { isBlockList, parseBlockList } from './block-list.ts';

test.each([
  ['bl.example.org', 'bl.example.org', 2, 254],
  ['bl.example.org=127.0.0.4', 'bl.example.org', 4, 4],
  ['zen.spamhaus.org=127.0.0.2-11', 'zen.spamhaus.org', 2, 11],
])('%s', (text, zone, first, last) => {
  expect(isBlockList(text)).toBe(true);
  expect(parseBlockList(text)).toEqual({ zone, first, last });
});

test.each([
  'bl',
  'bl.example.org=',
  'bl.example.org=127.0.0.1',
  'bl.example.org=127.0.0.255',
  'bl.example.org=127.255.255.254',
  'bl.example.org=127.0.0.11-2',
  'bl.example.org=127.0.0.2-',
  'bl.example.org=127.0.0.2,127.0.0.3',
  'bl.example.org/24',
  'BL.example.org',
])('%s is none', (text) => {
  expect(isBlockList(text)).toBe(false);
});
