import { randomInt, timingSafeEqual } from 'node:crypto';
import type { SignInCode } from '../stores/sign-in-codes.ts';

const CODE_VALID_MS = 15 * 60_000;
const WRONG_ATTEMPTS_MAX = 10;
/** Asking more often than this within the quarter of an hour sends nothing: somebody may be filling a mailbox. */
export const TIMES_SENT_MAX = 5;

/** The code to send: the one under way while it is good, so that a late message still works, otherwise a new one. */
export function codeToSend(current: SignInCode | undefined, at: Date): SignInCode {
  if (current !== undefined && !isExpired(current, at)) return { ...current, timesSent: current.timesSent + 1 };
  return { code: String(randomInt(1_000_000)).padStart(6, '0'), issuedAt: at, attempts: 0, timesSent: 1 };
}

export type CodeVerdict = 'right' | 'wrong' | 'expired' | 'locked';

/** What an attempt is worth. After ten wrong ones even the right code is refused, until it would have expired anyway. */
export function judgeCode(current: SignInCode | undefined, typed: string, at: Date): CodeVerdict {
  if (current === undefined) return 'wrong';
  if (isExpired(current, at)) return 'expired';
  if (current.attempts >= WRONG_ATTEMPTS_MAX) return 'locked';
  return timingSafeEqual(Buffer.from(current.code), Buffer.from(typed)) ? 'right' : 'wrong';
}

function isExpired(code: SignInCode, at: Date): boolean {
  return at.getTime() - code.issuedAt.getTime() >= CODE_VALID_MS;
}
