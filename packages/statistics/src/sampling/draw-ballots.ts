import { type Answer, answer, refuse } from '../answer.ts';
import { isCount } from '../numeric/count.ts';
import type { DrawRange } from './consistent-sampling.ts';
import { drawFromPool } from './draw-from-pool.ts';
import { type BallotCandidates, joinCandidates } from './least-ballots.ts';
import { type BallotBatchName, ballotKey } from './python-repr.ts';
import { type BallotBatch, scanBallots } from './scan-ballots.ts';

/** One drawn ballot: the place of its batch in the list, its position in it, and its ticket as shown on lists. */
export type DrawnBallot = {
  readonly batchIndex: number;
  readonly position: number;
  readonly ticket: string;
  /** 1 when the ballot is drawn for the first time, 2 the second time, and so on. */
  readonly generation: number;
};

/** The seed, the pool, and how much of the sequence of draws is asked for. */
export type BallotDrawRequest = DrawRange & {
  readonly seed: string;
  readonly batches: readonly BallotBatch[];
  /** Hears now and then how many ballots are scanned so far: a large state takes a while. */
  readonly onScanned?: (ballots: number) => void;
};

/**
 * Draws single ballots by consistent sampling from all batches of a pool.
 *
 * A round that extends a sample asks for the same pool with `drop` = the draws already made. Only the ballots whose
 * first tickets are among the least are ever written out: no other can be drawn.
 *
 * Source   Rivest (2018), Consistent Sampling with Replacement, arXiv:1808.10016. A ballot's key is `ballotKey`.
 * Assumes  uniform draws from ballots numbered from 1 in each batch, in a manifest fixed before the seed.
 * Example  `sampling/draw-ballots.test.ts` draws the first ballots of published samples.
 */
export function drawBallots(request: BallotDrawRequest): Answer<readonly DrawnBallot[]> {
  const checked = checkBatches(request.batches);
  if (!checked.ok) return checked;
  const { seed, batches, drop, take, onScanned } = request;
  const scanned = scanBallots({ seed, batches, fromBatch: 0, toBatch: batches.length, keep: drop + take, onScanned });
  return drawCandidates(request, [scanned]);
}

/**
 * Draws from candidates that `scanBallots` found, whether in one pass or in several workers that divided the batches
 * among them and each kept the `drop + take` least, or in one pass for several pools.
 */
export function drawFromCandidates(
  request: BallotDrawRequest,
  scans: readonly BallotCandidates[],
): Answer<readonly DrawnBallot[]> {
  const checked = checkBatches(request.batches);
  if (!checked.ok) return checked;
  return drawCandidates(request, scans);
}

function drawCandidates(
  request: BallotDrawRequest,
  scans: readonly BallotCandidates[],
): Answer<readonly DrawnBallot[]> {
  const { seed, batches } = request;
  const { prefixes, batchIndexes, positions } = joinCandidates(scans);
  const keyOf = (index: number) => ballotKey(batches[batchIndexes[index]], positions[index]);
  const drawn = drawFromPool({ seed, prefixes, keyOf }, request);
  if (!drawn.ok) return drawn;
  return answer(
    drawn.value.map(({ index, ticket, generation }) => ({
      batchIndex: batchIndexes[index],
      position: positions[index],
      ticket,
      generation,
    })),
  );
}

/** A ballot of the pool: the place of its batch in the list, and its position in it. */
export type BallotPlace = { readonly batchIndex: number; readonly position: number };

/** Refuses batches that are listed twice, or whose ballots are not numbered. */
export function checkBatches(batches: readonly BallotBatch[]): Answer<readonly BallotBatch[]> {
  const isRepeated = createRepetitionCheck();
  for (const batch of batches) {
    if (isRepeated(batch)) {
      return refuse('counts-contradict', 'batch-listed-twice', { batch: batchWords(batch) });
    }
    if (!arePositions(batch.ballots)) {
      return refuse('counts-contradict', 'ballots-not-positions', { batch: batchWords(batch) });
    }
  }
  return answer(batches);
}

/** Sets of the names themselves, by jurisdiction and tabulator: whole keys of a state's batches would fill memory. */
function createRepetitionCheck(): (name: BallotBatchName) => boolean {
  const seen = new Map<string, Map<string | null, Set<string>>>();
  return ({ jurisdiction, tabulator, batch }) => {
    const ofJurisdiction = seen.get(jurisdiction) ?? new Map<string | null, Set<string>>();
    seen.set(jurisdiction, ofJurisdiction);
    const ofTabulator = ofJurisdiction.get(tabulator) ?? new Set<string>();
    ofJurisdiction.set(tabulator, ofTabulator);
    if (ofTabulator.has(batch)) return true;
    ofTabulator.add(batch);
    return false;
  };
}

function arePositions(ballots: number | ArrayLike<number>): boolean {
  if (typeof ballots === 'number') return isCount(ballots);
  let ascending = true;
  for (let i = 0; i < ballots.length; i += 1) {
    if (!isCount(ballots[i])) return false;
    if (i > 0 && ballots[i] <= ballots[i - 1]) ascending = false;
  }
  return ascending || new Set(Array.from(ballots)).size === ballots.length;
}

function batchWords({ jurisdiction, tabulator, batch }: BallotBatchName): string {
  return [jurisdiction, tabulator, batch].filter((word) => word !== null).join(', ');
}
