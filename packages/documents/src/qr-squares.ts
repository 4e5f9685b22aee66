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
  return { size, squares: Uint8Array.from(data.flat(), Number) };
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
  return squares.map((square, index) => square ^ (others[index] ?? 0));
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
  for (let index = 0; index < squares.length; index += 1) {
    const square = squares[index];
    dark += square ?? 0;
    if (index % size === size - 1) continue;
    const isBlock =
      square === squares[index + 1] && square === squares[index + size] && square === squares[index + size + 1];
    if (isBlock) points += POINTS.block;
  }
  // A point for each twentieth that the dark ones are away from half of all.
  const away = Math.ceil(Math.abs(dark * 20 - squares.length * 10) / squares.length) - 1;
  return points + away * POINTS.balance;
}

const LONG_RUN = 5;

/** Long runs of one colour, and runs of 1 : 1 : 3 : 1 : 1, as of the squares in the corners, with four light ones at one side. */
function penaltyOfLine(
  squares: Uint8Array,
  size: number,
  { from, step }: { readonly from: number; readonly step: number },
): number {
  let points = 0;
  // Light and dark in turn, a light one first. Around the code all is light.
  const runs: number[] = [size];
  let [colour, length] = [0, 0];
  for (let at = from, end = from + size * step; at < end; at += step) {
    if (squares[at] === colour) {
      length += 1;
      continue;
    }
    if (length >= LONG_RUN) points += POINTS.run + length - LONG_RUN;
    runs[runs.length - 1] = (runs.at(-1) ?? 0) + length;
    runs.push(0);
    [colour, length] = [1 - colour, 1];
  }
  if (length >= LONG_RUN) points += POINTS.run + length - LONG_RUN;
  runs[runs.length - 1] = (runs.at(-1) ?? 0) + length;
  if (colour === 1) runs.push(0);
  runs[runs.length - 1] = (runs.at(-1) ?? 0) + size;
  for (let last = 6; last < runs.length; last += 2) points += POINTS.finder * findersAt(runs, last);
  return points;
}

function findersAt(runs: readonly number[], last: number): number {
  const one = runs[last - 1] ?? 0;
  const isCore =
    runs[last - 2] === one && runs[last - 3] === 3 * one && runs[last - 4] === one && runs[last - 5] === one;
  if (!isCore) return 0;
  const [before, after] = [runs[last - 6] ?? 0, runs[last] ?? 0];
  return Number(after >= 4 * one && before >= one) + Number(before >= 4 * one && after >= one);
}
