import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '../packages/prelude/src/index.ts';
import { openRound, type Round, recordBallots, recordStraight, sitDown } from '../tests/faults/counties-at-work.ts';
import { databaseProcessorMs } from '../tests/faults/database-processor.ts';
import { clearAway, type ServedOffice, scratchDirectory, serveOffice } from '../tests/faults/served-office.ts';
import type { BenchRow } from './measure.ts';

/* What a ballot costs the server and its database together, over HTTP, however many were recorded before. */

const PATIENCE_MS = 600_000;
/**
 * One board enters so many for each figure. What a process does once, as reading the log for the first time and compiling what is
 * called often, comes before: a server that records a round has done it. V8 compiles the last of it after some thousand ballots.
 */
const MEASURED = 600;
const BEFORE = 1_200;
/** They are entered by so many boards, because one board may not send as much in a minute. */
const BOARDS_BEFORE = 4;

/**
 * With one board at work, every ballot has a commit of its own. Measured 0.8 to 1.7 ms with nothing else at work, where the least that keeps
 * anything took 0.9 (`floor`); the limits are half as much more.
 */
const ONE_BOARD_MUST = 0.0026;
/** Measured 0.4 to 0.6 ms with twenty boards in one county, and 1.0 to 1.3 with fifty in fifty. */
const MANY_BOARDS_MUST = { oneCounty: 0.0009, fiftyCounties: 0.002 };

export async function benchRecording(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  const few = await openRound(scratchDirectory(), { draws: 4_000, counties: 1, boards: 4 });
  rows.push(await oneBoard(few, 'record a ballot, few recorded', ONE_BOARD_MUST));
  await clearAway();
  const many = await openRound(scratchDirectory(), { draws: 104_000, counties: 1, boards: 50 });
  await recordStraight(many, { entries: 100_000, except: BOARDS_BEFORE });
  rows.push(await oneBoard(many, 'record a ballot, 100,000 recorded', ONE_BOARD_MUST));
  await recordStraight(many, { entries: 900_000, except: BOARDS_BEFORE });
  rows.push(await oneBoard(many, 'record a ballot, 1,000,000 entries in the log', ONE_BOARD_MUST));
  await clearAway();
  return rows;
}

/** With many at work, those that wait for the same county share a commit. Two cores take two seconds of these in a second. */
export async function benchManyBoards(): Promise<readonly BenchRow[]> {
  const one = await openRound(scratchDirectory(), { draws: 8_000, counties: 1, boards: 20 });
  const rows = [await allBoards(one, { boardsEach: 20, ballotsEach: 100, must: MANY_BOARDS_MUST.oneCounty })];
  await clearAway();
  const fifty = await openRound(scratchDirectory(), { draws: 10_000, counties: 50, boards: 2 });
  rows.push(await allBoards(fifty, { boardsEach: 1, ballotsEach: 40, must: MANY_BOARDS_MUST.fiftyCounties }));
  await clearAway();
  return rows;
}

async function oneBoard(round: Round, work: string, must: number): Promise<BenchRow> {
  const { cpuSeconds } = await measureBallots(round, { boardsEach: 1, ballotsEach: MEASURED });
  return { work, cpuSeconds, must };
}

async function allBoards(
  round: Round,
  { must, ...boards }: { readonly boardsEach: number; readonly ballotsEach: number; readonly must: number },
): Promise<BenchRow> {
  const { cpuSeconds, wallSeconds } = await measureBallots(round, boards);
  const places = `${boards.boardsEach * round.counties.length} boards in ${round.counties.length} counties`;
  const rate = `2 cores ${Math.floor(2 / cpuSeconds)}/s, here ${Math.floor(1 / wallSeconds)}/s`;
  return { work: `a ballot, ${places} (${rate})`, cpuSeconds, must };
}

async function measureBallots(
  round: Round,
  { boardsEach, ballotsEach }: { readonly boardsEach: number; readonly ballotsEach: number },
): Promise<{ readonly cpuSeconds: number; readonly wallSeconds: number }> {
  const { dataDirectory, auditId } = round;
  const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS });
  const all = await sitDown(
    office,
    round,
    round.counties.length === 1 ? Math.max(boardsEach, BOARDS_BEFORE) : boardsEach,
  );
  await recordBallots(auditId, all, { each: Math.ceil(BEFORE / all.length) });
  const tables = all.slice(0, boardsEach * round.counties.length);
  await untilQuiet(dataDirectory);
  const before = processorSeconds(office, dataDirectory);
  const began = performance.now();
  const entered = await recordBallots(auditId, tables, { each: ballotsEach });
  assert(entered === tables.length * ballotsEach, 'each board has ballots enough', entered);
  const wallSeconds = (performance.now() - began) / 1000 / entered;
  const cpuSeconds = (processorSeconds(office, dataDirectory) - before) / entered;
  office.signal('SIGTERM');
  await office.ended(PATIENCE_MS);
  return { cpuSeconds, wallSeconds };
}

/** Waits until the database has done what it does by itself after so many new rows: it is no part of what a ballot costs. */
async function untilQuiet(dataDirectory: string): Promise<void> {
  for (let second = 0; second < QUIET_SECONDS_MAX; second += 1) {
    const before = databaseProcessorMs(dataDirectory);
    await sleep(1_000);
    if (databaseProcessorMs(dataDirectory) - before < QUIET_MS) return;
  }
}

const QUIET_SECONDS_MAX = 60;
const QUIET_MS = 30;

function processorSeconds(office: ServedOffice, dataDirectory: string): number {
  const stat = readFileSync(`/proc/${office.processId}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks / 100 + databaseProcessorMs(dataDirectory) / 1000;
}
