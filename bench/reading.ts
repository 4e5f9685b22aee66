import { assert } from '../packages/prelude/src/index.ts';
import { openRecorder, prepareLargeAudit } from '../tests/faults/large-audit.ts';
import { officeProcessorMs } from '../tests/faults/office-processor.ts';
import { clearAway, type ServedOffice, scratchDirectory, serveOffice } from '../tests/faults/served-office.ts';
import type { BenchRow } from './measure.ts';

/* What the administrator's progress screen costs the server and its database together, over HTTP. */

const PATIENCE_MS = 600_000;
const CHANGES = 200;
const UNCHANGED = 500;

const SIZES = [
  { jurisdictions: 100, draws: 4_000 },
  { jurisdictions: 1_600, draws: 20_000 },
  { jurisdictions: 100, draws: 100_000 },
] as const;

export async function benchProgress(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const size of SIZES) {
    const dataDirectory = scratchDirectory();
    const { auditId } = await prepareLargeAudit(dataDirectory, size);
    const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS });
    const work = `progress, ${count(size.jurisdictions)} jurisdictions, ${count(size.draws)} draws`;
    rows.push(...(await measureProgress(office, { dataDirectory, auditId, work })));
    office.signal('SIGTERM');
    await office.ended(PATIENCE_MS);
    await clearAway();
  }
  return rows;
}

async function measureProgress(
  office: ServedOffice,
  of: { readonly dataDirectory: string; readonly auditId: string; readonly work: string },
): Promise<readonly BenchRow[]> {
  const { dataDirectory, auditId, work } = of;
  const ask = (tag?: string) => askProgress(office, auditId, tag);
  const recorder = await openRecorder(dataDirectory, auditId);
  const cpuOf = async (times: number, act: () => Promise<unknown>) => {
    const before = officeProcessorMs(office, dataDirectory);
    for (let time = 0; time < times; time += 1) await act();
    return (officeProcessorMs(office, dataDirectory) - before) / 1000 / times;
  };
  // What a process does once, as reading the log for the first time, is measured for itself.
  for (let time = 0; time < 100; time += 1) {
    await recorder.record();
    await ask();
  }
  const recording = await cpuOf(CHANGES, recorder.record);
  const both = await cpuOf(CHANGES, async () => {
    await recorder.record();
    await ask();
  });
  const { tag, bytes } = await ask();
  const unchanged = await cpuOf(UNCHANGED, async () => {
    const answer = await ask(tag);
    assert(tag === undefined || answer.status === 304, 'nothing has changed', answer);
  });
  await recorder.close();
  console.log(`${work}: ${bytes} bytes on the wire`);
  return [
    { work: `${work}, something changed`, cpuSeconds: both - recording, must: 1 },
    { work: `${work}, nothing changed`, cpuSeconds: unchanged, must: 1 },
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
