import type { ContestInCvrs, CvrFigures } from '../../state/audit-state.ts';
import type { CastVoteRecord, CastVoteRecords, ReportedVote } from '../../state/cast-vote-records.ts';
import { isRanked } from '../../state/contest-assertions.ts';
import { type MadeBatch, type MadeElection, type Marks, votesOn } from './made-election.ts';
import { ranksMarked } from './made-rankings.ts';

/* The cast vote records of made elections: what the machine is made to say of each card. */

type WithRecords = MadeBatch & { readonly cvrs: readonly Marks[] };

function batchesWithRecords({ batches }: MadeElection): ReadonlyMap<string, readonly WithRecords[]> {
  const recorded = batches.flatMap((batch) => (batch.cvrs === undefined ? [] : [{ ...batch, cvrs: batch.cvrs }]));
  return Map.groupBy(recorded, ({ jurisdiction }) => jurisdiction);
}

/** The records as an audit looks them up; none where batches have none. */
export function cvrsOf(election: MadeElection): ReadonlyMap<string, CastVoteRecords> {
  return new Map(
    [...batchesWithRecords(election)].map(([jurisdiction, own]) => [jurisdiction, recordsOf(election, own)]),
  );
}

function recordsOf(election: MadeElection, batches: readonly WithRecords[]): CastVoteRecords {
  const cvrsIn = new Map(batches.map(({ name, cvrs }) => [name, cvrs]));
  return {
    find: ({ batch, position }) => {
      const marks = cvrsIn.get(batch)?.[(position ?? 0) - 1];
      return marks === undefined ? undefined : recordOf(election, marks);
    },
    cardsIn: ({ batch }) => cvrsIn.get(batch)?.length ?? 0,
    bearing: (contest, { batch }) =>
      (cvrsIn.get(batch) ?? []).flatMap((marks, index) => (marks[contest] === undefined ? [] : [index + 1])),
  };
}

function recordOf({ contests }: MadeElection, marks: Marks): CastVoteRecord {
  const votes = Object.entries(marks).map(([name, choices]) => {
    const contest = contests.find((one) => one.name === name);
    if (contest !== undefined && isRanked(contest)) return [name, rankedVote(choices)] as const;
    const allowed = contest?.votesAllowed ?? 1;
    return [name, { choices, counted: choices.length > allowed ? 'overvoted' : 'counted' }] as const;
  });
  return { imprintedId: null, recordId: null, remade: false, votes: new Map(votes) };
}

function rankedVote(marked: readonly string[]): ReportedVote {
  const ranks = ranksMarked(marked);
  const choices = ranks[0]?.choices ?? [];
  return { choices, counted: choices.length > 1 ? 'overvoted' : 'counted', ranks };
}

/** What the records add up to, by jurisdiction. */
export function cvrFiguresOf(election: MadeElection): ReadonlyMap<string, CvrFigures> {
  return new Map(
    [...batchesWithRecords(election)].map(([jurisdiction, own]) => {
      const listed = ({ cards, unlisted }: MadeBatch) => cards.length - unlisted;
      const sum = (of: (batch: WithRecords) => number) => own.reduce((total, batch) => total + of(batch), 0);
      return [
        jurisdiction,
        {
          kind: 'cvrs',
          scope: 'every-card',
          format: 'made',
          cards: sum(({ cvrs }) => cvrs.length),
          batches: own.length,
          withoutCvr: sum((batch) => Math.max(0, listed(batch) - batch.cvrs.length)),
          withoutCard: sum((batch) => Math.max(0, batch.cvrs.length - listed(batch))),
          contests: election.contests.flatMap((contest): readonly ContestInCvrs[] => {
            const bears = (marks: Marks) => marks[contest.name] !== undefined;
            const votes = votesOn(
              contest,
              own.flatMap(({ cvrs }) => cvrs),
            );
            const cards = sum(({ cvrs }) => cvrs.filter(bears).length);
            if (cards === 0) return [];
            return [
              {
                name: contest.name,
                votesAllowed: contest.votesAllowed,
                ranked: isRanked(contest),
                cards,
                withoutCard: sum((batch) => batch.cvrs.slice(listed(batch)).filter(bears).length),
                choices: contest.choices.map(({ name }) => ({ name, votes: votes[name] })),
              },
            ];
          }),
          files: [],
        },
      ];
    }),
  );
}
