import { entriesOf } from '@plumbline/prelude';
import { instantRunoffRounds, type RunoffCount } from '@plumbline/statistics';
import { countedRankings } from '../../fieldwork/batch-counts.ts';
import { rankedBallotsCounted } from '../../fieldwork/ranked-ballots-counted.ts';
import type { AuditInRounds, TallySheet } from '../../state/audit-state.ts';
import { isRanked } from '../../state/contest-assertions.ts';
import { takesEverything } from '../kinds.ts';
import { lotsOf } from './lots-of.ts';

/** The steps of the count of every ranked contest of a full hand tally, by contest, from all rankings that are entered; none of other audits. */
export function runoffsCounted(audit: AuditInRounds): Readonly<Record<string, RunoffCount>> {
  const ranked = takesEverything(audit.plan) ? audit.plan.contests.filter(isRanked) : [];
  if (ranked.length === 0) return {};
  const rankings = countedRankings(sheetsOf(audit));
  return Object.fromEntries(
    ranked.flatMap((contest) => {
      const count = rankings[contest.name];
      const ballots = count && rankedBallotsCounted(contest, [count]);
      return ballots?.ok ? [[contest.name, instantRunoffRounds(ballots.value, lotsOf(audit, contest))] as const] : [];
    }),
  );
}

function sheetsOf({ results }: Pick<AuditInRounds, 'results'>): readonly TallySheet[] {
  return [...entriesOf(results.batches)].flatMap(([, batches]) =>
    [...entriesOf(batches)].flatMap(([, { sheets }]) => sheets),
  );
}
