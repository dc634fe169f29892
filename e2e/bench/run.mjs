#!/usr/bin/env node
// Measures the wizard beside the floor page and prints one table:  node e2e/bench/run.mjs [--quick] [--against-itself]
//
// The modules beside this file are TypeScript, so they are bundled first; packages stay where they are.
import { rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const file = path(`../../node_modules/.cache/exim-wizard/bench-${process.pid}.mjs`);

const isPackage = (id) => /^(?:node:|@?[a-z])/i.test(id);
const bundle = await rolldown({ input: path('main.ts'), platform: 'node', external: isPackage });
try {
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  const { main } = await import(pathToFileURL(file).href);
  process.exitCode = await main(path('../..'), process.argv.slice(2));
} finally {
  await bundle.close();
  rmSync(file, { force: true });
}
