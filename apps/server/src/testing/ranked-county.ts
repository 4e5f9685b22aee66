import type { Interpretation, ManualVoteRecord } from '@plumbline/election';

/*
 * A county with a contest that is counted by instant runoff: 100 ballots in two batches, 60 A>B>C, 30 B>C>A, 10 C>B>A. A wins: A cannot be
 * eliminated before B, nor before C, each by 20 ballots.
 */

export const RANKED_MANIFEST = 'Tabulator,Batch Name,Number of Ballots\nT1,B1,50\nT1,B2,50\n';

const CHOICES = ['Ann Lee', 'Bo Ruiz', 'Cy Orr'] as const;

/** The ranking of each ballot, first to last, in the order of batches and positions. */
export const RANKED_BALLOTS: readonly (readonly string[])[] = [
  ...Array.from({ length: 60 }, () => [CHOICES[0], CHOICES[1], CHOICES[2]]),
  ...Array.from({ length: 30 }, () => [CHOICES[1], CHOICES[2], CHOICES[0]]),
  ...Array.from({ length: 10 }, () => [CHOICES[2], CHOICES[1], CHOICES[0]]),
];

/** What a Dominion system exports of them. */
export function rankedCvrs(ballots: readonly (readonly string[])[] = RANKED_BALLOTS): string {
  const ofCard = 'CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,PrecinctPortion,BallotType';
  const columns = [1, 2, 3].flatMap((rank) => CHOICES.map((choice) => ({ rank, choice })));
  const contest = '"Mayor (Number of positions=1, Number of ranks=3)"';
  return [
    `Test,5.10${','.repeat(14)}`,
    `,,,,,,,${columns.map(() => contest).join(',')}`,
    `,,,,,,,${columns.map(({ rank, choice }) => `${choice}(${rank})`).join(',')}`,
    `${ofCard}${','.repeat(9)}`,
    ...ballots.map((ranking, index) => {
      const [batch, position] = [index < 50 ? 1 : 2, (index % 50) + 1];
      const marks = columns.map(({ rank, choice }) => Number(ranking[rank - 1] === choice));
      return [index + 1, 'T1', `B${batch}`, position, `1-${batch}-${position}`, 'P1', 'Type 1', ...marks].join(',');
    }),
    '',
  ].join('\n');
}

/** Which ballot lies at a place. */
export function rankedBallotAt({ batch, position }: { readonly batch: string; readonly position: number }): number {
  return (batch === 'B1' ? 0 : 50) + position - 1;
}

export const RANKED_CONTEST = {
  name: 'Mayor',
  targeted: true,
  winners: 1,
  votesAllowed: null,
  majorityOrRunoff: false,
  totalBallots: null,
  cardsBearing: null,
  pendingBallots: 0,
  choices: null,
  jurisdictions: ['Adams'],
  countedBy: 'instant-runoff' as const,
};

/** What people enter who see one choice at each rank. */
export function rankedRecord(ranking: readonly string[]): ManualVoteRecord {
  const ranks = ranking.map((choice) => ({ choices: [choice], invalidWriteIn: false }));
  const vote: Interpretation = { kind: 'vote', choices: [...ranking], ranks, invalidWriteIn: false, note: '' };
  return { state: 'audited', interpretations: { Mayor: vote } };
}
