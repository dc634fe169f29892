import { lezer } from '@lezer/generator/rollup';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // Relative, so that the build works under any sub-path (GitHub Pages serves it below the repository's name).
  base: './',
  plugins: [lezer(), react(), tailwindcss()],
  build: { target: 'es2022' },
  preview: { port: 4173, strictPort: false },
});
