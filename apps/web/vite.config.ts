import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { boardFiles } from './build/board-files.ts';
import { guides } from './build/guides.ts';

export default defineConfig({
  base: '/',
  plugins: [react(), guides(), boardFiles()],
  server: {
    port: 5173,
    proxy: { '/api': 'http://127.0.0.1:8400', '/problems': 'http://127.0.0.1:8400' },
  },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    assetsInlineLimit: 0,
    // How long each plugin took is for who looks for it; a build that is well says nothing.
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: { index: 'index.html', 'board-worker': 'src/board-worker.ts' },
      // A worker governs the addresses below its own, and is asked for by one name for ever.
      output: {
        entryFileNames: ({ name }) => (name === 'board-worker' ? 'board-worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  css: {
    preprocessorOptions: {
      scss: { loadPaths: ['../../node_modules/@uswds/uswds/packages'], quietDeps: true },
    },
  },
});
