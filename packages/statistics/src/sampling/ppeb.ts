import { type Answer, answer, refuse } from '../answer.ts';
import { commonNumerators, type Fraction, nearestDouble } from '../numeric/fraction.ts';
import { createNumpyGenerator } from './numpy-generator.ts';
import { type BatchName, batchKey } from './python-repr.ts';
import { sha256Hex } from './sha256.ts';
import { firstTicket, nextTicket, seedHash, trimTicket } from './tickets.ts';

/** One drawn batch: its place in the list that was given, and the number under which it is published. */
export type DrawnBatch = { readonly batchIndex: number; readonly ticket: string };

/**
 * What batches to draw from and how many.
 *
 *   bounds     u_b for each batch: the chances are in proportion to them. A batch with bound 0 is never drawn by chance
 *   previous   the batches drawn so far, in drawing order and as often as drawn
 *   draws      how many draws to add
 *   form       `sha256` is ours; `numpy` repeats audits that were drawn with NumPy's generator
 */
export type BatchDrawRequest = {
  readonly seed: string;
  readonly batches: readonly BatchName[];
  readonly bounds: readonly Fraction[];
  readonly previous: readonly BatchName[];
  readonly draws: number;
  readonly form: 'sha256' | 'numpy';
};

/**
 * Draws batches with replacement, each with probability in proportion to its error bound (PPEB).
 *
 *   Draw i is the first batch b, in order, with   r_i · U < u_1 + … + u_b ,   U = u_1 + … + u_B .
 *
 *   sha256   r_i = SHA-256(seedHash ‖ ":" ‖ i) ÷ 2^256, i counted from 1; batches ordered by jurisdiction, then batch,
 *            by code point; all of it in whole numbers. docs/batch-sampling.md says it for a reader with Python.
 *   numpy    r_i the i-th `random()` of `default_rng(SHA-256(seed))`; batches in the order given; running sums in doubles.
 *
 * When the draws so far and those asked for reach the number of batches, chance is left out: every batch is taken once.
 *
 * Source   Aslam, Popa & Rivest (2008), On Auditing Elections When Precincts Have Different Sizes, EVT'08; Stark (2008).
 * Assumes  bounds computed from reports that were fixed before the seed was chosen.
 * Numerics `sha256` rounds nothing. `numpy` forms each u_b/U exactly and rounds it once to a double.
 * Example  `sampling/ppeb.test.ts` repeats the ten lines of Python that docs/batch-sampling.md gives.
 */
export function drawBatches(request: BatchDrawRequest): Answer<readonly DrawnBatch[]> {
  const checked = checkRequest(request);
  if (!checked.ok) return checked;
  const { seed, batches, previous, draws } = request;
  const keys = batches.map(batchKey);
  const indexByKey = new Map(keys.map((key, index) => [key, index]));
  if (indexByKey.size < keys.length) {
    return refuse('counts-contradict', 'Two batches have the same jurisdiction and name. Rename one.');
  }
  const previousIndexes: number[] = [];
  for (const name of previous) {
    const index = indexByKey.get(batchKey(name));
    if (index === undefined) {
      return refuse(
        'counts-contradict',
        `${name.jurisdiction}, ${name.batch} was drawn before, but is not a batch now.`,
      );
    }
    previousIndexes.push(index);
  }
  const sequence =
    previous.length + draws >= batches.length
      ? [...previousIndexes, ...notYetDrawn(batches, previousIndexes)]
      : drawByChance(request);
  return answer(withTickets({ seed, keys, sequence }).slice(previous.length));
}

function checkRequest({ batches, bounds, draws }: BatchDrawRequest): Answer<undefined> {
  if (bounds.length !== batches.length) {
    return refuse('counts-contradict', `There are ${batches.length} batches, but ${bounds.length} error bounds.`);
  }
  if (bounds.some(({ numerator, denominator }) => !isCount(numerator) || !isCount(denominator) || denominator === 0)) {
    return refuse('parameter-out-of-range', 'An error bound must be a ratio of whole numbers that is not below 0.');
  }
  if (!isCount(draws)) {
    return refuse('parameter-out-of-range', `The number of draws must be a whole number, 0 or more. Found ${draws}.`);
  }
  return answer(undefined);
}

function notYetDrawn(batches: readonly BatchName[], drawn: readonly number[]): readonly number[] {
  const already = new Set(drawn);
  return inNameOrder(batches).filter((index) => !already.has(index));
}

/** The first `previous + draws` draws of the sequence that the seed decides; none when nothing can be drawn. */
function drawByChance(request: BatchDrawRequest): readonly number[] {
  const { seed, batches, bounds, previous, draws, form } = request;
  const count = previous.length + draws;
  const weights = commonNumerators(bounds);
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return [];
  if (form === 'numpy') return drawByDoubles({ seed, weights, total, count });

  const order = inNameOrder(batches);
  const runningTotals: bigint[] = [];
  let running = 0n;
  for (const index of order) {
    running += weights[index];
    runningTotals.push(running);
  }
  const hash = seedHash(seed);
  return Array.from({ length: count }, (_, i) => {
    const target = (BigInt(`0x${sha256Hex(`${hash}:${i + 1}`)}`) * total) >> 256n;
    return order[firstAbove(runningTotals, target)];
  });
}

function drawByDoubles(at: {
  seed: string;
  weights: readonly bigint[];
  total: bigint;
  count: number;
}): readonly number[] {
  const { seed, weights, total, count } = at;
  const asDouble = memoized((weight: bigint) => nearestDouble({ numerator: weight, denominator: total }));
  let running = 0;
  const sums = weights.map((weight) => {
    running += asDouble(weight);
    return running;
  });
  const shares = sums.map((sum) => sum / running);
  const generator = createNumpyGenerator(BigInt(`0x${sha256Hex(seed)}`));
  return Array.from({ length: count }, () => firstAbove(shares, generator.nextUniform()));
}

/** The place of the first value above `target` in an ascending list. */
function firstAbove<T extends number | bigint>(ascending: readonly T[], target: T): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Numbers the draws. A batch's first draw has its first ticket; each later one the ticket after the one before as
 * published, cut off.
 */
function withTickets(at: {
  seed: string;
  keys: readonly string[];
  sequence: readonly number[];
}): readonly DrawnBatch[] {
  const hash = seedHash(at.seed);
  const lastTickets = new Map<number, string>();
  return at.sequence.map((batchIndex) => {
    const last = lastTickets.get(batchIndex);
    const ticket = trimTicket(last === undefined ? firstTicket(hash, at.keys[batchIndex]) : nextTicket(last));
    lastTickets.set(batchIndex, ticket);
    return { batchIndex, ticket };
  });
}

/** The batches' places in the order of jurisdiction, then batch, by code point: an order no locale can change. */
function inNameOrder(batches: readonly BatchName[]): readonly number[] {
  return batches
    .map((_, index) => index)
    .sort(
      (a, b) =>
        compareCodePoints(batches[a].jurisdiction, batches[b].jurisdiction) ||
        compareCodePoints(batches[a].batch, batches[b].batch),
    );
}

/** Code units order as code points do, except that surrogates (D800–DFFF) stand for the code points above all others. */
function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  let place = 0;
  while (place < a.length && place < b.length && a[place] === b[place]) place += 1;
  const [left, right] = [a.charCodeAt(place), b.charCodeAt(place)];
  if (Number.isNaN(left)) return -1;
  if (Number.isNaN(right)) return 1;
  const rank = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
  return rank(left) - rank(right);
}

function memoized<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
