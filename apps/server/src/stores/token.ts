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
