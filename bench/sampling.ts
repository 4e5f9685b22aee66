import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Fraction } from '../packages/statistics/src/numeric/fraction.ts';
import { drawBallots, drawFromCandidates } from '../packages/statistics/src/sampling/draw-ballots.ts';
import { drawUniverse } from '../packages/statistics/src/sampling/draw-universe.ts';
import type { BallotCandidates } from '../packages/statistics/src/sampling/least-ballots.ts';
import { drawBatches } from '../packages/statistics/src/sampling/ppeb.ts';
import { type BallotBatch, scanPools } from '../packages/statistics/src/sampling/scan-ballots.ts';
import { type BenchRow, measure } from './measure.ts';

const SEED = '06712221796172622814';
const DRAWS = 1000;

/** A state's manifest: 100,000 batches of 100 ballots in 63 counties. */
export function tenMillionBallots(): readonly BallotBatch[] {
  return Array.from({ length: 100_000 }, (_, i) => ({
    jurisdiction: `County ${i % 63}`,
    tabulator: String(i % 40),
    batch: `Batch ${i}`,
    ballots: 100,
  }));
}

/** Drawing ballots and batches. */
export function benchSampling(): readonly BenchRow[] {
  const names = tenMillionBallots().map(({ jurisdiction, batch }) => ({ jurisdiction, batch }));
  const bounds: readonly Fraction[] = names.map((_, i) => ({
    numerator: 100 + (i % 89),
    denominator: 400_000 + (i % 3),
  }));
  const batchRequest = { seed: SEED, batches: names, bounds, previous: [], draws: 200 };
  return [
    drawInProcess('draw'),
    drawInProcess('many'),
    ...fiveContests(),
    measure('200 of 100,000 batches by SHA-256', 0.1, () => expectOk(drawBatches({ ...batchRequest, form: 'sha256' }))),
    measure('200 of 100,000 batches by NumPy’s generator', 0.1, () =>
      expectOk(drawBatches({ ...batchRequest, form: 'numpy' })),
    ),
  ];
}

/** A large draw, in a process of its own so that its memory can be told. */
function drawInProcess(work: 'draw' | 'many'): BenchRow {
  const itself = fileURLToPath(import.meta.url);
  const row: BenchRow = JSON.parse(
    execFileSync(process.execPath, [...process.execArgv, itself, work], { encoding: 'utf8' }),
  );
  return { ...row, memoryMustMb: work === 'draw' ? 180 : 200 };
}

/** Cards of which five contests are on all: every card is hashed once, for however many contests. */
function fiveContests(): readonly BenchRow[] {
  const batches = tenMillionBallots().slice(0, 10_000);
  const scanFor = (contests: number) => () => {
    const pools = Array.from({ length: contests }, () => ({ keep: DRAWS, holds: () => true }));
    const found = scanPools({ seed: SEED, batches, fromBatch: 0, toBatch: batches.length, pools });
    for (const candidates of found) {
      const request = { seed: SEED, batches, phantomKeys: [], withReplacement: true, drop: 0, take: DRAWS };
      expectOk(drawUniverse({ ...request, candidates }));
    }
  };
  measure('', 0, scanFor(1));
  const one = measure('1,000 tickets of 1 million ballots for one contest', 1.5, scanFor(1));
  return [one, measure('The same for five contests over the same ballots', 1.3 * one.cpuSeconds, scanFor(5))];
}

/**
 * The same draw divided among worker threads. What counts is the CPU time of the slowest thread: on a machine with idle
 * cores that is the time by the clock, and unlike the clock it does not depend on what else runs.
 */
export async function benchSamplingWorkers(): Promise<readonly BenchRow[]> {
  const one = await slowestThread(1);
  const two = await slowestThread(2);
  return [
    { work: 'The same scan in one worker thread', cpuSeconds: one, must: 10 },
    { work: 'The same scan in two worker threads: the slower one', cpuSeconds: two, must: 0.65 * one },
  ];
}

async function slowestThread(workers: number): Promise<number> {
  const batches = tenMillionBallots();
  const share = Math.ceil(batches.length / workers);
  const scans = await Promise.all(
    Array.from({ length: workers }, (_, i) => {
      const toBatch = Math.min(batches.length, (i + 1) * share);
      return scanInWorker({ seed: SEED, fromBatch: i * share, toBatch, keep: DRAWS });
    }),
  );
  const candidates = scans.map((scan) => scan.candidates);
  expectOk(drawFromCandidates({ seed: SEED, batches, withReplacement: true, drop: 0, take: DRAWS }, candidates));
  return Math.max(...scans.map((scan) => scan.cpuSeconds));
}

type Scan = { readonly candidates: BallotCandidates; readonly cpuSeconds: number };

function scanInWorker(range: {
  readonly seed: string;
  readonly fromBatch: number;
  readonly toBatch: number;
  readonly keep: number;
}): Promise<Scan> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sampling-worker.ts', import.meta.url), { workerData: range });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function expectOk(answered: { readonly ok: boolean }): void {
  if (!answered.ok) throw new Error(JSON.stringify(answered));
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === 'draw') {
  const request = { seed: SEED, batches: tenMillionBallots(), withReplacement: true, drop: 0, take: DRAWS };
  const row = measure('1,000 tickets of 10 million ballots', 10, () => expectOk(drawBallots(request)));
  print(row);
}
if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === 'many') {
  const batches = tenMillionBallots().slice(0, 10_000);
  const request = { seed: SEED, batches, withReplacement: true, drop: 0, take: 100_000 };
  // Measured 1.14 s and 146 MB while others worked on the same two cores.
  print(measure('100,000 tickets of 1 million ballots', 1.7, () => expectOk(drawBallots(request))));
}

function print(row: BenchRow): void {
  // The operating system counts in kilobytes.
  console.log(JSON.stringify({ ...row, memoryMb: process.resourceUsage().maxRSS / 1000 }));
}
