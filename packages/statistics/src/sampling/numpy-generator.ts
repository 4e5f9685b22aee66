/**
 * NumPy's `default_rng(seed)`: SeedSequence into PCG64 (XSL-RR 128/64), and its `random()`.
 *
 * Batch samples of published audits were drawn with it; our own form is in `ppeb.ts`.
 *
 * Source   O'Neill (2014), PCG, HMC-CS-2014-0905; O'Neill (2015), Developing a seed_seq Alternative; NumPy 1.24 documents.
 * Numerics all whole-number arithmetic modulo 2^32, 2^64 or 2^128; a uniform is 53 bits times 2^−53, exact.
 */
export type NumpyGenerator = {
  readonly state: bigint;
  readonly increment: bigint;
  /** The 64-bit outputs, one after the other. Asking advances the generator. */
  readonly nextUint64: () => bigint;
  /** Uniform on [0, 1): the upper 53 bits of the next output. */
  readonly nextUniform: () => number;
};

const MASK_32 = 0xffffffff;
const MASK_64 = (1n << 64n) - 1n;
const MASK_128 = (1n << 128n) - 1n;
const PCG_MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;

/** Starts the generator from a whole number, as `numpy.random.default_rng(entropy)` does. */
export function createNumpyGenerator(entropy: bigint): NumpyGenerator {
  const [stateHigh = 0n, stateLow = 0n, incrementHigh = 0n, incrementLow = 0n] = seedSequenceState(entropy);
  const increment = ((((incrementHigh << 64n) | incrementLow) << 1n) | 1n) & MASK_128;
  const step = (state: bigint) => (state * PCG_MULTIPLIER + increment) & MASK_128;
  const started = step((step(0n) + ((stateHigh << 64n) | stateLow)) & MASK_128);

  let current = started;
  const nextUint64 = () => {
    current = step(current);
    const folded = ((current >> 64n) ^ current) & MASK_64;
    const turn = current >> 122n;
    return ((folded >> turn) | (folded << ((64n - turn) & 63n))) & MASK_64;
  };
  return { state: started, increment, nextUint64, nextUniform: () => Number(nextUint64() >> 11n) * 2 ** -53 };
}

/** The four 64-bit values that SeedSequence gives a PCG64. */
export function seedSequenceState(entropy: bigint): readonly bigint[] {
  const pool = mixedPool(entropyWords(entropy));
  let multiplier = 0x8b51f9dd;
  const words = Array.from({ length: 8 }, (_, i) => {
    let value = (pool[i % 4] ?? 0) ^ multiplier;
    multiplier = Math.imul(multiplier, 0x58f38ded);
    value = Math.imul(value, multiplier);
    return BigInt((value ^ (value >>> 16)) >>> 0);
  });
  return [0, 2, 4, 6].map((i) => ((words[i + 1] ?? 0n) << 32n) | (words[i] ?? 0n));
}

/** 32-bit words, least significant first; nothing above the highest that is not 0. */
function entropyWords(entropy: bigint): readonly number[] {
  const words: number[] = [];
  for (let rest = entropy; rest > 0n; rest >>= 32n) words.push(Number(rest & BigInt(MASK_32)));
  return words.length === 0 ? [0] : words;
}

function mixedPool(words: readonly number[]): readonly number[] {
  let multiplier = 0x43b0d7e5;
  const hashed = (word: number) => {
    let value = word ^ multiplier;
    multiplier = Math.imul(multiplier, 0x931e8875);
    value = Math.imul(value, multiplier);
    return value ^ (value >>> 16);
  };
  const mixed = (x: number, y: number) => {
    const value = (Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y)) | 0;
    return value ^ (value >>> 16);
  };
  const pool = [0, 1, 2, 3].map((i) => hashed(words[i] ?? 0));
  for (let source = 0; source < 4; source += 1) {
    for (let target = 0; target < 4; target += 1) {
      if (target !== source) pool[target] = mixed(pool[target] ?? 0, hashed(pool[source] ?? 0));
    }
  }
  for (const word of words.slice(4)) {
    for (let target = 0; target < 4; target += 1) pool[target] = mixed(pool[target] ?? 0, hashed(word));
  }
  return pool;
}
