import { type Contest, contestInvolves } from '@plumbline/election';
import { type Draw, distinctUnits } from '../sampling/draw.ts';
import type { AuditInRounds, ContestTotals, Round } from '../state/audit-state.ts';
import { contestsToAudit, currentRound } from '../state/audit-view.ts';
import { contestUniverse, listedCards } from '../state/contest-universe.ts';

/*
 * Totals of a round: in each jurisdiction the votes on the cards that were drawn, added up on paper. Nobody can tell from
 * them what was on a single card, so each contest has to be counted over the draws of one sample.
 */

/**
 * The targeted contest over whose draws the totals of a contest are counted: its own where it is targeted. Of another, the
 * one that is drawn from the same universe; of several the one with the most draws in the first round, then the first of
 * the plan. Undefined where there is none: then every drawn card is counted once, and the contest is not measured.
 */
export function targetOfTotals(audit: AuditInRounds, contest: Contest): Contest | undefined {
  if (contest.targeted) return contest;
  // Published systems counted every card once for it, whatever it was drawn for.
  if (audit.plan.compatibility) return undefined;
  const own = universeInWords(audit, contest);
  const drawnFirst = ({ name }: Contest) => audit.rounds[0]?.sampleSizes[name] ?? 0;
  const fitting = audit.plan.contests.filter((one) => one.targeted && universeInWords(audit, one) === own);
  return fitting.toSorted((a, b) => drawnFirst(b) - drawnFirst(a))[0];
}

/** The cards a contest is drawn from, so that equal texts are equal universes. */
function universeInWords(audit: AuditInRounds, contest: Contest): string {
  const universe = contestUniverse(audit, contest);
  const listed = [...listedCards(audit.files)].filter(([name, cards]) => cards > 0 && contestInvolves(contest, name));
  const names = listed.map(([name]) => name).toSorted();
  return JSON.stringify([names, universe.ok ? universe.value.phantoms : null]);
}

/** The draws of a round over which a contest is counted in one jurisdiction, or everywhere: as often as a card was drawn for it. */
export function drawsToTotal(
  audit: AuditInRounds,
  contest: Contest,
  of: { readonly round: Round; readonly jurisdiction?: string },
): number {
  const inPlace = (draw: Draw) =>
    of.jurisdiction === undefined ? contestInvolves(contest, draw.jurisdiction) : draw.jurisdiction === of.jurisdiction;
  const draws = of.round.draws.filter(inPlace);
  const target = targetOfTotals(audit, contest);
  if (target === undefined) return distinctUnits(draws).length;
  return draws.filter((draw) => draw.contest === target.name).length;
}

/** A contest whose totals are asked for in a jurisdiction in the current round, and the draws they are counted over. */
export type TotalToCount = {
  readonly contest: Contest;
  readonly draws: number;
  /** The contest whose sample it is; null where every drawn card is counted once. */
  readonly sampleOf: string | null;
};

/** The contests to total in a jurisdiction in the current round. */
export function totalsToCount(audit: AuditInRounds, jurisdiction: string): readonly TotalToCount[] {
  const round = currentRound(audit);
  return contestsToAudit(audit, jurisdiction)
    .map((contest) => ({
      contest,
      draws: drawsToTotal(audit, contest, { round, jurisdiction }),
      sampleOf: targetOfTotals(audit, contest)?.name ?? null,
    }))
    .filter(({ draws }) => draws > 0);
}

/** What all jurisdictions together found for a contest in a round. */
export function totalsOfRound({ work }: Round, contest: Contest): ContestTotals {
  const votes: Record<string, number> = Object.fromEntries(contest.choices.map(({ name }) => [name, 0]));
  let notFound = 0;
  for (const { totals } of Object.values(work)) {
    const own = totals?.contests[contest.name];
    if (own === undefined) continue;
    notFound += own.notFound;
    for (const [choice, count] of Object.entries(own.votes)) votes[choice] = (votes[choice] ?? 0) + count;
  }
  return { votes, notFound };
}
