import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { assert } from '../packages/prelude/src/index.ts';
import { officeProcessorMs } from '../tests/faults/office-processor.ts';
import { clearAway, scratchDirectory, serveOffice } from '../tests/faults/served-office.ts';
import type { BenchRow } from './measure.ts';

/*
 * What the least costs here that keeps anything: Node's own HTTP server, one prepared statement that finds who asks, one that is a
 * transaction of its own. Whatever is recorded costs this and what Plumbline does besides, so that the two are read together.
 */

const PATIENCE_MS = 600_000;
const BEFORE = 500;
const MEASURED = 500;
/** Measured 0.9 to 1.6 ms while some twenty processes shared two cores. */
const MUST = 0.0024;

export async function benchFloor(): Promise<readonly BenchRow[]> {
  const dataDirectory = scratchDirectory();
  // Its tables are made by a whole server.
  const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS });
  office.signal('SIGTERM');
  await office.ended(PATIENCE_MS);
  const worker = spawn(process.execPath, [fileURLToPath(new URL('floor-worker.ts', import.meta.url)), dataDirectory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said]: unknown[] = await once(worker.stdout, 'data');
  const address = `http://127.0.0.1:${String(said).trim()}/`;
  await ask(address, BEFORE);
  const at = { processId: worker.pid ?? 0 };
  const before = officeProcessorMs(at, dataDirectory);
  await ask(address, MEASURED);
  const cpuSeconds = (officeProcessorMs(at, dataDirectory) - before) / 1000 / MEASURED;
  worker.kill('SIGTERM');
  await once(worker, 'exit');
  await clearAway();
  return [{ work: 'the least that keeps anything, over HTTP', cpuSeconds, must: MUST }];
}

async function ask(address: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const answer = await fetch(address, { method: 'POST', body: '{"ballot":"[null,\\"Batch 1\\",1]"}' });
    assert(answer.ok, 'the least is answered', answer.status);
    await answer.arrayBuffer();
  }
}
