import { assert } from '@plumbline/prelude';
import { encode } from 'uqr';

/** The dark squares of a QR code, row by row. */
export type QrSquares = { readonly size: number; readonly isDark: Uint8Array };

/**
 * A QR code of level M (ISO/IEC 18004). The mask is the one with the lowest penalty, as the library would choose it. Choosing takes the library
 * four fifths of its time, which is long where each of thousands of labels has a code of its own.
 */
export function qrSquares(payload: string): QrSquares {
  const { size, squares } = withMask(payload, 0);
  let [best, lowest] = [squares, Number.POSITIVE_INFINITY];
  for (const change of changesOf(payload, { size, squares })) {
    const masked = apart(squares, change);
    const penalty = penaltyOf(masked, { size, most: lowest });
    if (penalty >= lowest) continue;
    [best, lowest] = [masked, penalty];
  }
  return { size, isDark: best };
}

const MASKS = 8;

type Masked = { readonly size: number; readonly squares: Uint8Array };

function withMask(payload: string, maskPattern: number): Masked {
  const { data, size } = encode(payload, { ecc: 'M', border: 0, maskPattern });
  const squares = new Uint8Array(size * size);
  for (const [y, row] of data.entries()) for (let x = 0; x < size; x += 1) squares[y * size + x] = row[x] ? 1 : 0;
  return { size, squares };
}

/** By size: which squares each mask turns that the first does not. They are the same whatever is written. */
const CHANGES = new Map<number, readonly Uint8Array[]>();

function changesOf(payload: string, { size, squares }: Masked): readonly Uint8Array[] {
  const known = CHANGES.get(size);
  if (known !== undefined) return known;
  const changes = Array.from({ length: MASKS }, (_, mask) => apart(withMask(payload, mask).squares, squares));
  CHANGES.set(size, changes);
  return changes;
}

function apart(squares: Uint8Array, others: Uint8Array): Uint8Array {
  assert(squares.length === others.length, 'codes of the same size are compared');
  const different = new Uint8Array(squares.length);
  for (let index = 0; index < squares.length; index += 1)
    different[index] = (squares[index] ?? 0) ^ (others[index] ?? 0);
  return different;
}

/** Points for what a reader may stumble over (ISO/IEC 18004, table 11). */
const POINTS = { run: 3, block: 3, finder: 40, balance: 10 } as const;

/** The penalty of a code, or any number from `most` on where it is not lower. */
function penaltyOf(squares: Uint8Array, { size, most }: { readonly size: number; readonly most: number }): number {
  let [points, dark] = [0, 0];
  for (let line = 0; line < size; line += 1) {
    if (points >= most) return points;
    points += penaltyOfLine(squares, size, { from: line * size, step: 1 });
    points += penaltyOfLine(squares, size, { from: line, step: size });
  }
  for (let index = 0; index < squares.length; index += 1) dark += squares[index] ?? 0;
  for (let y = 0; y < size - 1; y += 1) {
    // How many of two squares, one below the other, are dark: blocks are two such pairs alike, both dark or both light.
    let before = 1;
    for (let index = y * size; index < (y + 1) * size; index += 1) {
      const pair = (squares[index] ?? 0) + (squares[index + size] ?? 0);
      if (pair !== 1 && pair === before) points += POINTS.block;
      before = pair;
    }
  }
  // A point for each twentieth that the dark ones are away from half of all.
  const away = Math.ceil(Math.abs(dark * 20 - squares.length * 10) / squares.length) - 1;
  return points + away * POINTS.balance;
}

const LONG_RUN = 5;

/** More runs than a line of the largest code has squares, one array for all lines: each code has hundreds of them under eight masks. */
const RUNS = new Int32Array(180);

/** Long runs of one colour, and runs of 1 : 1 : 3 : 1 : 1, as of the squares in the corners, with four light ones at one side. */
function penaltyOfLine(
  squares: Uint8Array,
  size: number,
  { from, step }: { readonly from: number; readonly step: number },
): number {
  let points = 0;
  // Light and dark in turn, a light one first. Around the code all is light.
  let [last, colour, length, around] = [0, 0, 0, size];
  for (let at = from, end = from + size * step; at < end; at += step) {
    if (squares[at] === colour) {
      length += 1;
      continue;
    }
    if (length >= LONG_RUN) points += POINTS.run + length - LONG_RUN;
    RUNS[last] = around + length;
    last += 1;
    colour = 1 - colour;
    length = 1;
    around = 0;
  }
  if (length >= LONG_RUN) points += POINTS.run + length - LONG_RUN;
  RUNS[last] = around + length;
  if (colour === 0) RUNS[last] = around + length + size;
  else {
    last += 1;
    RUNS[last] = size;
  }
  for (let light = 6; light <= last; light += 2) points += POINTS.finder * findersAt(light);
  return points;
}

function findersAt(light: number): number {
  const one = RUNS[light - 1] ?? 0;
  const isCore =
    RUNS[light - 2] === one && RUNS[light - 3] === 3 * one && RUNS[light - 4] === one && RUNS[light - 5] === one;
  if (!isCore) return 0;
  const [before, after] = [RUNS[light - 6] ?? 0, RUNS[light] ?? 0];
  return Number(after >= 4 * one && before >= one) + Number(before >= 4 * one && after >= one);
}
