import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Vitest leaves a processor to itself, which on two is half of them; it needs little of one.
const maxWorkers = Math.max(2, availableParallelism() - 1);

/**
 * Three kinds of test, told apart by file name:
 *   *.test.ts      unit: pure, fast, no process is started
 *   *.db.test.ts   database: one cluster for the run, a template clone for each file
 *   *.e2e.ts       journeys in Chromium against a running server
 *
 * The files that a worker runs share what they import: read anew for each of hundreds of files, that took longer than the tests
 * themselves. So no test may change a module, the environment or the clock for those after it.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'mutation/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          isolate: false,
          maxWorkers,
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
          isolate: false,
          maxWorkers,
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
          isolate: false,
          // Each file has a server and a browser of its own; more than two of them starve one another on a small machine.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
