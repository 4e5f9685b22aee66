import { createHmac, hash } from 'node:crypto';

/**
 * What the log says instead of an address and a name. Only with the secret of the installation can it be tried whether it
 * stands for somebody, so that who reads the log does not learn addresses.
 */
export function digestOfPerson(
  secret: Buffer,
  person: { readonly personId: string; readonly email: string; readonly name: string },
): string {
  const text = JSON.stringify([person.personId, person.email, person.name]);
  return createHmac('sha256', secret).update(`person\n${text}`).digest('hex');
}

/** By which an exchanged secret is told: 32 random bytes cannot be found from it. */
export function digestOfSecret(secret: Buffer): string {
  return hash('sha256', secret, 'hex');
}
