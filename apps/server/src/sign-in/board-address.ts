import type { Services } from '../services.ts';
import { boardToken } from '../stores/token.ts';

/** The secret address of an audit board, as it is printed. */
export function boardAddress(
  services: Pick<Services, 'secret' | 'publicUrl'>,
  board: Parameters<typeof boardToken>[1],
): string {
  return `${services.publicUrl ?? ''}/auditboard/${boardToken(services.secret, board)}`;
}
