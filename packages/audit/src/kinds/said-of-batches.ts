import {
  addRankedCounts,
  type ChoiceVotes,
  type Contest,
  contestInvolves,
  type Rank,
  type RankedCount,
  type RankedTally,
  ranksKey,
} from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { countedRankings, countedTally } from '../fieldwork/batch-counts.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import type { StandingTally } from '../state/batch-entries.ts';
import { isRanked } from '../state/contest-assertions.ts';
import type { DifferenceLine, UnitDifference } from './unit-differences.ts';

/**
 * The batches of a jurisdiction that were entered twice, by people who did not know of one another, and not alike, however it was settled. It
 * changes no margin.
 */
export function saidOfBatches(audit: AuditInRounds, jurisdiction: string): readonly UnitDifference[] {
  const contests = audit.plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
  return [...entriesOf(lookUp(audit.results.batches, jurisdiction))].flatMap(([batch, { trail }]) => {
    const lines = (trail?.differed ?? []).flatMap((entries) => linesOfUnlike(contests, entries));
    return lines.length === 0 ? [] : [{ unit: { kind: 'batch', batch }, card: null, imprintedId: null, lines }];
  });
}

function linesOfUnlike(contests: readonly Contest[], entries: readonly StandingTally[]): readonly DifferenceLine[] {
  const tallies = entries.map(({ sheets }) => countedTally(sheets));
  const ranked = entries.map(({ sheets }) => countedRankings(sheets));
  const lines = contests.flatMap((contest): readonly DifferenceLine[] => {
    if (isRanked(contest)) return linesOfRankings(contest, ranked);
    const votes = tallies.map((tally) => inOrder(contest, tally[contest.name] ?? {}));
    const counts = [...new Map(votes.map((one) => [JSON.stringify(one), one])).values()];
    return counts.length < 2 ? [] : [lineOf(contest.name, counts)];
  });
  const cards = new Set(entries.map(({ cards: counted }) => JSON.stringify([counted?.type, counted?.counted])));
  return cards.size < 2 ? lines : [...lines, lineOf(null, [])];
}

function linesOfRankings({ name }: Contest, tallies: readonly RankedTally[]): readonly DifferenceLine[] {
  const counts = tallies.map((tally) => inRankOrder(tally[name] ?? { piles: [], without: 0 }));
  const unlike = [...new Map(counts.map((one) => [JSON.stringify(one), one])).values()];
  if (unlike.length < 2) return [];
  const audited = { kind: 'counted-otherwise', tallies: [], rankings: unlike } as const;
  return [{ contest: name, reported: null, audited, marginChange: null }];
}

/** In an order that two counts of the same piles share. */
function inRankOrder(count: RankedCount): RankedCount {
  const { piles, without } = addRankedCounts([count]);
  const keyed = piles.map(({ ranks, cards }) => ({ key: ranksKey(ranks), ranks: inNameOrder(ranks), cards }));
  const byKey = keyed.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  return { piles: byKey.map(({ ranks, cards }) => ({ ranks, cards })), without };
}

function inNameOrder(ranks: readonly Rank[]): readonly Rank[] {
  return ranks.map(({ choices, invalidWriteIn }) => ({ choices: [...new Set(choices)].sort(), invalidWriteIn }));
}

function inOrder(contest: Contest, votes: ChoiceVotes): ChoiceVotes {
  return Object.fromEntries(contest.choices.map(({ name }) => [name, votes[name] ?? 0]));
}

function lineOf(contest: string | null, tallies: readonly ChoiceVotes[]): DifferenceLine {
  return { contest, reported: null, audited: { kind: 'counted-otherwise', tallies }, marginChange: null };
}
