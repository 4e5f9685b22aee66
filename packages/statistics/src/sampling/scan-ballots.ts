import { type BallotBatchName, ballotKeyStart } from './python-repr.ts';
import { BLOCK_BYTES, compressBlock, initialState, type Sha256State, stateHex, utf8, writePadding } from './sha256.ts';
import { seedHash } from './tickets.ts';

/** A batch whose ballots may be drawn. `ballots` is how many there are, numbered from 1, or their numbers themselves. */
export type BallotBatch = BallotBatchName & { readonly ballots: number | ArrayLike<number> };

/**
 * The ballots of a range of batches whose first tickets are least, in columns, in no particular order.
 *
 * `prefixes` are the tickets' first 15 digits as whole numbers. Ballots that equal the greatest of them are all kept,
 * so that whoever compares whole tickets finds every one that could matter.
 */
export type BallotCandidates = {
  readonly prefixes: Float64Array;
  readonly batchIndexes: Int32Array;
  readonly positions: Float64Array;
};

const PREFIX_DIGITS = 15;
/** Digits by which almost every ballot is told to be too late without writing out its ticket. */
const SIEVE_DIGITS = 5;
const SIEVE_SIZE = 10 ** SIEVE_DIGITS;
const DIGIT_ZERO = 0x30;
/** What fits in one block beside the mark and the length. */
const ONE_BLOCK_MESSAGE_BYTES = BLOCK_BYTES - 9;
const CLOSING_PARENTHESIS = 0x29;

/** 2^(32 (7 − i)) mod 100000: what word i of a digest adds to its last five digits. */
const SIEVE_WEIGHTS = Float64Array.from({ length: 8 }, (_, i) =>
  Number(2n ** BigInt(32 * (7 - i)) % BigInt(SIEVE_SIZE)),
);
const REVERSED = Int32Array.from({ length: SIEVE_SIZE }, (_, n) =>
  Number(n.toString().padStart(SIEVE_DIGITS, '0').split('').reverse().join('')),
);

/**
 * Finds the `keep` ballots with the least first tickets among the batches from `fromBatch` up to, not including,
 * `toBatch`. Ranges may be scanned apart, in workers, and drawn from together by `drawFromCandidates`.
 *
 * Numerics  one SHA-256 block a ballot after the seed's own; a ticket's digits are the digest's last decimal digits
 *           first, so the digest modulo 100000, exact in a double, decides nearly all.
 */
export function scanBallots(request: {
  readonly seed: string;
  readonly batches: readonly BallotBatch[];
  readonly fromBatch: number;
  readonly toBatch: number;
  readonly keep: number;
  /** Hears after every batch how many ballots are scanned so far. */
  readonly onScanned?: (ballots: number) => void;
}): BallotCandidates {
  const { seed, batches, fromBatch, toBatch, keep, onScanned } = request;
  const workspace = createWorkspace(seed);
  const ballotCount = countBallots(batches, fromBatch, toBatch);
  const least = createLeast(Math.min(keep, ballotCount));
  if (least.capacity === 0) return least.candidates();
  let scanned = 0;
  for (let batchIndex = fromBatch; batchIndex < toBatch; batchIndex += 1) {
    const batch = batches[batchIndex];
    scanBatch({ batch, batchIndex, workspace, least });
    scanned += ballotsOf(batch);
    onScanned?.(scanned);
  }
  return least.candidates();
}

function countBallots(batches: readonly BallotBatch[], fromBatch: number, toBatch: number): number {
  let count = 0;
  for (let i = fromBatch; i < toBatch; i += 1) count += ballotsOf(batches[i]);
  return count;
}

function ballotsOf({ ballots }: BallotBatch): number {
  return typeof ballots === 'number' ? ballots : ballots.length;
}

/** What one scan works in, made once so that millions of ballots allocate nothing. */
type Workspace = {
  readonly afterSeed: Sha256State;
  readonly afterKeyStart: Sha256State;
  readonly digest: Sha256State;
  readonly tail: Uint8Array;
  /** The UTF-8 bytes of a text, good until the next call. */
  readonly encode: (text: string) => Uint8Array;
};

function createWorkspace(seed: string): Workspace {
  const afterSeed = initialState();
  compressBlock(afterSeed, utf8(seedHash(seed)), 0, afterSeed);
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(1024);
  return {
    afterSeed,
    afterKeyStart: afterSeed.slice(),
    digest: afterSeed.slice(),
    tail: new Uint8Array(3 * BLOCK_BYTES),
    encode: (text) => {
      // A UTF-16 code unit takes at most three bytes.
      if (bytes.length < 3 * text.length) bytes = new Uint8Array(3 * text.length);
      return bytes.subarray(0, encoder.encodeInto(text, bytes).written);
    },
  };
}

function scanBatch(at: { batch: BallotBatch; batchIndex: number; workspace: Workspace; least: Least }): void {
  const { batch, batchIndex, least } = at;
  const { afterSeed, afterKeyStart, digest, tail } = at.workspace;
  const { ballots } = batch;
  const count = ballotsOf(batch);
  const keyStart = at.workspace.encode(ballotKeyStart(batch));
  const wholeBlocksEnd = keyStart.length - (keyStart.length % BLOCK_BYTES);
  afterKeyStart.set(afterSeed);
  for (let offset = 0; offset < wholeBlocksEnd; offset += BLOCK_BYTES) {
    compressBlock(afterKeyStart, keyStart, offset, afterKeyStart);
  }
  tail.set(keyStart.subarray(wholeBlocksEnd));
  const digitsStart = keyStart.length - wholeBlocksEnd;

  let digitsEnd = digitsStart;
  for (let i = 0; i < count; i += 1) {
    const position = typeof ballots === 'number' ? i + 1 : ballots[i];
    const end = digitsStart + digitCount(position);
    if (end !== digitsEnd) {
      digitsEnd = end;
      const messageBytes = BLOCK_BYTES + keyStart.length + (end - digitsStart) + 1;
      writePadding({ buffer: tail, end: end + 1, messageBytes });
      tail[end] = CLOSING_PARENTHESIS;
    }
    writeDigits(tail, end, position);
    compressBlock(afterKeyStart, tail, 0, digest);
    if (end + 1 > ONE_BLOCK_MESSAGE_BYTES) compressBlock(digest, tail, BLOCK_BYTES, digest);
    const sieved = REVERSED[lastFiveDigits(digest)];
    if (sieved <= least.sieveMax) least.offer(reversedPrefix(digest), batchIndex, position);
  }
}

function digitCount(position: number): number {
  let count = 1;
  for (let bound = 10; position >= bound; bound *= 10) count += 1;
  return count;
}

function writeDigits(buffer: Uint8Array, end: number, position: number): void {
  let rest = position;
  let place = end;
  do {
    const tens = Math.floor(rest / 10);
    place -= 1;
    buffer[place] = DIGIT_ZERO + (rest - 10 * tens);
    rest = tens;
  } while (rest > 0);
}

function lastFiveDigits(digest: Sha256State): number {
  let sum = 0;
  for (let i = 0; i < 8; i += 1) sum += (digest[i] >>> 0) * SIEVE_WEIGHTS[i];
  return sum % SIEVE_SIZE;
}

function reversedPrefix(digest: Sha256State): number {
  const lastDigits = BigInt(`0x${stateHex(digest)}`) % BigInt(10 ** PREFIX_DIGITS);
  return Number(lastDigits.toString().padStart(PREFIX_DIGITS, '0').split('').reverse().join(''));
}

type Least = {
  readonly capacity: number;
  /** No ballot whose first five ticket digits are above this can be among the least. */
  sieveMax: number;
  readonly offer: (prefix: number, batchIndex: number, position: number) => void;
  readonly candidates: () => BallotCandidates;
};

type Candidate = { readonly prefix: number; readonly batchIndex: number; readonly position: number };

/** Keeps the least of what it is offered, in columns that form a heap with the greatest on top. */
function createLeast(capacity: number): Least {
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
  const moveUp = (candidate: Candidate) => {
    let place = size;
    size += 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (prefixes[parent] >= candidate.prefix) break;
      set(place, at(parent));
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
      set(place, at(child));
      place = child;
    }
    set(place, candidate);
  };

  const least: Least = {
    capacity,
    sieveMax: SIEVE_SIZE,
    offer: (prefix, batchIndex, position) => {
      const candidate = { prefix, batchIndex, position };
      if (size < capacity) moveUp(candidate);
      else if (prefix === prefixes[0]) ties.push(candidate);
      else if (prefix < prefixes[0]) {
        const removed = at(0);
        replaceGreatest(candidate);
        ties = removed.prefix === prefixes[0] ? [...ties, removed] : [];
      }
      if (size === capacity) least.sieveMax = Math.floor(prefixes[0] / 10 ** (PREFIX_DIGITS - SIEVE_DIGITS));
    },
    candidates: () => ({
      prefixes: Float64Array.from([...prefixes, ...ties.map((tie) => tie.prefix)]),
      batchIndexes: Int32Array.from([...batchIndexes, ...ties.map((tie) => tie.batchIndex)]),
      positions: Float64Array.from([...positions, ...ties.map((tie) => tie.position)]),
    }),
  };
  return least;
}
