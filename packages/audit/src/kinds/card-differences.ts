import {
  type Contest,
  choicesRanked,
  contestInvolves,
  isSameRanks,
  marksOn,
  type Rank,
  rankedPreferences,
} from '@plumbline/election';
import { distinctUnits, type Unit, unitKey } from '../sampling/draw.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditInRounds, RecordedVotes } from '../state/audit-state.ts';
import { findBallot } from '../state/audit-view.ts';
import type { ReportedVote } from '../state/cast-vote-records.ts';
import { isRanked } from '../state/contest-assertions.ts';
import { cardComparison } from './card-comparison.ts';

/** What was seen on a card in one contest, by the machine or by people. */
export type SeenVote = {
  readonly state: 'vote' | 'blank' | 'overvote' | 'not-on-ballot' | 'not-counted' | 'no-record' | 'not-found';
  /** Empty where it is not known, or nothing was marked. */
  readonly choices: readonly string[];
  /** What was marked at each rank, where voters ranked the choices and it is known. */
  readonly ranks?: readonly Rank[];
};

/** A drawn card that people read otherwise than the machine did, in at least one contest. */
export type CardDifference = {
  readonly unit: Unit;
  readonly imprintedId: string | null;
  readonly contests: readonly {
    readonly contest: string;
    readonly reported: SeenVote;
    readonly audited: SeenVote;
    /** As `CardComparison` has it; null where the difference changes no margin. */
    readonly marginChange: number | null;
  }[];
};

/** The cards of a jurisdiction, drawn in any round, that differ from their cast vote records as far as people looked at them. */
export function cardDifferences(
  audit: AuditInRounds,
  inputs: AuditInputs,
  jurisdiction: string,
): readonly CardDifference[] {
  const contests = audit.plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
  const draws = audit.rounds.flatMap((round) => round.draws.filter((draw) => draw.jurisdiction === jurisdiction));
  return distinctUnits(draws).flatMap((unit) => cardDifference(audit, { inputs, contests, unit }) ?? []);
}

/** How one card differs from its record; undefined where it does not, or nobody has looked at it. */
export function cardDifference(
  audit: AuditInRounds,
  of: { readonly inputs: AuditInputs; readonly contests: readonly Contest[]; readonly unit: Unit },
): CardDifference | undefined {
  const { inputs, contests, unit } = of;
  const record = findBallot(audit, unit.jurisdiction, unitKey(unit))?.record;
  if (record === undefined) return undefined;
  const differing = contests.flatMap((contest) => {
    if (record.state === 'audited' && record.interpretations[contest.name] === undefined) return [];
    const { reported, marginChange } = cardComparison(audit, contest, { inputs, unit });
    if (reported === 'not-compared') return [];
    const machine = isRanked(contest) ? reportedRanking(reported) : reportedAs(reported, contest.votesAllowed);
    const people = auditedAs(record, contest);
    if (marginChange === null && isSame(machine, people)) return [];
    return [{ contest: contest.name, reported: machine, audited: people, marginChange }];
  });
  if (differing.length === 0) return undefined;
  const imprintedId = inputs.cvrs?.get(unit.jurisdiction)?.find(unit)?.imprintedId ?? null;
  return { unit, imprintedId, contests: differing };
}

function isSame(machine: SeenVote, people: SeenVote): boolean {
  if (machine.state !== people.state) return false;
  // Some machines say that there were too many marks, and not which.
  if (machine.state === 'overvote' && machine.choices.length === 0) return true;
  if (machine.ranks !== undefined && people.ranks !== undefined) return isSameRanks(machine.ranks, people.ranks);
  return (
    machine.choices.length === people.choices.length && machine.choices.every((one) => people.choices.includes(one))
  );
}

function reportedAs(reported: ReportedVote | undefined | null, votesAllowed: number): SeenVote {
  if (reported === null) return { state: 'no-record', choices: [] };
  if (reported === undefined) return { state: 'not-on-ballot', choices: [] };
  const { choices, counted } = reported;
  if (counted === 'not-counted') return { state: 'not-counted', choices };
  if (counted === 'overvoted') return { state: 'overvote', choices: choices.length > votesAllowed ? choices : [] };
  return marked(choices, votesAllowed);
}

function reportedRanking(reported: ReportedVote | undefined | null): SeenVote {
  if (reported === null || reported === undefined || reported.counted === 'not-counted') return reportedAs(reported, 1);
  const { ranks = [], counted } = reported;
  if (counted === 'overvoted' && ranks.length === 0) return { state: 'overvote', choices: [] };
  return markedRanks(ranks);
}

/** Marks that count for nobody because a rank was given twice before any counted are an overvote. */
function markedRanks(ranks: readonly Rank[]): SeenVote {
  const choices = choicesRanked(ranks);
  if (choices.length === 0) return { state: 'blank', choices };
  return { state: rankedPreferences(ranks).length === 0 ? 'overvote' : 'vote', choices, ranks };
}

/** What people entered for a contest of a card. */
export function auditedAs(
  record: RecordedVotes,
  contest: { readonly name: string; readonly votesAllowed: number },
): SeenVote {
  const interpretation = record.state === 'not-found' ? undefined : record.interpretations[contest.name];
  if (interpretation === undefined) return { state: 'not-found', choices: [] };
  switch (interpretation.kind) {
    case 'contest-not-on-ballot':
      return { state: 'not-on-ballot', choices: [] };
    case 'blank':
      return { state: 'blank', choices: [] };
    case 'vote':
      if (interpretation.ranks !== undefined) return markedRanks(interpretation.ranks);
      return marked(interpretation.choices, contest.votesAllowed, marksOn(interpretation));
  }
}

function marked(choices: readonly string[], votesAllowed: number, marks = choices.length): SeenVote {
  if (choices.length === 0) return { state: 'blank', choices };
  return { state: marks > votesAllowed ? 'overvote' : 'vote', choices };
}
