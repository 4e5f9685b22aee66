import type { Contest } from '@plumbline/election';
import { randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { FULL_COUNT_CELLS } from '../contract/full-count-cells.ts';
import { type MadeElection, type Marks, votesOn } from '../contract/made-election.ts';
import { inputsOf, playAudit } from '../contract/play-audit.ts';
import { totalDifferences, unitDifferences } from '../unit-differences.ts';

/* Whole counts by hand whose cards are all known: what differs from manifests and from what was reported is added up here a second time. */

const CASES = FULL_COUNT_CELLS.map(({ situation, adversary, makeElection }) => {
  const random = randomSource(`by hand\n${situation}`);
  const election = makeElection(random);
  const isFound = (marks: Marks) => !(adversary.loses?.(marks) ?? false);
  const { audit } = playAudit(election, adversary, random);
  const mixed = adversary.combinesBeforeSeed?.(election)[0];
  return { situation, election, audit, mixed, units: unitsOf(election, mixed, { ...adversary, isFound }) };
});

type Unit = { readonly name: string; readonly listed: number; readonly found: readonly Marks[] };

/** What is counted at once, with the cards that people find there. */
function unitsOf(
  { batches }: MadeElection,
  mixed: { readonly name: string; readonly batches: readonly string[] } | undefined,
  of: { readonly findsUnlisted?: boolean; readonly isFound: (marks: Marks) => boolean },
): readonly Unit[] {
  const nameOf = (batch: string) => (mixed?.batches.includes(batch) ? mixed.name : batch);
  const units = new Map<string, Unit>();
  for (const { name, cards, unlisted } of batches) {
    const there = of.findsUnlisted === true ? cards : cards.slice(0, cards.length - unlisted);
    const unit = units.get(nameOf(name)) ?? { name: nameOf(name), listed: 0, found: [] };
    const found = [...unit.found, ...there.filter(of.isFound)];
    units.set(unit.name, { ...unit, listed: unit.listed + cards.length - unlisted, found });
  }
  return [...units.values()];
}

test.each(CASES)('batches with other cards than their manifest lists: $situation', ({ election, audit, units }) => {
  const expected = units
    .filter(({ listed, found }) => found.length !== listed)
    .map(({ name, listed, found }) => ({
      unit: { kind: 'batch', batch: name },
      card: null,
      imprintedId: null,
      lines: [
        {
          contest: null,
          reported: { kind: 'cards', cards: listed },
          audited: { kind: 'cards', cards: found.length },
          marginChange: null,
        },
      ],
    }));
  const found = unitDifferences(audit, inputsOf(election), 'J1');
  expect(new Set(found)).toEqual(new Set(expected));
  const measured = audit.rounds[0]?.measurements ?? [];
  expect(measured.map(({ discrepancies }) => discrepancies)).toEqual(audit.plan.contests.map(() => expected.length));
});

test.each(CASES)('totals that are not the reported ones: $situation', ({ audit, units }) => {
  const cards = units.flatMap(({ found }) => found);
  const expected = audit.plan.contests.flatMap((contest) => {
    const counted = votesOn(contest, cards);
    const reported = Object.fromEntries(contest.choices.map(({ name, votes }) => [name, votes]));
    if (contest.choices.every(({ name }) => counted[name] === reported[name])) return [];
    const line = {
      contest: contest.name,
      reported: { kind: 'votes', votes: reported },
      audited: { kind: 'votes', votes: counted },
      marginChange: worstOf(contest, counted),
    };
    return [{ unit: { kind: 'contest', contest: contest.name }, card: null, imprintedId: null, lines: [line] }];
  });
  expect(totalDifferences(audit)).toEqual(expected);
  // Until the count is closed there are no totals.
  expect(totalDifferences({ ...audit, phase: 'round-open' })).toEqual([]);
});

/** By how many votes the pair was overstated that the count harms most, for its margin; null where no pair changes. */
function worstOf(contest: Contest, counted: Readonly<Record<string, number>>): number | null {
  const ranked = contest.choices.toSorted((a, b) => b.votes - a.votes);
  let worst: { readonly error: number; readonly share: number } | undefined;
  for (const winner of ranked.slice(0, contest.winners)) {
    for (const loser of ranked.slice(contest.winners)) {
      const margin = winner.votes - loser.votes;
      const error = margin - (counted[winner.name] - counted[loser.name]);
      if (error !== 0 && (worst === undefined || error / margin > worst.share))
        worst = { error, share: error / margin };
    }
  }
  return worst?.error ?? null;
}
