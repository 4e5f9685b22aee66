import { type Contest, contestInvolves } from '@plumbline/election';
import { type Draw, unitKey, unitPlace } from '../sampling/draw.ts';
import type { AuditInRounds } from '../state/audit-state.ts';

/** What published systems that compare cards count: a targeted contest counts every draw of its own sample; an opportunistic one each card once that was drawn for others. */
export function publishedDraws(audit: AuditInRounds, contest: Contest): readonly Draw[] {
  const draws = audit.rounds.flatMap((round) => round.draws);
  if (contest.targeted) return draws.filter((draw) => draw.contest === contest.name);
  const once = new Map<string, Draw>();
  for (const draw of draws) {
    if (!contestInvolves(contest, draw.jurisdiction)) continue;
    const place = unitPlace(draw.jurisdiction, unitKey(draw));
    if (!once.has(place)) once.set(place, draw);
  }
  return [...once.values()];
}
