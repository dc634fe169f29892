import { describe, expect, test } from 'vitest';
import type { Block, Line } from '../../core/files.ts';
import { DOTS, hasSecrets, maskedText, maskOf } from './mask.ts';

const line = (text: string, more: Partial<Line> = {}): Line => ({ text, own: [], inherited: [], part: 'x', ...more });
const secret = (text: string) => line(text, { secret: true });

describe('a secret line', () => {
  test.each([
    ['client_send = : alice : pa55', `client_send = ${DOTS}`],
    ['  hide mysql_servers = localhost/db/user/pa55', `  hide mysql_servers = ${DOTS}`],
    ['smtp.example.net:alice:pa55 ', `smtp.example.net:${DOTS} `],
    ['    alice : pa55 : \\', `    alice : ${DOTS}`],
    ['  pa55', `  ${DOTS}`],
    ['name =', `${DOTS}`],
    // The padding of base64, as at the end of a private key.
    ['c2VjcmV0IQ==', DOTS],
    ['c2VjcmV0ISE=', DOTS],
    ['', ''],
  ])('%j is shown as %j', (text, shown) => {
    expect(maskedText(secret(text), {})).toBe(shown);
  });

  test('is whole without its flag', () => {
    expect(maskedText(line('client_send = : alice : pa55'), {})).toBe('client_send = : alice : pa55');
  });
});

describe('a secret file', () => {
  const file = { secret: true } as const;
  test('hides all lines but comments, blank ones and the line that re-opens it', () => {
    expect(maskedText(line('a: b'), file)).toBe(`a: ${DOTS}`);
    expect(maskOf(line('# who may send'), file)).toBeUndefined();
    expect(maskOf(line('x', { comment: true }), file)).toBeUndefined();
    expect(maskOf(line(''), file)).toBeUndefined();
    expect(maskOf(line('# exim-wizard:…', { part: 'reopen' }), file)).toBeUndefined();
  });
});

test('a file knows whether it holds any secret', () => {
  const blocks = (...lines: Line[]): Block[] => [{ key: 'k', lines }];
  expect(hasSecrets({ blocks: blocks(line('a = b')) })).toBe(false);
  expect(hasSecrets({ blocks: blocks(line('a = b'), secret('c = d')) })).toBe(true);
  expect(hasSecrets({ secret: true, blocks: blocks(line('# only comments')) })).toBe(false);
  expect(hasSecrets({ secret: true, blocks: blocks(line('# x'), line('a: b')) })).toBe(true);
});
