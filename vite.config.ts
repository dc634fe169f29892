import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lezer } from '@lezer/generator/rollup';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build as bundle, type CodeSplittingGroup } from 'rolldown';
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

/** Marks a second copy of a library. */
const COPY = '?pack';

/** Who makes a bundle loads what packs and not what unpacks: one copy of a library for both would hold all that either of them uses. */
function packersApart(): Plugin {
  return {
    name: 'packers-apart',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const isWanted = importer?.endsWith('/src/app/review/archive.ts') && /^[a-z]/.test(source);
      if (!isWanted && !importer?.endsWith(COPY)) return null;
      const found = await this.resolve(source, importer?.replace(COPY, ''), { ...options, skipSelf: true });
      return found && { id: found.id + COPY, moduleSideEffects: false };
    },
    load: (id) => (id.endsWith(COPY) ? readFileSync(id.slice(0, -COPY.length), 'utf8') : null),
  };
}

const path = (text: string) => new RegExp(text.replaceAll('/', '[\\\\/]'));
/** Of whatever is found in a module's path. */
const named = (before: string, what: RegExp) => (id: string) => `${before}-${what.exec(id)?.[1]}`;

/**
 * What is always asked for together is one file: several are asked for one after another, and compress worse. A piece holds what its
 * modules import too, unless a piece above it does.
 */
const pieces: CodeSplittingGroup[] = [
  // React and the page are two, so that the browser can draw between them.
  {
    name: 'react',
    test: path('/node_modules/(?:react|react-dom|scheduler)/|/src/app/react\\.ts$'),
    priority: 9,
  },
  { name: 'start', tags: ['$initial'], priority: 8 },
  // With the page: two small ones, which several of the others need.
  { name: 'page', test: path('/src/app/(?:page\\.tsx|preview/made-by\\.ts|ui/adopt\\.ts)$'), priority: 7 },
  { name: 'diff', test: path('/src/app/preview/diff\\.ts$'), priority: 6 },
  { name: 'files', test: path('/src/(?:core/mailserver/index|app/state/rest)\\.ts$'), priority: 5 },
  { name: 'editor', test: path('/src/app/preview/editor\\.ts$'), priority: 4 },
  { name: 'late-pieces', test: path('/src/app/late-pieces\\.ts$'), priority: 3 },
  { name: 'explain', test: path('/src/(?:app/preview/(?:find|known|explain)|language/exim/place)\\.ts$'), priority: 2 },
  { name: 'zip', test: path('/fflate/.*\\?pack$'), priority: 1 },
  { name: 'tar', test: path('/modern-tar/.*\\?pack$'), priority: 1 },
  {
    name: named('review', /[\\/]words[\\/]([\w-]+)/),
    test: path('/src/words/[\\w-]+/(?:review|findings|dns|temporary|packages)\\.ts$'),
    includeDependenciesRecursively: false,
  },
  {
    name: named('docs', /(\w+)\.ts$/),
    test: path('/language/exim/docs/(?:main|routers|transports|authenticators|structure|expansions)\\.ts$'),
    includeDependenciesRecursively: false,
  },
];

/** What runs when the page is opened, whatever somebody does there. */
const atStart: ReadonlySet<string> = new Set([
  'index',
  'react',
  'page',
  'files',
  'FormFields',
  'late-pieces',
  'editor',
  'language',
  'exim',
]);

/** Chromium finds the end of each function first, and reads it once more when it is called: here it is told that nearly all of them are. */
const compiledAtOnce = ({ name }: { readonly name: string }) =>
  atStart.has(name) ? '//# allFunctionsCalledOnLoad' : '';

export default defineConfig({
  // Relative, so that the build works under any sub-path (GitHub Pages serves it below the repository's name).
  base: './',
  plugins: [plainImports(), packersApart(), lezer(), react(), tailwindcss(), prerenderedPage(loadApp), serviceWorker()],
  build: {
    target: 'es2022',
    // What Tailwind itself asks for: nothing is written twice for browsers that are older.
    cssTarget: ['chrome111', 'firefox128', 'safari16.4'],
    // Styles are in the page (`build.ts`) or in the code that they belong to (`ui/adopt.ts`): no script has any to fetch.
    cssCodeSplit: false,
    // What is loaded later has nothing to wait for but itself: its tables would only weigh.
    modulePreload: false,
    rolldownOptions: { output: { codeSplitting: { groups: pieces }, postBanner: compiledAtOnce } },
  },
  preview: { port: 4173, strictPort: false },
});
