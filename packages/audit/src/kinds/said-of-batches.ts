import { type ChoiceVotes, type Contest, contestInvolves } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { countedTally } from '../fieldwork/batch-counts.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import type { StandingTally } from '../state/batch-entries.ts';
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
  const lines = contests.flatMap((contest): DifferenceLine[] => {
    const votes = tallies.map((tally) => inOrder(contest, tally[contest.name] ?? {}));
    const counts = [...new Map(votes.map((one) => [JSON.stringify(one), one])).values()];
    return counts.length < 2 ? [] : [lineOf(contest.name, counts)];
  });
  const cards = new Set(entries.map(({ cards: counted }) => JSON.stringify([counted?.type, counted?.counted])));
  return cards.size < 2 ? lines : [...lines, lineOf(null, [])];
}

function inOrder(contest: Contest, votes: ChoiceVotes): ChoiceVotes {
  return Object.fromEntries(contest.choices.map(({ name }) => [name, votes[name] ?? 0]));
}

function lineOf(contest: string | null, tallies: readonly ChoiceVotes[]): DifferenceLine {
  return { contest, reported: null, audited: { kind: 'counted-otherwise', tallies }, marginChange: null };
}
