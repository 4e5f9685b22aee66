import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { assert } from '../packages/prelude/src/index.ts';
import { officeProcessorMs } from '../tests/faults/office-processor.ts';
import { clearAway, scratchDirectory, serveOffice } from '../tests/faults/served-office.ts';
import type { BenchRow } from './measure.ts';

/*
 * What the least costs here that does what is asked at all (`floor-worker.ts`): Node's own HTTP server, the statements that say who asks and
 * keep what is kept, and the bytes. Whatever Plumbline does costs this and what it does besides, so that the two are read together.
 */

const PATIENCE_MS = 600_000;
const BEFORE = 500;
const MEASURED = 500;

type Least = {
  readonly work: string;
  readonly rows: number;
  readonly addresses: readonly string[];
  readonly must: number;
};

/** Each measured while some ten processes shared two cores; the limits are half as much more. */
const LEAST: readonly Least[] = [
  { work: 'the least that keeps anything, over HTTP', rows: 100, addresses: ['keep'], must: 0.0024 },
  { work: 'the least that says whether anything is new', rows: 100, addresses: ['look'], must: 0.0006 },
  { work: 'the least that says what is new, 100 jurisdictions', rows: 100, addresses: ['progress'], must: 0.0014 },
  { work: 'the least that says what is new, 1,600 jurisdictions', rows: 1_600, addresses: ['progress'], must: 0.003 },
  { work: 'the least that takes and registers a file of 14 kB', rows: 100, addresses: ['store', 'keep'], must: 0.0029 },
];

export async function benchFloor(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const least of LEAST) rows.push(await measure(least));
  return rows;
}

async function measure({ work, rows, addresses, must }: Least): Promise<BenchRow> {
  const dataDirectory = scratchDirectory();
  // Its tables are made by a whole server.
  const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS });
  office.signal('SIGTERM');
  await office.ended(PATIENCE_MS);
  const program = fileURLToPath(new URL('floor-worker.ts', import.meta.url));
  const worker = spawn(process.execPath, [program, dataDirectory, `${rows}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said]: unknown[] = await once(worker.stdout, 'data');
  const asked = addresses.map((address) => `http://127.0.0.1:${String(said).trim()}/${address}`);
  await ask(asked, BEFORE);
  const at = { processId: worker.pid ?? 0 };
  const before = officeProcessorMs(at, dataDirectory);
  await ask(asked, MEASURED);
  const cpuSeconds = (officeProcessorMs(at, dataDirectory) - before) / 1000 / MEASURED;
  worker.kill('SIGTERM');
  await once(worker, 'exit');
  await clearAway();
  return { work, cpuSeconds, must };
}

async function ask(addresses: readonly string[], times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    for (const address of addresses) {
      const answer = await fetch(address, { method: 'POST', body: bodyFor(address, time) });
      assert(answer.ok, 'the least is answered', answer.status);
      await answer.arrayBuffer();
    }
  }
}

/** Of a file as many bytes as a manifest of 400 batches, each time others. */
function bodyFor(address: string, time: number): string {
  return address.endsWith('/store')
    ? `${time},`.padEnd(14_000, 'County 7 scanner 12 batch 3,250\n')
    : '{"ballot":"[null,1]"}';
}
