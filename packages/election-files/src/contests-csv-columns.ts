import type { ColumnSpec } from './csv/column-spec.ts';

/** What an audit asks of its contests, which decides the columns of their table. */
export type ContestsLayout = {
  /** What is drawn: where it is cards, somebody says how many were cast; where it is batches, the manifests say so. */
  readonly drawsFrom: 'cards' | 'batches';
  /** Whether choices, votes and votes allowed may be left to the cast vote records. */
  readonly fromRecords: boolean;
};

/** The columns of a table of contests, by what they hold. */
export const CONTEST_COLUMNS = {
  contest: 'Contest',
  choice: 'Choice',
  votes: 'Votes',
  winners: 'Winners',
  votesAllowed: 'Votes Allowed',
  auditedAs: 'Audited As',
  jurisdictions: 'Jurisdictions',
  totalBallots: 'Ballot Cards Cast',
  cardsBearing: 'Cards With Contest',
  pendingBallots: 'Ballots Not Yet Counted',
  majorityOrRunoff: 'Majority or Runoff',
  writeInChoice: 'Write-Ins Reported As',
  qualifiedWriteIns: 'Qualified Write-Ins',
} as const;

/**
 * The columns of a table of contests in their order: one row for each choice, and what is said of the contest in one or
 * all of its rows. A column that is not required may be left out.
 */
export function contestColumns({ drawsFrom, fromRecords }: ContestsLayout): readonly ColumnSpec[] {
  const always = (name: string): ColumnSpec => ({ name, required: true, blankAllowed: false });
  // What is said once for a contest is asked for by contest, not by row.
  const once = (name: string): ColumnSpec => ({ name, required: true, blankAllowed: true });
  const optional = (name: string): ColumnSpec => ({ name, required: false, blankAllowed: true });
  const unlessRecorded = fromRecords ? optional : once;
  const { contest, choice, votes, winners, votesAllowed, auditedAs, jurisdictions } = CONTEST_COLUMNS;
  const { totalBallots, cardsBearing, pendingBallots, majorityOrRunoff } = CONTEST_COLUMNS;
  const { writeInChoice, qualifiedWriteIns } = CONTEST_COLUMNS;
  return [
    { ...always(contest), identifies: true },
    fromRecords ? optional(choice) : always(choice),
    fromRecords ? optional(votes) : always(votes),
    once(winners),
    unlessRecorded(votesAllowed),
    ...(drawsFrom === 'cards' ? [once(auditedAs)] : []),
    once(jurisdictions),
    ...(drawsFrom === 'cards'
      ? [unlessRecorded(totalBallots), optional(cardsBearing)]
      : [optional(pendingBallots), optional(majorityOrRunoff)]),
    optional(writeInChoice),
    optional(qualifiedWriteIns),
  ];
}
