import { defineConfig } from 'vitest/config';

/**
 * Three kinds of test, told apart by file name:
 *   *.test.ts      unit: pure, fast, no process is started
 *   *.db.test.ts   database: one cluster for the run, a template clone for each file
 *   *.e2e.ts       journeys in Chromium against a running server
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'mutation/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
          // Set-ups replay whole states; on a busy machine that takes longer than the ten seconds they get by default.
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['./apps/server/src/database/test-cluster.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['tests/**/*.e2e.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['./apps/server/src/database/test-cluster.ts'],
          // Each file has a server and a browser of its own; more than two of them starve one another on a small machine.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
