import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '../packages/prelude/src/index.ts';
import { openRecorder, prepareLargeAudit } from '../tests/faults/large-audit.ts';
import { officeProcessorMs } from '../tests/faults/office-processor.ts';
import { clearAway, type ServedOffice, scratchDirectory, serveOffice } from '../tests/faults/served-office.ts';
import type { BenchRow } from './measure.ts';

/* What the administrator's progress screen costs the server and its database together, over HTTP. */

const PATIENCE_MS = 600_000;
/**
 * What a process does once, as compiling what is called often, comes before: V8 compiles the last of it after more than a thousand answers. Nobody
 * is given more than 1,200 in a minute.
 */
const BEFORE = [1_100, 1_100];
const MINUTE_MS = 61_000;
const CHANGES = 200;
const UNCHANGED = 500;
/** Of 1,600 jurisdictions 16,600 were measured, before packing 464,000. */
const WIRE_BYTES_MAX = 30_000;

/* Measured with nothing else at work, once the server had compiled what an answer is made of; each limit is half as much more. */
const SIZES = [
  // Measured 1.65 ms; unchanged 0.32.
  { jurisdictions: 100, draws: 4_000, changedMust: 0.0025, unchangedMust: 0.0005 },
  // Measured 5.3 ms; unchanged 0.38.
  { jurisdictions: 1_600, draws: 20_000, changedMust: 0.008, unchangedMust: 0.0006 },
  // Measured 2.9 ms; unchanged 0.38.
  { jurisdictions: 100, draws: 100_000, changedMust: 0.0044, unchangedMust: 0.0006 },
] as const;
/** From the start of the process until somebody has signed in to the data that was there. Measured 2.2 s in the same company. */
const START_SECONDS = 3.3;
/** Until progress is answered for the first time, for which the whole log is folded. Measured 0.6 s with 1,600 jurisdictions; the limit is what it may take at most. */
const FIRST_ANSWER_SECONDS = 3;

export async function benchProgress(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const size of SIZES) {
    const dataDirectory = scratchDirectory();
    const { auditId } = await prepareLargeAudit(dataDirectory, size);
    const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS });
    const work = `progress, ${count(size.jurisdictions)} jurisdictions, ${count(size.draws)} draws`;
    const started = officeProcessorMs(office, dataDirectory) / 1000;
    const again = `start again, ${count(size.jurisdictions)} jurisdictions, ${count(size.draws)} draws`;
    rows.push({ work: again, cpuSeconds: started, must: START_SECONDS });
    await askProgress(office, auditId);
    const answered = officeProcessorMs(office, dataDirectory) / 1000 - started;
    rows.push({ work: `${work}, the first answer`, cpuSeconds: answered, must: FIRST_ANSWER_SECONDS });
    rows.push(...(await measureProgress(office, { ...size, dataDirectory, auditId, work })));
    office.signal('SIGTERM');
    await office.ended(PATIENCE_MS);
    await clearAway();
  }
  return rows;
}

async function measureProgress(
  office: ServedOffice,
  of: {
    readonly dataDirectory: string;
    readonly auditId: string;
    readonly work: string;
    readonly changedMust: number;
    readonly unchangedMust: number;
  },
): Promise<readonly BenchRow[]> {
  const { dataDirectory, auditId, work } = of;
  const ask = (tag?: string) => askProgress(office, auditId, tag);
  const recorder = await openRecorder(dataDirectory, auditId);
  const cpuOf = async (times: number, act: () => Promise<unknown>) => {
    const before = officeProcessorMs(office, dataDirectory);
    for (let time = 0; time < times; time += 1) await act();
    return (officeProcessorMs(office, dataDirectory) - before) / 1000 / times;
  };
  for (const times of BEFORE) {
    for (let time = 0; time < times; time += 1) {
      await recorder.record();
      await ask();
    }
    await sleep(MINUTE_MS);
  }
  const recording = await cpuOf(CHANGES, recorder.record);
  const both = await cpuOf(CHANGES, async () => {
    await recorder.record();
    await ask();
  });
  const { tag, bytes } = await ask();
  const unchanged = await cpuOf(UNCHANGED, async () => {
    const answer = await ask(tag);
    assert(answer.status === 304, 'nothing has changed', answer);
  });
  await recorder.close();
  assert(bytes < WIRE_BYTES_MAX, 'an answer is small on the wire', bytes);
  return [
    { work: `${work}, something changed`, cpuSeconds: both - recording, must: of.changedMust },
    { work: `${work}, nothing changed`, cpuSeconds: unchanged, must: of.unchangedMust },
  ];
}

async function askProgress(office: ServedOffice, auditId: string, tag?: string) {
  const response = await office.fetch(`${office.origin}/api/queries/round-progress?auditId=${auditId}`, {
    method: 'GET',
    headers: tag === undefined ? {} : { 'if-none-match': tag },
  });
  assert(response.status === 200 || response.status === 304, 'progress is answered', response.status);
  await response.arrayBuffer();
  const { status, headers } = response;
  return { status, tag: headers.get('etag') ?? undefined, bytes: Number(headers.get('content-length')) };
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
