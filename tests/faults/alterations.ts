import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ALTERATIONS, UNKNOWABLE } from '../../apps/server/src/testing/alterations.ts';
import type { Finding } from './main.ts';

const TIMES = 1_000;
const MS_MAX = 30 * 60_000;
const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const TEST = 'apps/server/src/check/check-installation.db.test.ts';

/** A thousand alterations of an office's database, each taken back: does `plumbline check` name every one? */
export async function alterations(): Promise<readonly Finding[]> {
  const vitest = path.join(REPOSITORY, 'node_modules/vitest/vitest.mjs');
  const run = spawnSync(process.execPath, [vitest, 'run', '--project', 'database', TEST], {
    cwd: REPOSITORY,
    encoding: 'utf8',
    timeout: MS_MAX,
    // The test makes each kind once; with this it goes round and round, each time with other rows and values.
    env: { ...process.env, PLUMBLINE_ALTERATIONS: String(TIMES) },
  });
  const holds = run.status === 0;
  return [
    {
      demand: `${TIMES} alterations in ${ALTERATIONS.length} classes that contradict the log or the files are all named`,
      found: holds ? `${TIMES} named` : run.stdout,
      holds,
    },
    {
      demand: `${UNKNOWABLE.length} classes contradict nothing that is stored, and are taken for nothing else`,
      found: UNKNOWABLE.map(({ name, why }) => `${name}: ${why}`).join('\n          '),
      holds,
    },
  ];
}
