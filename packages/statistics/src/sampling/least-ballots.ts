import { sieveOfPrefix } from './ticket-digits.ts';

/**
 * Ballots whose first tickets are least, in columns, in no particular order.
 *
 * `prefixes` are the tickets' first 15 digits as whole numbers. Ballots that equal the greatest of them are all kept,
 * so that whoever compares whole tickets finds every one that could matter.
 */
export type BallotCandidates = {
  readonly prefixes: Float64Array;
  readonly batchIndexes: Int32Array;
  readonly positions: Float64Array;
};

/** The ballots with the least tickets of all that were offered. */
export type LeastBallots = {
  /** No ballot whose first five ticket digits are above this can be among the least. */
  sieveMax: number;
  readonly offer: (prefix: number, batchIndex: number, position: number) => void;
  readonly candidates: () => BallotCandidates;
};

type Candidate = { readonly prefix: number; readonly batchIndex: number; readonly position: number };

/** Keeps the least `capacity` of what it is offered up to `prefixMax`, in columns that form a heap with the greatest on top. */
export function keepLeastBallots(capacity: number, prefixMax: number): LeastBallots {
  const prefixes = new Float64Array(capacity);
  const batchIndexes = new Int32Array(capacity);
  const positions = new Float64Array(capacity);
  let size = 0;
  // Ballots outside the heap whose prefix equals its greatest: whole tickets must decide between them.
  let ties: Candidate[] = [];

  const set = (place: number, { prefix, batchIndex, position }: Candidate) => {
    prefixes[place] = prefix;
    batchIndexes[place] = batchIndex;
    positions[place] = position;
  };
  const at = (place: number): Candidate => ({
    prefix: prefixes[place],
    batchIndex: batchIndexes[place],
    position: positions[place],
  });
  const copy = (from: number, to: number) => {
    prefixes[to] = prefixes[from];
    batchIndexes[to] = batchIndexes[from];
    positions[to] = positions[from];
  };
  const moveUp = (candidate: Candidate) => {
    let place = size;
    size += 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (prefixes[parent] >= candidate.prefix) break;
      copy(parent, place);
      place = parent;
    }
    set(place, candidate);
  };
  const replaceGreatest = (candidate: Candidate) => {
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      if (left >= size) break;
      const right = left + 1;
      const child = right < size && prefixes[right] > prefixes[left] ? right : left;
      if (prefixes[child] <= candidate.prefix) break;
      copy(child, place);
      place = child;
    }
    set(place, candidate);
  };

  const least: LeastBallots = {
    sieveMax: capacity === 0 ? -1 : sieveOfPrefix(prefixMax),
    offer: (prefix, batchIndex, position) => {
      if (prefix > prefixMax || capacity === 0) return;
      const candidate = { prefix, batchIndex, position };
      if (size < capacity) moveUp(candidate);
      else if (prefix === prefixes[0]) ties.push(candidate);
      else if (prefix < prefixes[0]) {
        const removed = at(0);
        replaceGreatest(candidate);
        ties = removed.prefix === prefixes[0] ? [...ties, removed] : [];
      }
      if (size === capacity) least.sieveMax = sieveOfPrefix(prefixes[0]);
    },
    candidates: () =>
      joinCandidates([
        {
          prefixes: prefixes.subarray(0, size),
          batchIndexes: batchIndexes.subarray(0, size),
          positions: positions.subarray(0, size),
        },
        {
          prefixes: Float64Array.from(ties, ({ prefix }) => prefix),
          batchIndexes: Int32Array.from(ties, ({ batchIndex }) => batchIndex),
          positions: Float64Array.from(ties, ({ position }) => position),
        },
      ]),
  };
  return least;
}

/** Candidates found apart, one after the other. */
export function joinCandidates(parts: readonly BallotCandidates[]): BallotCandidates {
  const size = parts.reduce((sum, { prefixes }) => sum + prefixes.length, 0);
  const joined = {
    prefixes: new Float64Array(size),
    batchIndexes: new Int32Array(size),
    positions: new Float64Array(size),
  };
  let start = 0;
  for (const { prefixes, batchIndexes, positions } of parts) {
    joined.prefixes.set(prefixes, start);
    joined.batchIndexes.set(batchIndexes, start);
    joined.positions.set(positions, start);
    start += prefixes.length;
  }
  return joined;
}

/** The candidates whose prefixes are not above the given one. */
export function candidatesUpTo(candidates: BallotCandidates, prefixMax: number): BallotCandidates {
  if (prefixMax === Number.POSITIVE_INFINITY) return candidates;
  const { prefixes, batchIndexes, positions } = candidates;
  const kept: number[] = [];
  for (let i = 0; i < prefixes.length; i += 1) if (prefixes[i] <= prefixMax) kept.push(i);
  return {
    prefixes: Float64Array.from(kept, (i) => prefixes[i]),
    batchIndexes: Int32Array.from(kept, (i) => batchIndexes[i]),
    positions: Float64Array.from(kept, (i) => positions[i]),
  };
}

/** The prefix above which no further candidate can be among the least `keep`; infinite while there are fewer. */
export function prefixMaxOf({ prefixes }: BallotCandidates, keep: number): number {
  if (keep === 0 || prefixes.length < keep) return Number.POSITIVE_INFINITY;
  return prefixes.toSorted()[keep - 1];
}
