import { timingSafeEqual } from 'node:crypto';
import { readBoardPin } from '@plumbline/api';

/**
 * So many wrong tries end a PIN; a right one does not give them back. Somebody who knows a link hits one PIN of nine digits with a chance of
 * 10 / 10⁹. A state of 1,600 jurisdictions with five boards, four rounds a year and each PIN made anew twice has 96,000
 * PINs in a year: fewer than 0.001 are to be expected to be guessed, if somebody has every link and uses every try.
 */
export const WRONG_PINS_MAX = 10;

export type PinVerdict = 'right' | 'wrong' | 'locked';

/** What a try is worth. After so many wrong ones even the right PIN is refused, until another one is made. */
export function judgePin(typed: string, of: { readonly pin: string; readonly wrongPins: number }): PinVerdict {
  if (of.wrongPins >= WRONG_PINS_MAX) return 'locked';
  const read = readBoardPin(typed);
  if (read === undefined) return 'wrong';
  return timingSafeEqual(Buffer.from(read), Buffer.from(of.pin)) ? 'right' : 'wrong';
}
