import { createHmac, hash, randomBytes } from 'node:crypto';

/** A secret nobody can guess, to be put into a cookie or an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: with a copy of the database nobody can sign in. */
export function digestOfToken(token: string): string {
  return hash('sha256', token, 'hex');
}

/**
 * The token of an audit board's link: derived, so that its manager can be shown it again, and another one after each
 * replacement.
 */
export function boardToken(
  secret: Buffer,
  board: {
    readonly auditId: string;
    readonly jurisdiction: string;
    readonly round: number;
    readonly board: string;
    readonly rotation: number;
  },
): string {
  const text = JSON.stringify([board.auditId, board.jurisdiction, board.round, board.board, board.rotation]);
  return createHmac('sha256', secret).update(`audit board\n${text}`).digest('base64url');
}

/** The token of the link by which other computers of a jurisdiction ask to enter tallies: derived, as that of a board. */
export function tallyToken(
  secret: Buffer,
  link: {
    readonly auditId: string;
    readonly jurisdiction: string;
    readonly round: number;
    readonly rotation: number;
  },
): string {
  const text = JSON.stringify([link.auditId, link.jurisdiction, link.round, link.rotation]);
  return createHmac('sha256', secret).update(`tally entry\n${text}`).digest('base64url');
}

const TALLY_NUMBERS = 1_000_000;

/** The six digits that a computer shows which asked to enter tallies: whoever types them has seen its screen. */
export function tallyNumber(secret: Buffer, entryId: string): string {
  const digest = createHmac('sha256', secret).update(`tally number\n${entryId}`).digest();
  // Of 48 bits: no number is noticeably more frequent than another.
  return String(digest.readUIntBE(0, 6) % TALLY_NUMBERS).padStart(6, '0');
}
