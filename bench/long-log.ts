import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '../packages/prelude/src/index.ts';
import { databaseProcessorMs } from '../tests/faults/database-processor.ts';
import { clearAway, type ServedOffice, scratchDirectory, serveOffice } from '../tests/faults/served-office.ts';
import type { Visitor } from '../tests/faults/visitor.ts';
import type { BenchRow } from './measure.ts';
import { layLongLog } from './prepare/lay-long-log.ts';
import { processorSeconds, residentMb, runProgram } from './prepare/watched-process.ts';

/*
 * What a log of a million entries costs the server that meets it for the first time, those who ask for something else
 * meanwhile, whoever takes it away, and the commands that read all of it.
 */

const ENTRIES = 1_000_000;
const PATIENCE_MS = 600_000;
const PROBE_MS = 20;

/**
 * Half as much more than was measured for one jurisdiction while some twenty processes shared two cores, which doubles what a piece
 * of work takes, and the longest turn as it ought to be. By the clock a wait is nearly all for a core.
 */
const LIMITS = {
  read: { seconds: 15, megabytes: 590 },
  turnSeconds: 0.1,
  waitSeconds: 2.3,
  download: { seconds: 12.4, megabytes: 80 },
  rebuild: { seconds: 21.5, megabytes: 420 },
  check: { seconds: 39, megabytes: 440 },
} as const;

export async function benchLongLog(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const jurisdictions of [50, 1]) {
    const dataDirectory = scratchDirectory();
    const auditId = await layLongLog(dataDirectory, { entries: ENTRIES, jurisdictions });
    rows.push(...(await measureLongLog(dataDirectory, { auditId, jurisdictions })));
    await clearAway();
  }
  return rows;
}

/** All rows of one office that is laid already. */
export async function measureLongLog(
  dataDirectory: string,
  laid: { readonly auditId: string; readonly jurisdictions: number },
): Promise<readonly BenchRow[]> {
  const { auditId, jurisdictions } = laid;
  const of = `1,000,000 entries of ${jurisdictions === 1 ? 'one jurisdiction' : `${jurisdictions} jurisdictions`}`;
  const rows: BenchRow[] = [];
  const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS, measured: true });
  await office.memory('watch-turns');
  const probes = startProbes(office);
  const read = await used(office, dataDirectory, async () => {
    const asked = await office.client.ask('plan', { auditId });
    assert(asked.ok, 'the audit is shown', asked);
  });
  const waited = await probes.stop();
  const { longestTurnMs } = await office.memory('as-it-is');
  rows.push({ work: `first read of ${of}`, ...read, must: LIMITS.read.seconds, memoryMustMb: LIMITS.read.megabytes });
  rows.push({
    work: 'the longest that it kept another request waiting meanwhile',
    cpuSeconds: longestTurnMs / 1000,
    must: LIMITS.turnSeconds,
  });
  rows.push({
    work: 'the same by the clock, and waiting for a core (seconds)',
    cpuSeconds: waited / 1000,
    must: LIMITS.waitSeconds,
  });
  const residentBefore = residentMb(office.processId, 'now');
  let mostMb = 0;
  const download = await used(office, dataDirectory, async () => {
    mostMb = await takeLog(office, auditId);
  });
  rows.push({
    work: `download of ${of} (memory: growth)`,
    cpuSeconds: download.cpuSeconds,
    must: LIMITS.download.seconds,
    memoryMb: Math.max(0, mostMb - residentBefore),
    memoryMustMb: LIMITS.download.megabytes,
  });
  for (const command of ['rebuild', 'check'] as const) {
    const ran = await runProgram([command, '--data', dataDirectory], dataDirectory);
    rows.push({
      work: `${command} of ${of}`,
      ...ran,
      must: LIMITS[command].seconds,
      memoryMustMb: LIMITS[command].megabytes,
    });
  }
  office.signal('SIGTERM');
  await office.ended(PATIENCE_MS);
  return rows;
}

async function used(office: ServedOffice, dataDirectory: string, work: () => Promise<void>) {
  const spent = () => processorSeconds(office.processId) + databaseProcessorMs(dataDirectory) / 1000;
  const before = spent();
  await work();
  return { cpuSeconds: spent() - before, memoryMb: residentMb(office.processId, 'at-its-largest') };
}

/** Somebody who asks for the start page again and again; `stop` answers the longest wait in milliseconds. */
function startProbes(office: Pick<Visitor, 'client'>): { readonly stop: () => Promise<number> } {
  let goesOn = true;
  let longest = 0;
  const asking = (async () => {
    while (goesOn) {
      const began = performance.now();
      const home = await office.client.ask('home', {});
      assert(home.ok, 'the start page is answered', home);
      longest = Math.max(longest, performance.now() - began);
      await sleep(PROBE_MS);
    }
  })();
  return {
    async stop() {
      goesOn = false;
      await asking;
      return longest;
    },
  };
}

/** Takes the log at the pace of somebody who reads every line; answers the most that the server had resident meanwhile. */
async function takeLog(office: ServedOffice, auditId: string): Promise<number> {
  const response = await office.fetch(`${office.origin}/api/log.jsonl?auditId=${auditId}`, { method: 'GET' });
  assert(response.ok && response.body !== null, 'the log is sent', response.status);
  let most = 0;
  let chunks = 0;
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (chunks % 100 === 0) most = Math.max(most, residentMb(office.processId, 'now'));
    chunks += 1;
  }
  assert(bytes > 500_000_000, 'the log arrives whole', bytes);
  return most;
}
