import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Plan } from '@plumbline/audit';
import type { Sha256 } from '@plumbline/election';
import { afterAll, expect, test } from 'vitest';
import type { CheckOrder } from '../audit/uploads/check-of-upload.ts';
import { openWorkerPool } from './worker-pool.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'plumbline threads '));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const PLAN: Plan = {
  name: 'Pilot',
  organization: 'Pineland',
  type: 'ballot-polling',
  method: 'bravo',
  compatibility: false,
  settings: null,
  jurisdictions: [{ name: 'Adams', expectedBallots: null }],
  contests: [],
  withoutBallots: [],
};
const ORDER: CheckOrder = {
  file: { name: 'manifest.csv', sha256: '0'.repeat(64) as Sha256 },
  headers: undefined,
  kind: 'manifest',
  jurisdiction: 'Adams',
  plan: PLAN,
  manifestFile: undefined,
  arrived: Buffer.from('Batch Name,Number of Ballots\nOne,250\n'),
};

function threadsAtWork(): number {
  return process.getActiveResourcesInfo().filter((one) => one === 'MessagePort').length;
}

test('what a thread fails with keeps what the system calls it, by which a full disk is told from our mistakes', async () => {
  const file = path.join(scratch, 'no directory');
  writeFileSync(file, '');
  const pool = openWorkerPool({ filesDirectory: file, threadsMax: 1 });
  await expect(pool.run('check-upload', ORDER)).rejects.toMatchObject({ code: 'ENOTDIR' });
  await pool.close();
});

test('short tasks that come at once are done by one thread, and where it is held up another is started', async () => {
  const before = threadsAtWork();
  const pool = openWorkerPool({ filesDirectory: path.join(scratch, 'files'), threadsMax: 2 });
  await pool.run('check-upload', ORDER);
  const found = await Promise.all(Array.from({ length: 4 }, () => pool.run('check-upload', ORDER)));
  expect(found.map(({ figures }) => figures)).toEqual(Array(4).fill({ kind: 'manifest', batches: 1, ballots: 250 }));
  expect(threadsAtWork() - before).toBe(1);
  const lines = Array.from({ length: 150_000 }, (_, index) => `Batch ${index + 1},250`);
  const arrived = Buffer.from(`Batch Name,Number of Ballots\n${lines.join('\n')}\n`);
  const long = pool.run('check-upload', { ...ORDER, arrived });
  const second = pool.run('check-upload', ORDER);
  await Promise.race([long, second]);
  expect(threadsAtWork() - before).toBe(2);
  expect(await second).toEqual(found[0]);
  expect((await long).figures).toEqual({ kind: 'manifest', batches: 150_000, ballots: 37_500_000 });
  await pool.close();
});
