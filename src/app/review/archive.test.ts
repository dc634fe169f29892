import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { GeneratedFile } from '../../core/bundle.ts';
import { makeArchive } from './archive.ts';

const file = (path: string, mode: number, text: string): GeneratedFile => ({
  path,
  mode,
  owners: [],
  blocks: [{ key: path, lines: [{ text, own: [], inherited: [], part: path }] }],
});
const files = [file('install.sh', 0o755, '#!/bin/sh'), file('root/etc/exim4/exim4.conf', 0o640, '# Ünïcödé')];
const date = new Date('2026-03-04T05:06:08Z');

test('the tar keeps paths, modes, dates and text', async () => {
  const { name, bytes } = await makeArchive('tar.gz', 'mail.example.org', files, date);
  expect(name).toBe('exim-wizard-mail.example.org.tar.gz');
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  writeFileSync(join(folder, name), bytes);
  execFileSync('tar', ['xpzf', name], { cwd: folder });
  const script = join(folder, 'exim-wizard-mail.example.org/install.sh');
  const config = join(folder, 'exim-wizard-mail.example.org/root/etc/exim4/exim4.conf');
  expect(statSync(script).mode & 0o777).toBe(0o755);
  expect(statSync(config).mode & 0o777).toBe(0o640);
  expect(statSync(config).mtime).toEqual(date);
  expect(readFileSync(config, 'utf8')).toBe('# Ünïcödé\n');
});

test('the zip keeps paths, modes and text', async () => {
  const { name, bytes } = await makeArchive('zip', 'mail.example.org', files, date);
  expect(name).toBe('exim-wizard-mail.example.org.zip');
  const content = unzipSync(bytes);
  expect(Object.keys(content)).toEqual(files.map(({ path }) => `exim-wizard-mail.example.org/${path}`));
  expect(new TextDecoder().decode(content['exim-wizard-mail.example.org/root/etc/exim4/exim4.conf'])).toBe(
    '# Ünïcödé\n',
  );
  expect(zipModes(bytes)).toEqual([0o100755, 0o100640]);
});

/** Upper half of the external attributes in each entry of the central directory (APPNOTE 4.3.12). */
function zipModes(bytes: Uint8Array): number[] {
  const buffer = Buffer.from(bytes);
  const modes: number[] = [];
  for (let at = buffer.indexOf('PK\u0001\u0002'); at >= 0; at = buffer.indexOf('PK\u0001\u0002', at + 1)) {
    modes.push(buffer.readUInt16LE(at + 40));
  }
  return modes;
}
