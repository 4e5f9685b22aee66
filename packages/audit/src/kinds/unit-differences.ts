import { type ChoiceVotes, type Contest, contestInvolves, type RankedCount } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { changeInResults, countedTally, isDiscrepant, reportedTally } from '../fieldwork/batch-counts.ts';
import { distinctUnits, type Unit, unitKey } from '../sampling/draw.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditedBatch, AuditInRounds } from '../state/audit-state.ts';
import { findBallot } from '../state/audit-view.ts';
import { isRanked } from '../state/contest-assertions.ts';
import { type CaseUnit, unitName } from '../state/difference-case.ts';
import { marginChangeIn } from './batch-comparison/reported-comparison.ts';
import { cardDifferences, type SeenVote } from './card-differences.ts';
import { kindOf, takesEverything } from './kinds.ts';
import { saidOfBatches } from './said-of-batches.ts';
import { saidOfCards } from './said-of-cards.ts';

/** What was seen: of a card, how a contest was marked; of a batch or of everything, votes by choice; or how many cards there are. */
export type SeenFigure =
  | ({ readonly kind: 'vote' } & SeenVote)
  | { readonly kind: 'votes'; readonly votes: ChoiceVotes }
  | { readonly kind: 'cards'; readonly cards: number }
  /** What is printed on a card. */
  | { readonly kind: 'imprint'; readonly says: string }
  /** The card is a duplicate, and the one that the voter marked was not there. */
  | { readonly kind: 'original-not-found' }
  /** Two people saw different things; the choices are those that they entered all the same. */
  | { readonly kind: 'not-agreed'; readonly choices: readonly string[] }
  /** Two people entered it without knowing of one another, and otherwise: each reading once; none for the card as such. */
  | { readonly kind: 'entered-otherwise'; readonly readings: readonly SeenVote[] }
  /** The same of a batch: each tally once; none for its cards. */
  | {
      readonly kind: 'counted-otherwise';
      readonly tallies: readonly ChoiceVotes[];
      /** In the place of the tallies, where voters ranked the choices. */
      readonly rankings?: readonly RankedCount[];
    };

/** One line of a difference: of a contest or, where it is null, of the unit as such. */
export type DifferenceLine = {
  readonly contest: string | null;
  /** Null where nothing was reported for the unit. */
  readonly reported: SeenFigure | null;
  readonly audited: SeenFigure;
  /** By how many votes the reported margin was overstated; below 0 understated. Null where no margin changes. */
  readonly marginChange: number | null;
};

/** A unit that people found otherwise than it was reported, or could not find: what a case is opened for. */
export type UnitDifference = {
  readonly unit: CaseUnit;
  /** Where a card lies; null for what is not one card. */
  readonly card: Unit | null;
  readonly imprintedId: string | null;
  readonly lines: readonly DifferenceLine[];
};

/**
 * The differences of a jurisdiction in all rounds, as far as people have entered what they saw. Where nothing is compared, a card
 * that could not be found is one, and a batch whose cards are not as many as its manifest says. What people said of a card
 * besides its votes is one wherever they look at cards, and what two entered otherwise.
 */
export function unitDifferences(
  audit: AuditInRounds,
  inputs: AuditInputs,
  jurisdiction: string,
): readonly UnitDifference[] {
  return together([
    ...differencesFound(audit, inputs, jurisdiction),
    ...saidOfCards(audit, inputs, jurisdiction),
    ...saidOfBatches(audit, jurisdiction),
  ]);
}

/** What differs in a unit and what was said of it is one case. */
function together(differences: readonly UnitDifference[]): readonly UnitDifference[] {
  const byUnit = Map.groupBy(differences, ({ unit }) => `${unit.kind} ${unitName(unit)}`);
  return [...byUnit.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [
          {
            ...first,
            imprintedId: first.imprintedId ?? others[0]?.imprintedId ?? null,
            lines: [...first.lines, ...others.flatMap(({ lines }) => lines)],
          },
        ],
  );
}

function differencesFound(audit: AuditInRounds, inputs: AuditInputs, jurisdiction: string): readonly UnitDifference[] {
  switch (kindOf(audit.plan).comparedWith) {
    case 'cvrs':
      return differencesFromRecords(audit, inputs, jurisdiction);
    case 'batch-totals':
      return differencesFromTotals(audit, inputs, jurisdiction);
    case 'nothing':
      return [...cardsNotFound(audit, jurisdiction), ...differencesFromManifest(audit, jurisdiction)];
  }
}

/** In a hybrid audit the cards of batches without records are held against nothing, and may still be lost. */
function differencesFromRecords(audit: AuditInRounds, inputs: AuditInputs, jurisdiction: string) {
  const compared = cardDifferences(audit, inputs, jurisdiction).map(
    ({ unit, imprintedId, contests }): UnitDifference => ({
      unit: { kind: 'ballot', ballot: unitKey(unit) },
      card: unit,
      imprintedId,
      lines: contests.map(({ contest, reported, audited, marginChange }) => ({
        contest,
        reported: { kind: 'vote', ...reported },
        audited: { kind: 'vote', ...audited },
        marginChange,
      })),
    }),
  );
  const known = new Set(compared.map(({ card }) => card && unitKey(card)));
  return [...compared, ...cardsNotFound(audit, jurisdiction).filter(({ card }) => !known.has(card && unitKey(card)))];
}

function cardsNotFound(audit: AuditInRounds, jurisdiction: string): readonly UnitDifference[] {
  const draws = audit.rounds.flatMap((round) => round.draws.filter((draw) => draw.jurisdiction === jurisdiction));
  return distinctUnits(draws)
    .filter((unit) => findBallot(audit, jurisdiction, unitKey(unit))?.record.state === 'not-found')
    .map((unit) => ({
      unit: { kind: 'ballot', ballot: unitKey(unit) },
      card: unit,
      imprintedId: null,
      lines: [
        {
          contest: null,
          reported: null,
          audited: { kind: 'vote', state: 'not-found', choices: [] },
          marginChange: null,
        },
      ],
    }));
}

function countsOf(audit: AuditInRounds, jurisdiction: string): readonly (readonly [string, AuditedBatch])[] {
  return [...entriesOf(lookUp(audit.results.batches, jurisdiction))];
}

function differencesFromTotals(
  audit: AuditInRounds,
  inputs: AuditInputs,
  jurisdiction: string,
): readonly UnitDifference[] {
  const contests = audit.plan.contests
    .filter((contest) => contestInvolves(contest, jurisdiction))
    .map((contest) => ({ contest, marginChange: marginChangeIn(audit.plan, contest, inputs) }));
  return countsOf(audit, jurisdiction).flatMap(([batch, { sheets }]) => {
    const reported = reportedTally(audit, inputs, { jurisdiction, batch });
    const audited = countedTally(sheets);
    const lines = contests.flatMap(({ contest, marginChange }) => {
      const [was, is] = [reported[contest.name], audited[contest.name]];
      if (was === undefined || is === undefined || !isDiscrepant(contest, was, is)) return [];
      return [votesLine(contest, { was, is, marginChange: marginChange(was, is) })];
    });
    return lines.length === 0 ? [] : [{ unit: { kind: 'batch', batch }, card: null, imprintedId: null, lines }];
  });
}

function votesLine(
  contest: Contest,
  of: { readonly was: ChoiceVotes; readonly is: ChoiceVotes; readonly marginChange: number | null },
): DifferenceLine {
  return {
    contest: contest.name,
    reported: { kind: 'votes', votes: of.was },
    audited: { kind: 'votes', votes: of.is },
    marginChange: of.marginChange,
  };
}

function differencesFromManifest(audit: AuditInRounds, jurisdiction: string): readonly UnitDifference[] {
  return countsOf(audit, jurisdiction).flatMap(([batch, { cards }]) => {
    if (cards === undefined || cards.counted === cards.listed) return [];
    const line: DifferenceLine = {
      contest: null,
      reported: { kind: 'cards', cards: cards.listed },
      audited: { kind: 'cards', cards: cards.counted },
      marginChange: null,
    };
    return [{ unit: { kind: 'batch', batch }, card: null, imprintedId: null, lines: [line] }];
  });
}

/** Once everything was counted: the contests whose totals are not the reported ones. They lie in no jurisdiction. */
export function totalDifferences(audit: AuditInRounds): readonly UnitDifference[] {
  if (!takesEverything(audit.plan) || audit.phase === 'round-open') return [];
  return audit.plan.contests.flatMap((contest) => {
    const reported = Object.fromEntries(contest.choices.map(({ name, votes }) => [name, votes]));
    const counted: Record<string, number> = Object.fromEntries(contest.choices.map(({ name }) => [name, 0]));
    for (const [, batches] of entriesOf(audit.results.batches)) {
      for (const [, { sheets }] of entriesOf(batches)) {
        for (const [choice, votes] of Object.entries(countedTally(sheets)[contest.name] ?? {})) {
          counted[choice] = (counted[choice] ?? 0) + votes;
        }
      }
    }
    if (!isDiscrepant(contest, reported, counted)) return [];
    const line = votesLine(contest, { was: reported, is: counted, marginChange: worstPair(contest, counted) });
    return [{ unit: { kind: 'contest', contest: contest.name }, card: null, imprintedId: null, lines: [line] }];
  });
}

/** By how many votes the margin of the pair was overstated that the count harms most, relative to its margin. */
function worstPair(contest: Contest, counted: ChoiceVotes): number | null {
  // First choices do not say by how much who wins is ahead.
  if (isRanked(contest)) return null;
  const reported = Object.fromEntries(contest.choices.map(({ name, votes }) => [name, votes]));
  const change = changeInResults(contest, reported, counted);
  const ranked = contest.choices.toSorted((one, other) => other.votes - one.votes);
  const pairs = ranked.slice(0, contest.winners).flatMap((winner) =>
    ranked.slice(contest.winners).map((loser) => ({
      margin: winner.votes - loser.votes,
      error: (change[winner.name] ?? 0) - (change[loser.name] ?? 0),
    })),
  );
  // Compared as fractions: a margin may be 0, and its error is then beyond any other.
  const worst = pairs
    .filter(({ error }) => error !== 0)
    .toSorted((one, other) => other.error * one.margin - one.error * other.margin)[0];
  return worst?.error ?? null;
}
