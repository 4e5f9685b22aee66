import type { Contest } from '@plumbline/election';
import type { CountedDraws } from '../kinds/audit-kind.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditInRounds } from '../state/audit-state.ts';

/** The draws that the round numbered `round` added to those a contest's figure rests on. */
export function drawsInRound(
  audit: AuditInRounds,
  contest: Contest,
  of: { readonly inputs: AuditInputs; readonly round: number },
): CountedDraws {
  const upTo = (last: number): CountedDraws =>
    last === 0
      ? { draws: [], phantomDraws: 0 }
      : kindOf(audit.plan).counted({ ...audit, rounds: audit.rounds.slice(0, last) }, contest, of.inputs);
  const now = upTo(of.round);
  const before = upTo(of.round - 1);
  const earlier = new Set(before.draws.map(({ jurisdiction, ticket }) => `${jurisdiction}\n${ticket}`));
  return {
    draws: now.draws.filter(({ jurisdiction, ticket }) => !earlier.has(`${jurisdiction}\n${ticket}`)),
    phantomDraws: now.phantomDraws - before.phantomDraws,
  };
}
