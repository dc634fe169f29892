import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lezer } from '@lezer/generator/rollup';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build as bundle } from 'rolldown';
import { minifySync } from 'rolldown/utils';
import { createServer, defineConfig, type Plugin } from 'vite';
import { type Prerendered, prerenderedPage } from './src/app/build.ts';

/** Loads the app in Node, once a build, to draw the first step. */
async function loadApp(): Promise<Prerendered> {
  const server = await createServer({
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    plugins: [lezer(), react()],
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { prerender, earlyScript } = (await server.ssrLoadModule('/src/app/prerender.tsx')) as Prerendered;
    return { prerender, earlyScript: () => minifySync('early.js', earlyScript()).code.trim() };
  } finally {
    await server.close();
  }
}

/** Every file of the build. Names below assets/ hold a hash already. */
function precacheOf(folder: string): { url: string; revision: string | null }[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
  return paths
    .map((path) => {
      const url = path.slice(folder.length + 1);
      const revision = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);
      return { url, revision: url.startsWith('assets/') ? null : revision };
    })
    .filter(({ url }) => url !== 'sw.js');
}

/** Makes sw.js when everything else has been written. */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    async writeBundle({ dir }) {
      if (!dir) return;
      await bundle({
        input: fileURLToPath(new URL('src/app/offline/worker.ts', import.meta.url)),
        output: { file: join(dir, 'sw.js'), format: 'iife', minify: true, sourcemap: false },
        transform: {
          define: { PRECACHE: JSON.stringify(precacheOf(dir)), 'process.env.NODE_ENV': '"production"' },
        },
        logLevel: 'silent',
      });
    },
  };
}

/** What is imported later has no styles and preloads of its own to wait for: the few lines for that would stand in the start. */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
  };
}

export default defineConfig({
  // Relative, so that the build works under any sub-path (GitHub Pages serves it below the repository's name).
  base: './',
  plugins: [plainImports(), lezer(), react(), tailwindcss(), prerenderedPage(loadApp), serviceWorker()],
  build: {
    target: 'es2022',
    // What Tailwind itself asks for: nothing is written twice for browsers that are older.
    cssTarget: ['chrome111', 'firefox128', 'safari16.4'],
    // Styles are in the page (`build.ts`) or in the code that they belong to (`ui/adopt.ts`): no script has any to fetch.
    cssCodeSplit: false,
    // What is loaded later has nothing to wait for but itself: its tables would only weigh.
    modulePreload: false,
    rolldownOptions: {
      // What the page starts with is one file, and what follows at once are two, React and the page, so that the browser can draw between
      // them: pieces that they share with what comes later would be asked for apart, and compress worse.
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            {
              name: 'react',
              test: /[\\/](?:node_modules[\\/](?:react|react-dom|scheduler)[\\/]|src[\\/]app[\\/]react\.ts$)/,
              priority: 3,
            },
            { name: 'page', test: /[\\/]src[\\/]app[\\/]page\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
  preview: { port: 4173, strictPort: false },
});
