/**
 * SHA-256, written out so that a ticket can be checked with no library, in any browser, to the last bit.
 *
 * `compressBlock` is the whole of the algorithm. It allocates nothing: drawing from ten million ballots runs it ten
 * million times. The state after the 64 characters of the seed's hash, which are exactly one block, is kept and reused
 * for every ballot.
 *
 * Source   FIPS 180-4, Secure Hash Standard, sections 4.1.2, 4.2.2 and 6.2.
 * Example  SHA-256("abc") begins ba7816bf 8f01cfea.
 */

/** The chaining value: eight 32-bit words. */
export type Sha256State = Int32Array;

/** Bytes in a block. */
export const BLOCK_BYTES = 64;

/** 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUND_CONSTANTS: Int32Array = Int32Array.from(firstPrimes(64), (prime) => fractionBits(prime, 3n));
/** 32 bits of the fractional parts of the square roots of the first 8 primes. */
const INITIAL_STATE: Sha256State = Int32Array.from(firstPrimes(8), (prime) => fractionBits(prime, 2n));

/** Every byte as two digits: a ticket needs 32 of them, and looking up is several times as fast as converting. */
const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const encoder = new TextEncoder();
const schedule = new Int32Array(64);

/** A fresh copy of the state that every message starts from. */
export function initialState(): Sha256State {
  return INITIAL_STATE.slice();
}

/** Takes in the 64 bytes of `block` at `offset` after the state `from`; writes the state after them `to`. */
export function compressBlock(from: Sha256State, block: Uint8Array, offset: number, to: Sha256State): void {
  const w = schedule;
  for (let i = 0, at = offset; i < 16; i += 1, at += 4) {
    w[i] = (block[at] << 24) | (block[at + 1] << 16) | (block[at + 2] << 8) | block[at + 3];
  }
  for (let i = 16; i < 64; i += 1) {
    const before15 = w[i - 15];
    const before2 = w[i - 2];
    const s0 = ((before15 >>> 7) | (before15 << 25)) ^ ((before15 >>> 18) | (before15 << 14)) ^ (before15 >>> 3);
    const s1 = ((before2 >>> 17) | (before2 << 15)) ^ ((before2 >>> 19) | (before2 << 13)) ^ (before2 >>> 10);
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
  }
  let a = from[0];
  let b = from[1];
  let c = from[2];
  let d = from[3];
  let e = from[4];
  let f = from[5];
  let g = from[6];
  let h = from[7];
  for (let i = 0; i < 64; i += 1) {
    const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = g ^ (e & (f ^ g));
    const t1 = (h + sum1 + choice + ROUND_CONSTANTS[i] + w[i]) | 0;
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) ^ (c & (a ^ b));
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + sum0 + majority) | 0;
  }
  to[0] = (from[0] + a) | 0;
  to[1] = (from[1] + b) | 0;
  to[2] = (from[2] + c) | 0;
  to[3] = (from[3] + d) | 0;
  to[4] = (from[4] + e) | 0;
  to[5] = (from[5] + f) | 0;
  to[6] = (from[6] + g) | 0;
  to[7] = (from[7] + h) | 0;
}

/** The digest of `bytes`, as eight 32-bit words. */
export function sha256(bytes: Uint8Array): Sha256State {
  const state = initialState();
  const padded = new Uint8Array(paddedLength(bytes.length));
  padded.set(bytes);
  writePadding({ buffer: padded, end: bytes.length, messageBytes: bytes.length });
  for (let offset = 0; offset < padded.length; offset += BLOCK_BYTES) compressBlock(state, padded, offset, state);
  return state;
}

/** The digest of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. */
export function sha256Hex(text: string): string {
  return stateHex(sha256(utf8(text)));
}

/** The state as 64 lower-case hexadecimal digits. */
export function stateHex(state: Sha256State): string {
  let hex = '';
  for (let i = 0; i < state.length; i += 1) {
    const word = state[i];
    hex += HEX[word >>> 24] + HEX[(word >>> 16) & 255] + HEX[(word >>> 8) & 255] + HEX[word & 255];
  }
  return hex;
}

/** The UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The least whole number of blocks, in bytes, that holds `messageBytes` and the padding. */
export function paddedLength(messageBytes: number): number {
  return Math.ceil((messageBytes + 9) / BLOCK_BYTES) * BLOCK_BYTES;
}

/**
 * Writes the mark, the zeros and the length behind a message that ends at `end` of `buffer`, up to the end of its last
 * block. `messageBytes` is the length of the whole message, which may have begun in earlier blocks.
 */
export function writePadding(at: { buffer: Uint8Array; end: number; messageBytes: number }): void {
  const { buffer, end, messageBytes } = at;
  const last = paddedLength(end);
  buffer.fill(0, end, last);
  buffer[end] = 0x80;
  // The length in bits, in eight bytes. A draw pads hundreds of thousands of messages, so no view or BigInt is made of it.
  let rest = messageBytes * 8;
  for (let place = last - 1; rest > 0; place -= 1) {
    const above = Math.floor(rest / 256);
    buffer[place] = rest - 256 * above;
    rest = above;
  }
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
}

/** The first 32 bits after the point of the degree-th root of a prime. */
function fractionBits(prime: number, degree: bigint): number {
  const scaled = BigInt(prime) << (32n * degree);
  let low = 0n;
  let high = 1n << 40n;
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** degree <= scaled) low = middle;
    else high = middle - 1n;
  }
  return Number(low & 0xffffffffn) | 0;
}
