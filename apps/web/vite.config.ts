import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { guides } from './build/guides.ts';

export default defineConfig({
  base: '/',
  plugins: [react(), guides()],
  server: {
    port: 5173,
    proxy: { '/api': 'http://127.0.0.1:8400', '/problems': 'http://127.0.0.1:8400' },
  },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    assetsInlineLimit: 0,
    // How long each plugin took is for who looks for it; a build that is well says nothing.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  css: {
    preprocessorOptions: {
      scss: { loadPaths: ['../../node_modules/@uswds/uswds/packages'], quietDeps: true },
    },
  },
});
