#!/usr/bin/env node
// Runs the command line, src/cli.ts, from a bundle that is made once and kept under node_modules/.cache.
//
// The bundle's name holds a digest of everything that it is made of, by content, so it cannot be stale; calls at the same
// time may each make it, and each puts it in place in one step.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules/.cache/exim-wizard');
const entry = join(root, 'src/cli.ts');
const A_DAY = 24 * 60 * 60 * 1000;

process.exitCode = await run();

async function run() {
  const { main } = await import(pathToFileURL(await currentBundle()).href);
  return main(process.argv.slice(2));
}

/** The bundle of the sources as they are now. */
async function currentBundle() {
  for (;;) {
    const before = fingerprint();
    const file = join(cache, `cli-${before}.mjs`);
    if (existsSync(file)) return file;
    const code = await build();
    // Sources that changed meanwhile: nobody knows which of them the bundle holds.
    if (fingerprint() === before) keep(file, code);
  }
}

function keep(file, code) {
  mkdirSync(cache, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, code);
  renameSync(unfinished, file);
  for (const name of readdirSync(cache)) {
    const old = join(cache, name);
    const { mtimeMs } = statSync(old, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (name.startsWith('cli-') && mtimeMs < Date.now() - A_DAY) rmSync(old, { force: true });
  }
}

/** One digest of the sources, of what npm has installed, and of this file. */
function fingerprint() {
  const digest = createHash('sha256');
  const installed = join(root, 'node_modules/.package-lock.json');
  const others = [fileURLToPath(import.meta.url), entry, ...(existsSync(installed) ? [installed] : [])];
  for (const file of [...others, ...filesBelow('src/cli'), ...filesBelow('src/core'), ...filesBelow('src/words')]) {
    const content = readFileSync(file);
    digest.update(`${file}\0${content.length}\0`).update(content);
  }
  return digest.digest('hex').slice(0, 32);
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((found) => found.isFile() && !found.name.endsWith('.test.ts'))
    .map((found) => join(found.parentPath ?? found.path, found.name))
    .sort();
}

async function build() {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: entry, platform: 'node' });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  if (output.length !== 1) throw new Error(`src/cli.ts became ${output.length} files; it must be one`);
  return output[0].code;
}
