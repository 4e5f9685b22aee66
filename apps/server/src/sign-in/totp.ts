import { createHmac } from 'node:crypto';

/** One code for each half minute, as every authenticator app has it without being told. */
export const TOTP_PERIOD_MS = 30_000;
const DIGITS = 6;
/** 160 bits: the length of the hash, which RFC 4226 recommends. */
export const TOTP_SECRET_BYTES = 20;
/** A phone may be half a minute slow or fast, as RFC 6238 recommends. */
const STEPS_ASIDE = 1;

/** The half minute of a time, counted from 1970. */
export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / TOTP_PERIOD_MS);
}

/** The code of a half minute: RFC 6238 with HMAC-SHA-1, which is the one that all apps know. */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  // RFC 4226, section 5.3: the low half of the last byte says where the number begins.
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The half minute whose code this is, if it is one of now, the one before or the one after. */
export function stepOfCode(secret: Buffer, code: string, at: Date): number | undefined {
  const now = stepAt(at);
  const steps = Array.from({ length: 2 * STEPS_ASIDE + 1 }, (_, place) => now - STEPS_ASIDE + place);
  // The newest first: a code that by chance is that of two half minutes is used up with the later one.
  return steps.toReversed().find((step) => totpCode(secret, step) === code);
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base32 without padding, in which apps take a secret that is typed. The length is a multiple of five bytes. */
export function base32(bytes: Buffer): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const symbols = (bytes.length * 8) / 5;
  return Array.from({ length: symbols }, (_, place) => {
    return BASE32.charAt(Number((bits >> BigInt(5 * (symbols - 1 - place))) & 31n));
  }).join('');
}

/** The address by which an app takes a secret over, with what it shows beside the codes. */
export function totpAddress(secret: Buffer, shown: { readonly issuer: string; readonly account: string }): string {
  const label = `${encodeURIComponent(shown.issuer)}:${encodeURIComponent(shown.account)}`;
  const query = `secret=${base32(secret)}&issuer=${encodeURIComponent(shown.issuer)}`;
  return `otpauth://totp/${label}?${query}`;
}
