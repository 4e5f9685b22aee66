import type { Contest } from '@plumbline/election';
import type { AuditInRounds } from '../../state/audit-state.ts';
import { type CountedDraws, countedDraws, drawsTogether } from './counted-draws.ts';
import { publishedRounds } from './published-rounds.ts';

/** The draws that the round numbered `round` added to those a contest's figure rests on. */
export function drawsInRound(audit: AuditInRounds, contest: Contest, round: number): CountedDraws {
  const upTo = (last: number) => countedUpTo({ ...audit, rounds: audit.rounds.slice(0, last) }, contest);
  const now = upTo(round);
  const before = upTo(round - 1);
  const earlier = new Set(before.draws.map(({ jurisdiction, ticket }) => `${jurisdiction}\n${ticket}`));
  return {
    draws: now.draws.filter(({ jurisdiction, ticket }) => !earlier.has(`${jurisdiction}\n${ticket}`)),
    phantomDraws: now.phantomDraws - before.phantomDraws,
  };
}

function countedUpTo(audit: AuditInRounds, contest: Contest): CountedDraws {
  const none = { draws: [], phantomDraws: 0 };
  if (audit.rounds.length === 0) return none;
  if (audit.plan.compatibility) return { draws: publishedRounds(audit, contest).draws, phantomDraws: 0 };
  const counted = countedDraws(audit, contest);
  return counted === undefined ? none : drawsTogether(counted.rounds);
}
