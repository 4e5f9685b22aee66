import { createHmac, hash, randomBytes } from 'node:crypto';
import { BOARD_CODE_LENGTH, BOARD_PIN_LENGTH, SIGN_IN_CODE_SYMBOLS } from '@plumbline/api';

/** A secret nobody can guess, to be put into a cookie or an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: with a copy of the database nobody can sign in. */
export function digestOfToken(token: string): string {
  return hash('sha256', token, 'hex');
}

/** An audit board in one round of one jurisdiction; `rotation` counts what replaced its link or its PIN. */
type BoardSecretOf = {
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly round: number;
  readonly board: string;
  readonly rotation: number;
};

/**
 * The ten symbols a board's link ends with: derived, so that its manager can be shown them again, and others after each
 * replacement. They name the board; what lets somebody in is the PIN.
 */
export function boardToken(secret: Buffer, board: BoardSecretOf): string {
  const digest = digestOfBoard(secret, 'audit board', board);
  // A byte has 256 values, 8 for each of the 32 symbols.
  return Array.from(digest.subarray(0, BOARD_CODE_LENGTH), (byte) =>
    SIGN_IN_CODE_SYMBOLS.charAt(byte % SIGN_IN_CODE_SYMBOLS.length),
  ).join('');
}

/** The digits that open a board besides its link: derived like it, and independent of it. */
export function boardPin(secret: Buffer, board: BoardSecretOf): string {
  // Of 48 bits: no PIN is noticeably more frequent than another.
  const number = digestOfBoard(secret, 'board pin', board).readUIntBE(0, 6);
  return String(number % 10 ** BOARD_PIN_LENGTH).padStart(BOARD_PIN_LENGTH, '0');
}

function digestOfBoard(secret: Buffer, purpose: string, board: BoardSecretOf): Buffer {
  const text = JSON.stringify([board.auditId, board.jurisdiction, board.round, board.board, board.rotation]);
  return createHmac('sha256', secret).update(`${purpose}\n${text}`).digest();
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
