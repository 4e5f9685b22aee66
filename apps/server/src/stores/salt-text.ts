import { randomBytes } from 'node:crypto';
import type { SaltedText } from '@plumbline/audit';

/** A text with fresh randomness, so that nobody finds it by trying what would give its digest. */
export function saltText(text: string): SaltedText {
  return { salt: randomBytes(32).toString('hex'), text };
}
