import type { Contest } from '@plumbline/election';
import { reportedWinners } from '@plumbline/statistics';
import { kindOf } from '../kinds/kinds.ts';
import { contestVotes } from '../state/audit-inputs.ts';
import { isRanked, smallestAssertion } from '../state/contest-assertions.ts';
import { type Planned, riskLimitOf } from '../state/plan.ts';

/**
 * Something about the margins of a plan that whoever plans should know before the seed. None of it forbids going on.
 *
 *   tie, no-votes           no sample can show who won: only a count of every ballot can
 *   smaller-than-targeted   an opportunistic contest is closer than every targeted one, so a sample for those is too small for it.
 *                           `draws`: about how many it would need; `all`: every ballot; null where that cannot be estimated
 */
export type MarginFinding =
  | { readonly finding: 'tie' | 'no-votes'; readonly contest: string }
  | { readonly finding: 'smaller-than-targeted'; readonly contest: string; readonly draws: number | 'all' | null };

/** What the reported votes say of the work ahead, contest by contest in the order of the plan. */
export function marginFindings(audit: Planned): readonly MarginFinding[] {
  const { contests } = audit.plan;
  const margins = new Map(contests.map((contest) => [contest.name, dilutedMargin(audit, contest)]));
  const targeted = contests.flatMap((contest) => {
    const margin = margins.get(contest.name);
    return contest.targeted && typeof margin === 'number' ? [margin] : [];
  });
  const smallest = Math.min(...targeted);
  return contests.flatMap((contest): readonly MarginFinding[] => {
    const { name } = contest;
    const margin = margins.get(name);
    if (margin === 'no-votes') return [{ finding: 'no-votes', contest: name }];
    if (margin === undefined) return [];
    if (margin === 0) return [{ finding: 'tie', contest: name }];
    if (contest.targeted || targeted.length === 0 || margin >= smallest) return [];
    return [{ finding: 'smaller-than-targeted', contest: name, draws: drawsFor(audit, contest) }];
  });
}

/** The smallest margin as a share of the cards the contest is drawn from; undefined where the figures do not fit yet. */
function dilutedMargin(audit: Planned, contest: Contest): number | 'no-votes' | undefined {
  const universe = kindOf(audit.plan).universe(audit, contest);
  if (!universe.ok) return undefined;
  if (isRanked(contest)) {
    const margin = smallestAssertion(audit.plan, contest);
    return margin === undefined ? undefined : margin / universe.value.cards;
  }
  const read = reportedWinners(contestVotes(contest));
  if (!read.ok) return read.error.code === 'no-votes' ? 'no-votes' : undefined;
  const { smallestMargin, totalVotes } = read.value;
  if (totalVotes === 0) return 'no-votes';
  return smallestMargin === undefined ? undefined : smallestMargin / universe.value.cards;
}

function drawsFor(audit: Planned, contest: Contest): number | 'all' | null {
  const { estimate, universe } = kindOf(audit.plan);
  const { settings } = audit.plan;
  // The estimate is of votes; what a ranked contest asks for is told where its sizes are.
  if (isRanked(contest)) return null;
  const cards = universe(audit, contest);
  if (estimate === undefined || settings === null || !cards.ok) return null;
  const asked = { ...contestVotes(contest), ballots: cards.value.cards };
  const found = estimate({ contest: asked, riskLimit: riskLimitOf(settings) });
  return found.ok ? found.value : null;
}
