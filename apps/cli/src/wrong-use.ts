/** The command was not used as its help says; the message says how. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** The port a person typed, as it was typed, or wrong use. */
export function readPort(typed: string | undefined): string | undefined {
  if (typed === undefined || (/^\d{1,5}$/.test(typed) && Number(typed) <= 65_535)) return typed;
  throw new WrongUse(`--port must be a whole number from 0 to 65535. Found ${typed}.`);
}
