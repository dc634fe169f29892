/** The two pages that are compared, built for production and served. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import { type Build, readBuild } from './built.ts';
import { type Server, serveBuild } from './server.ts';

export interface Site {
  readonly name: string;
  readonly build: Build;
  readonly server: Server;
}

export interface Sites {
  readonly wizard: Site;
  readonly floor: Site;
  readonly close: () => Promise<void>;
}

const configOf = (root: string): Readonly<Record<'wizard' | 'floor', InlineConfig>> => ({
  wizard: { root, configFile: join(root, 'vite.config.ts') },
  floor: { root: join(root, 'e2e/bench/floor'), configFile: false, plugins: [react()], build: { target: 'es2022' } },
});

async function open(name: string, config: InlineConfig): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'exim-wizard-bench-'));
  try {
    await build({ ...config, logLevel: 'error', build: { ...config.build, outDir: folder, emptyOutDir: true } });
    const files = readBuild(folder);
    return { name, build: files, server: await serveBuild(files) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds and serves both pages; `againstItself` puts a second floor in the wizard's place, which must give ratios of 1. */
export async function openSites(root: string, againstItself: boolean): Promise<Sites> {
  const configs = configOf(root);
  const wizard = await open('wizard', againstItself ? configs.floor : configs.wizard);
  const floor = await open('floor', configs.floor);
  return {
    wizard,
    floor,
    close: async () => {
      await Promise.all([wizard.server.close(), floor.server.close()]);
    },
  };
}
