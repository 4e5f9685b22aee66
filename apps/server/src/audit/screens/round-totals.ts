import type { RoundTotals } from '@plumbline/api';
import { type BegunAudit, currentRound, fieldworkIn, findWork, isInRounds, totalsToCount } from '@plumbline/audit';

/** What a jurisdiction has to total in the current round, and what it entered; null where nothing is totalled. */
export function roundTotals(
  audit: BegunAudit,
  of: { readonly jurisdiction: string; readonly nameOf: (id: string) => string },
): RoundTotals | null {
  if (!isInRounds(audit) || fieldworkIn(audit.plan) !== 'totals') return null;
  const work = findWork(audit, of.jurisdiction);
  if (work === undefined) return null;
  const { totals, talliesFinal } = work;
  return {
    round: currentRound(audit).number,
    contests: totalsToCount(audit, of.jurisdiction).map(({ contest, draws, sampleOf }) => {
      const entered = totals?.contests[contest.name];
      return {
        contest: contest.name,
        draws,
        sampleOf,
        entered: entered === undefined ? null : { votes: { ...entered.votes }, notFound: entered.notFound },
      };
    }),
    version: totals?.revision ?? null,
    enteredBy: totals === null ? null : of.nameOf(totals.enteredBy),
    final: talliesFinal,
  };
}
