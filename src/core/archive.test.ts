/** Archives come from anywhere: what is whole is read, what is not is refused, and nothing grows beyond its bounds. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { packTar } from 'modern-tar';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ArchiveKind, archiveKind, isDropping, MAX_BYTES, unpack } from './archive.ts';

const tarGz = async (files: Readonly<Record<string, Uint8Array>>) =>
  gzipSync(
    await packTar(
      Object.entries(files).map(([name, body]) => ({
        header: { name, size: body.length, type: 'file' as const },
        body,
      })),
    ),
  );
const makers = {
  zip: async (files: Readonly<Record<string, Uint8Array>>) => zipSync({ ...files }),
  gzip: tarGz,
} satisfies Record<ArchiveKind, unknown>;
const kinds = ['zip', 'gzip'] as const;

const read = async (kind: ArchiveKind, bytes: Uint8Array) =>
  Object.fromEntries((await unpack(kind, bytes)).map(({ path, bytes: content }) => [path, [...content]]));

describe.each(kinds)('%s', (kind) => {
  const name = fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,3}\.txt$/);

  test('gives back what was packed', async () => {
    const content = fc.dictionary(name, fc.uint8Array({ maxLength: 3000 }), {
      minKeys: 1,
      maxKeys: 6,
      noNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(content, async (files) => {
        const bytes = await makers[kind](files);
        expect(archiveKind(bytes)).toBe(kind);
        expect(await read(kind, bytes)).toEqual(
          Object.fromEntries(Object.entries(files).map(([path, body]) => [path, [...body]])),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('cut off anywhere, is refused or read in part, and ends', async () => {
    const bytes = await makers[kind]({ 'a.txt': strToU8('x'.repeat(2000)), 'b.txt': strToU8('y') });
    for (let length = 4; length < bytes.length; length += 7) {
      await expect(unpack(kind, bytes.slice(0, length)), `${length}`).rejects.toThrow();
    }
  });

  test('one that grows beyond the bound is refused', async () => {
    const zeros = new Uint8Array(MAX_BYTES + 1);
    const bytes = await makers[kind]({ 'zeros.txt': zeros });
    expect(bytes.length).toBeLessThan(100_000);
    await expect(unpack(kind, bytes)).rejects.toThrow('too large');
  });

  test('one with more entries than a bundle ever has is refused', async () => {
    const files = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`${index}.txt`, strToU8('x')]));
    await expect(unpack(kind, await makers[kind](files))).rejects.toThrow('too large');
  });

  test('one whose length lies is refused', async () => {
    const bytes = await makers[kind]({ 'a.txt': new Uint8Array(100_000) });
    if (kind === 'gzip') new DataView(bytes.buffer, bytes.byteOffset).setUint32(bytes.length - 4, 512, true);
    else {
      // The uncompressed size in the central directory (APPNOTE 4.3.12).
      const directory = bytes.length - 22 - 46 - 'a.txt'.length;
      new DataView(bytes.buffer, bytes.byteOffset).setUint32(directory + 24, 512, true);
    }
    const found = await unpack(kind, bytes).catch(() => []);
    for (const { bytes: content } of found) expect(content.length).toBeLessThanOrEqual(512);
  });
});

test('any bytes are no archive, or are refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...kinds), fc.uint8Array({ maxLength: 400 }), async (kind, tail) => {
      const magic = kind === 'zip' ? [0x50, 0x4b, 3, 4] : [0x1f, 0x8b];
      expect(archiveKind(tail)).toBeUndefined();
      await expect(unpack(kind, Uint8Array.from([...magic, ...tail]))).rejects.toThrow();
    }),
  );
});

test('what tar and zip of a system pack is read, folders and all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = `exim-wizard-mail.example.org/root/etc/${'long-name/'.repeat(15)}exim4.conf`;
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), 'text');
  execFileSync('tar', ['czf', 'bundle.tar.gz', 'exim-wizard-mail.example.org'], { cwd: folder });
  expect(await read('gzip', readFileSync(join(folder, 'bundle.tar.gz')))).toEqual({ [path]: [...strToU8('text')] });
});

test('what operating systems add is known', () => {
  const added = ['__MACOSX/x/._answers.json', 'x/._README.md', 'x/.DS_Store', 'x/Thumbs.db'];
  expect([...added, 'x/README.md', 'x/.hidden'].filter(isDropping)).toEqual(added);
});
