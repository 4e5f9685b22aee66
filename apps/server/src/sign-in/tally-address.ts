import type { Services } from '../services.ts';
import { tallyToken } from '../stores/token.ts';

/** The address at which other computers of a jurisdiction ask to enter tallies. */
export function tallyAddress(
  services: Pick<Services, 'secret' | 'publicUrl'>,
  link: Parameters<typeof tallyToken>[1],
): string {
  return `${services.publicUrl ?? ''}/tallyentry/${tallyToken(services.secret, link)}`;
}
