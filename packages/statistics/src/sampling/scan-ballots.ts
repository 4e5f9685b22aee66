import { type BallotCandidates, keepLeastBallots, type LeastBallots } from './least-ballots.ts';
import { type BallotBatchName, ballotKeyStart } from './python-repr.ts';
import { BLOCK_BYTES, compressBlock, initialState, type Sha256State, utf8, writePadding } from './sha256.ts';
import { prefixOfDigest, sieveOfDigest } from './ticket-digits.ts';
import { seedHash } from './tickets.ts';

/** A batch whose ballots may be drawn. `ballots` is how many there are, numbered from 1, or their numbers themselves. */
export type BallotBatch = BallotBatchName & { readonly ballots: number | ArrayLike<number> };

/** Batches that are drawn from together, and how many ballots with the least tickets are to be found among them. */
export type BallotPool = {
  readonly keep: number;
  /** Whether the batch at this place of the list belongs to the pool. */
  readonly holds: (batchIndex: number) => boolean;
  /** Where others have looked before: the prefix above which no ballot is among the least. */
  readonly prefixMax?: number;
};

const DIGIT_ZERO = 0x30;
/** What fits in one block beside the mark and the length. */
const ONE_BLOCK_MESSAGE_BYTES = BLOCK_BYTES - 9;
const CLOSING_PARENTHESIS = 0x29;

/** What is scanned: the batches from `fromBatch` up to, not including, `toBatch`. */
export type BallotRange = {
  readonly seed: string;
  readonly batches: readonly BallotBatch[];
  readonly fromBatch: number;
  readonly toBatch: number;
  /** Hears after every batch how many ballots are scanned so far. */
  readonly onScanned?: (ballots: number) => void;
};

/**
 * Finds the `keep` ballots with the least first tickets in a range of batches. Ranges may be scanned apart, in workers, and
 * drawn from together by `drawFromCandidates`.
 */
export function scanBallots(request: BallotRange & { readonly keep: number }): BallotCandidates {
  const [candidates] = scanPools({ ...request, pools: [{ keep: request.keep, holds: () => true }] });
  return candidates;
}

/**
 * The same for several pools at once, in their order: every ballot has one ticket, whatever it is drawn for, and is hashed
 * once.
 *
 * Numerics  one SHA-256 block a ballot after the seed's own; a ticket's digits are the digest's last decimal digits
 *           first, so the digest modulo 100000, exact in a double, decides nearly all.
 */
export function scanPools(
  request: BallotRange & { readonly pools: readonly BallotPool[] },
): readonly BallotCandidates[] {
  const { seed, batches, fromBatch, toBatch, pools, onScanned } = request;
  const workspace = createWorkspace(seed);
  const least = pools.map((pool) => {
    const { keep, prefixMax = Number.POSITIVE_INFINITY } = pool;
    return keepLeastBallots(Math.min(keep, countBallots(request, pool)), prefixMax);
  });
  let scanned = 0;
  for (let batchIndex = fromBatch; batchIndex < toBatch; batchIndex += 1) {
    const batch = batches[batchIndex];
    const wanted = least.filter(({ sieveMax }, place) => sieveMax >= 0 && pools[place].holds(batchIndex));
    if (wanted.length > 0) scanBatch({ batch, batchIndex, workspace, wanted });
    scanned += ballotsOf(batch);
    onScanned?.(scanned);
  }
  return least.map((one) => one.candidates());
}

function countBallots({ batches, fromBatch, toBatch }: BallotRange, { holds }: BallotPool): number {
  let count = 0;
  for (let i = fromBatch; i < toBatch; i += 1) if (holds(i)) count += ballotsOf(batches[i]);
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

function scanBatch(at: {
  batch: BallotBatch;
  batchIndex: number;
  workspace: Workspace;
  wanted: readonly LeastBallots[];
}): void {
  const { batch, batchIndex, wanted } = at;
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

  let sieveMax = greatestSieve(wanted);
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
    if (sieveOfDigest(digest) > sieveMax) continue;
    const prefix = prefixOfDigest(digest);
    for (const least of wanted) least.offer(prefix, batchIndex, position);
    sieveMax = greatestSieve(wanted);
  }
}

function greatestSieve(wanted: readonly LeastBallots[]): number {
  let greatest = -1;
  for (const { sieveMax } of wanted) if (sieveMax > greatest) greatest = sieveMax;
  return greatest;
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
