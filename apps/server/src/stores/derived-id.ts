import { hash } from 'node:crypto';

/** An identifier that follows from a text: the same whenever the projections are made again. */
export function derivedId(text: string): string {
  const digest = hash('sha256', text, 'hex');
  // The form of a UUID of version 8, which is for identifiers that are made in one's own way (RFC 9562).
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`];
  return [...parts, digest.slice(20, 32)].join('-');
}
