import { type Answer, answer, refuse } from '../answer.ts';
import { isCount } from '../numeric/count.ts';
import { createRunningTotals, type Fraction, nearestDouble, sumFractions } from '../numeric/fraction.ts';
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
  const ordered = inNameOrder(batches);
  if (!ordered.ok) return ordered;
  const order = ordered.value;
  const drawnBefore = placesOf(previous, batches);
  const missing = drawnBefore.indexOf(undefined);
  if (missing >= 0) {
    return refuse('counts-contradict', 'drawn-batch-gone', { batch: wordsFor(previous[missing]) });
  }
  const sequence =
    previous.length + draws >= batches.length
      ? [...drawnBefore.filter((place) => place !== undefined), ...without(order, drawnBefore)]
      : drawByChance(request, order);
  return answer(withTickets({ seed, batches, sequence }).slice(previous.length));
}

function checkRequest({ batches, bounds, draws }: BatchDrawRequest): Answer<undefined> {
  if (bounds.length !== batches.length) {
    return refuse('counts-contradict', 'bounds-not-paired', { batches: batches.length, bounds: bounds.length });
  }
  if (bounds.some(({ numerator, denominator }) => !isCount(numerator) || !isCount(denominator) || denominator === 0)) {
    return refuse('parameter-out-of-range', 'bound-not-a-ratio');
  }
  if (!isCount(draws)) {
    return refuse('parameter-out-of-range', 'draw-number-not-whole', { found: draws });
  }
  return answer(undefined);
}

/** Where each drawn batch stands in the list; undefined for one that is not in it. */
function placesOf(drawn: readonly BatchName[], batches: readonly BatchName[]): readonly (number | undefined)[] {
  if (drawn.length === 0) return [];
  const wanted = new Set(drawn.map(batchKey));
  const places = new Map<string, number>();
  for (const [place, batch] of batches.entries()) {
    const key = batchKey(batch);
    if (wanted.has(key)) places.set(key, place);
  }
  return drawn.map((name) => places.get(batchKey(name)));
}

function without(order: readonly number[], drawn: readonly (number | undefined)[]): readonly number[] {
  const already = new Set(drawn);
  return order.filter((place) => !already.has(place));
}

/** The first `previous + draws` draws of the sequence that the seed decides; none when nothing can be drawn. */
function drawByChance(request: BatchDrawRequest, order: readonly number[]): readonly number[] {
  const { seed, bounds, previous, draws, form } = request;
  const count = previous.length + draws;
  if (bounds.every((bound) => bound.numerator === 0)) return [];
  if (form === 'numpy') return drawByDoubles({ seed, bounds, count });

  const { total, upTo } = createRunningTotals(bounds, order);
  const hash = seedHash(seed);
  return Array.from({ length: count }, (_, i) => {
    const target = (BigInt(`0x${sha256Hex(`${hash}:${i + 1}`)}`) * total) >> 256n;
    return order[firstPlace(order.length, (place) => upTo(place) > target)];
  });
}

function drawByDoubles(at: { seed: string; bounds: readonly Fraction[]; count: number }): readonly number[] {
  const { seed, bounds, count } = at;
  const shareOf = createShareOf(bounds);
  const shares = new Float64Array(bounds.length);
  let running = 0;
  for (let i = 0; i < shares.length; i += 1) {
    running += shareOf(bounds[i]);
    shares[i] = running;
  }
  for (let i = 0; i < shares.length; i += 1) shares[i] /= running;
  const generator = createNumpyGenerator(BigInt(`0x${sha256Hex(seed)}`));
  return Array.from({ length: count }, () => {
    const uniform = generator.nextUniform();
    return firstPlace(shares.length, (place) => shares[place] > uniform);
  });
}

/** A bound ÷ all bounds, rounded once to a double. Many batches have the same bound, which is divided only once. */
function createShareOf(bounds: readonly Fraction[]): (bound: Fraction) => number {
  const total = sumFractions(bounds);
  const known = new Map<number, Map<number, number>>();
  return ({ numerator, denominator }) => {
    let ofDenominator = known.get(denominator);
    if (!ofDenominator) {
      ofDenominator = new Map();
      known.set(denominator, ofDenominator);
    }
    let share = ofDenominator.get(numerator);
    if (share === undefined) {
      share = nearestDouble({
        numerator: BigInt(numerator) * total.denominator,
        denominator: BigInt(denominator) * total.numerator,
      });
      ofDenominator.set(numerator, share);
    }
    return share;
  };
}

/** The first of `count` places at which something holds that, once it holds, holds at all later ones. */
function firstPlace(count: number, holdsAt: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holdsAt(middle)) high = middle;
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
  batches: readonly BatchName[];
  sequence: readonly number[];
}): readonly DrawnBatch[] {
  const hash = seedHash(at.seed);
  const lastTickets = new Map<number, string>();
  return at.sequence.map((batchIndex) => {
    const last = lastTickets.get(batchIndex);
    const ticket = trimTicket(
      last === undefined ? firstTicket(hash, batchKey(at.batches[batchIndex])) : nextTicket(last),
    );
    lastTickets.set(batchIndex, ticket);
    return { batchIndex, ticket };
  });
}

/**
 * The batches' places in the order of jurisdiction, then batch, by code point: an order no locale can change. Refuses a
 * name that occurs twice, which sorting is bound to compare with itself.
 */
function inNameOrder(batches: readonly BatchName[]): Answer<readonly number[]> {
  const byJurisdiction = new Map<string, number[]>();
  let hasSurrogates = false;
  for (let place = 0; place < batches.length; place += 1) {
    const { jurisdiction, batch } = batches[place];
    hasSurrogates ||= SURROGATE.test(batch);
    const places = byJurisdiction.get(jurisdiction);
    if (places) places.push(place);
    else {
      hasSurrogates ||= SURROGATE.test(jurisdiction);
      byJurisdiction.set(jurisdiction, [place]);
    }
  }
  const compareNames = hasSurrogates ? compareCodePoints : compareCodeUnits;
  let repeated: BatchName | undefined;
  const order: number[] = [];
  for (const jurisdiction of [...byJurisdiction.keys()].sort(compareNames)) {
    const places = byJurisdiction.get(jurisdiction) ?? [];
    places.sort((a, b) => {
      const comparison = compareNames(batches[a].batch, batches[b].batch);
      if (comparison === 0 && a !== b) repeated = batches[a];
      return comparison;
    });
    for (const place of places) order.push(place);
  }
  if (repeated) return refuse('counts-contradict', 'batch-names-repeated', { batch: wordsFor(repeated) });
  return answer(order);
}

const SURROGATE = /[\ud800-\udfff]/;

/** Quicker than by code point, and the same order where there are no surrogates. */
function compareCodeUnits(a: string, b: string): number {
  if (a < b) return -1;
  return a > b ? 1 : 0;
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

function wordsFor({ jurisdiction, batch }: BatchName): string {
  return `${jurisdiction}, ${batch}`;
}
