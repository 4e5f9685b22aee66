/** The 32 letters and digits of a sign-in code: without I, L, O and U, which look like 1, 1, 0 and V. */
export const SIGN_IN_CODE_SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** How many of them make a code. */
export const SIGN_IN_CODE_LENGTH = 8;

const LOOK_ALIKES: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0', U: 'V' };

/**
 * What somebody typed, as a code is compared: capitals, without blanks, hyphens and dots, and with what looks alike read as
 * the symbol it looks like. Undefined if that is not eight symbols of a code.
 */
export function readSignInCode(typed: string): string | undefined {
  return readSymbols(typed, SIGN_IN_CODE_LENGTH);
}

/** How many of the same symbols make a recovery code. */
export const RECOVERY_CODE_LENGTH = 12;

/** What somebody typed, read like a sign-in code. Undefined if that is not twelve symbols of a code. */
export function readRecoveryCode(typed: string): string | undefined {
  return readSymbols(typed, RECOVERY_CODE_LENGTH);
}

/** A recovery code as people read it: three groups of four. */
export function showRecoveryCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

function readSymbols(typed: string, length: number): string | undefined {
  const capitals = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\u00ad\u2212\u200b-\u200d\u2060\ufeff._·]/gu, '');
  const symbols = [...capitals].map((symbol) => LOOK_ALIKES[symbol] ?? symbol);
  const isCode = symbols.length === length && symbols.every((symbol) => SIGN_IN_CODE_SYMBOLS.includes(symbol));
  return isCode ? symbols.join('') : undefined;
}

/** A code as people read it: two groups of four. */
export function showSignInCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** How many of the same symbols the short link of an audit board ends with. */
export const BOARD_CODE_LENGTH = 10;

/** The end of a board's link, typed from paper or scanned, read like a sign-in code. Undefined if that is not ten symbols of a code. */
export function readBoardCode(typed: string): string | undefined {
  return readSymbols(typed, BOARD_CODE_LENGTH);
}

/** The code of a board's link as it stands in the address: two groups of five. */
export function showBoardCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** How many digits the PIN of an audit board has. */
export const BOARD_PIN_LENGTH = 9;

/** What somebody typed as the PIN of a board, without blanks and hyphens. Undefined if that is not nine digits. */
export function readBoardPin(typed: string): string | undefined {
  const digits = readSymbols(typed, BOARD_PIN_LENGTH);
  return digits !== undefined && /^[0-9]+$/.test(digits) ? digits : undefined;
}

/** A PIN as people read it: three groups of three. */
export function showBoardPin(pin: string): string {
  return `${pin.slice(0, 3)} ${pin.slice(3, 6)} ${pin.slice(6)}`;
}
