import { sha256, utf8 } from '../sampling/sha256.ts';

/**
 * Numbers for simulations, and for nothing else: the same seed gives the same numbers everywhere. Samples of real
 * audits come from `sampling/`, never from here.
 */
export type RandomSource = {
  /** A number in 0..1, below 1, in steps of 2⁻⁵³. */
  readonly uniform: () => number;
  /** A whole number from 0 to `bound` − 1. */
  readonly below: (bound: number) => number;
};

/**
 * xoshiro128**, started from SHA-256 of the seed text.
 *
 * Source   Blackman & Vigna (2021), Scrambled linear pseudorandom number generators, ACM TOMS 47(4), arXiv:1805.01407.
 * Numerics `below` is off by at most bound · 2⁻⁵³ in any probability, far less than any simulation can show.
 */
export function randomSource(seed: string): RandomSource {
  const digest = sha256(utf8(seed));
  let s0 = digest[0];
  let s1 = digest[1];
  let s2 = digest[2];
  // The generator may not start from four zeros.
  let s3 = digest[3] | 1;
  const word = () => {
    const product = Math.imul(s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result;
  };
  const uniform = () => (word() >>> 5) * 2 ** -27 + (word() >>> 6) * 2 ** -53;
  return { uniform, below: (bound) => Math.floor(uniform() * bound) };
}
