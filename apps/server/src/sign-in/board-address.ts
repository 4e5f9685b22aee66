import { showBoardCode } from '@plumbline/api';
import type { Services } from '../services.ts';
import { boardToken } from '../stores/token.ts';

/** The address of an audit board, as it is printed: worth nothing without the PIN. `rotation` is that of its link. */
export function boardAddress(
  services: Pick<Services, 'secret' | 'publicUrl'>,
  board: Parameters<typeof boardToken>[1],
): string {
  return `${services.publicUrl ?? ''}/auditboard/${showBoardCode(boardToken(services.secret, board))}`;
}
