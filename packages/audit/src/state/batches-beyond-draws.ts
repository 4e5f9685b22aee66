import type { AuditInRounds } from './audit-state.ts';
import { countedName, currentRound } from './audit-view.ts';

/**
 * The batches of a jurisdiction that are counted in the current round although no ticket drew them. A combined batch is
 * one, under its own name, and it is not extra if any of its parts was drawn, in this round or before.
 */
export function batchesBeyondDraws(audit: AuditInRounds, jurisdiction: string): ReadonlySet<string> {
  const nameOf = ({ batch }: { readonly batch: string }) => countedName(audit, { jurisdiction, batch });
  const isHere = (unit: { readonly jurisdiction: string }) => unit.jurisdiction === jurisdiction;
  const listed = currentRound(audit).extraBatches.filter(isHere).map(nameOf);
  if (listed.length === 0) return new Set();
  const drawn = new Set(audit.rounds.flatMap((round) => round.draws.filter(isHere).map(nameOf)));
  return new Set(listed.filter((name) => !drawn.has(name)));
}
