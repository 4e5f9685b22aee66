import type { Contest } from '@plumbline/election';
import type { AuditInRounds } from '../state/audit-state.ts';
import { drawsOf, phantomDrawsOf } from '../state/audit-view.ts';

/** The ticket of a targeted contest's last draw in any round, also of a phantom; undefined where nothing was drawn for it. */
export function lastTicket(audit: AuditInRounds, target: Contest): string | undefined {
  return greatestTicket([...drawsOf(target, audit.rounds), ...phantomDrawsOf(target, audit.rounds)]);
}

/** The ticket of the last of some draws, which come in whatever order. */
export function greatestTicket(draws: readonly { readonly ticket: string }[]): string | undefined {
  let last: string | undefined;
  for (const { ticket } of draws) if (last === undefined || ticket > last) last = ticket;
  return last;
}
