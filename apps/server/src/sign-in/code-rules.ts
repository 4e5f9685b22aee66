import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { SIGN_IN_CODE_LENGTH, SIGN_IN_CODE_SYMBOLS } from '@plumbline/api';
import type { SignInCode } from '../stores/sign-in-codes.ts';

const MINUTE_MS = 60_000;
export const CODE_VALID_MS = 10 * MINUTE_MS;
export const CODE_HOUR_MS = 60 * MINUTE_MS;
/** Codes that leave for one address within any hour. */
export const CODES_PER_HOUR_MAX = 6;
/** Wrong tries that a code survives one less of. */
export const TRIES_PER_CODE_MAX = 10;

/**
 * How the tries of a code become fewer while many codes are being guessed, all addresses together, within a day. It never
 * comes to nothing: whoever has a fresh code can type it, so nobody is shut out by what others do. A browser in which the
 * person has signed in before keeps its ten.
 */
const TRIES_WHILE_GUESSED: readonly { readonly wrongFrom: number; readonly tries: number }[] = [
  { wrongFrom: 1_000, tries: 3 },
  { wrongFrom: 100, tries: 5 },
  { wrongFrom: 0, tries: TRIES_PER_CODE_MAX },
];
export const GUESSING_MS = 24 * 60 * MINUTE_MS;

/** Wrong tries of a day at which the administrators are told, each time it has become so much worse. */
const ALERT_LEVELS: readonly number[] = [20, 100, 1_000, 10_000];

export function triesOfCode(wrongOfTheDay: number): number {
  return TRIES_WHILE_GUESSED.find(({ wrongFrom }) => wrongOfTheDay >= wrongFrom)?.tries ?? TRIES_PER_CODE_MAX;
}

/** How bad the guessing is: 0 for what typing mistakes explain, then one more for each level reached. */
export function guessingLevel(wrongOfTheDay: number): number {
  return ALERT_LEVELS.filter((from) => wrongOfTheDay >= from).length;
}

export function newCode(): string {
  const symbols = Array.from({ length: SIGN_IN_CODE_LENGTH }, () => {
    return SIGN_IN_CODE_SYMBOLS.charAt(randomInt(SIGN_IN_CODE_SYMBOLS.length));
  });
  return symbols.join('');
}

/** What is kept of a code: nothing that can be typed, and nothing that another server or address could use. */
export function digestOfCode(
  secret: Buffer,
  { email, code }: { readonly email: string; readonly code: string },
): string {
  return createHmac('sha256', secret)
    .update(`sign-in code\n${JSON.stringify([email, code])}`)
    .digest('hex');
}

/** When the next code may leave for an address; undefined: now. */
export function nextCodeAt(issued: readonly Date[], at: Date): Date | undefined {
  const within = issued.map((one) => one.getTime()).filter((time) => time > at.getTime() - CODE_HOUR_MS);
  if (within.length < CODES_PER_HOUR_MAX) return undefined;
  const oldest = within.toSorted((a, b) => a - b).at(-CODES_PER_HOUR_MAX) ?? at.getTime();
  return new Date(oldest + CODE_HOUR_MS);
}

export type CodeVerdict = 'right' | 'wrong' | 'expired' | 'locked';

/** What a try is worth. After so many wrong ones even the right code is refused, until another one is asked for. */
export function judgeCode(
  current: SignInCode | undefined,
  tried: { readonly digest: string | undefined; readonly triesMax: number; readonly at: Date },
): CodeVerdict {
  if (current === undefined) return 'wrong';
  const { digest, triesMax, at } = tried;
  if (current.usedAt !== null || at.getTime() - current.issuedAt.getTime() >= CODE_VALID_MS) return 'expired';
  if (current.attempts >= triesMax) return 'locked';
  if (digest === undefined) return 'wrong';
  return timingSafeEqual(Buffer.from(current.digest), Buffer.from(digest)) ? 'right' : 'wrong';
}
