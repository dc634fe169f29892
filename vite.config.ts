import { lezer } from '@lezer/generator/rollup';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { createServer, defineConfig } from 'vite';
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
    return (await server.ssrLoadModule('/src/app/prerender.tsx')) as Prerendered;
  } finally {
    await server.close();
  }
}

export default defineConfig({
  // Relative, so that the build works under any sub-path (GitHub Pages serves it below the repository's name).
  base: './',
  plugins: [lezer(), react(), tailwindcss(), prerenderedPage(loadApp)],
  build: { target: 'es2022' },
  preview: { port: 4173, strictPort: false },
});
