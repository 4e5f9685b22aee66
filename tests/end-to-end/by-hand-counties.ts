import { FIRST_MANAGER, SECOND_MANAGER } from './open-journey.ts';

/* What two small counties bring to an audit that is taken through by hand: the same files in both, and a clear margin, so that few cards suffice. */

export const PARTICIPANTS = `Jurisdiction,Admin Email\nJ1,${FIRST_MANAGER}\nJ2,${SECOND_MANAGER}\n`;
export const JURISDICTIONS = ['J1', 'J2'] as const;
export const [WINNER, LOSER] = ['Ada Fox', 'Ben Grau'] as const;

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** A contest for mayor in both counties. */
export function mayor(of: { readonly votes: readonly [number, number]; readonly totalBallots: number | null }) {
  const [winner, loser] = of.votes;
  return {
    name: 'Mayor',
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: false,
    totalBallots: of.totalBallots,
    cardsBearing: null,
    pendingBallots: 0,
    choices: [
      { name: WINNER, votes: winner },
      { name: LOSER, votes: loser },
    ],
    jurisdictions: 'all',
  } as const;
}

/** Six batches of as many cards each. */
export function manifestOf(ballots: number): string {
  return `Batch Name,Number of Ballots\n${NAMES.map((name) => `${name},${ballots}\n`).join('')}`;
}

/** What the tabulator counted in each of the six batches. */
export function totalsOf([winner, loser]: readonly [number, number]): string {
  return `Batch Name,${WINNER},${LOSER}\n${NAMES.map((name) => `${name},${winner},${loser}\n`).join('')}`;
}

/** Six batches of five cards with records, and where `without` is set a seventh of so many cards without. */
export function comparedManifest({ without = 0 } = {}): string {
  const [head, yes] = without === 0 ? ['', ''] : [',CVR', ',Y'];
  const lines = NAMES.map((name) => `T1,${name},5${yes}\n`);
  if (without > 0) lines.push(`T1,G,${without},N\n`);
  return `Tabulator,Batch Name,Number of Ballots${head}\n${lines.join('')}`;
}

/** The loser's are the fifth cards of batches A and B, in records as on paper. */
export const isForLoser = ({ batch, position }: { readonly batch: string; readonly position: number }) =>
  position === 5 && (batch === 'A' || batch === 'B');

/** The cast vote records of those cards, as a Dominion system exports them. */
export function castVoteRecords(): string {
  const lines = NAMES.flatMap((batch, place) =>
    [1, 2, 3, 4, 5].map((position) => {
      const marks = isForLoser({ batch, position }) ? '0,1' : '1,0';
      return `${place * 5 + position},T1,${batch},${position},T1-${batch}-${position},Mail,12,COUNTY,${marks}`;
    }),
  );
  return [
    'Test,5.2,,,,,,,,',
    ',,,,,,,,Mayor (Vote For=1),Mayor (Vote For=1)',
    `,,,,,,,,${WINNER},${LOSER}`,
    'CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,CountingGroup,PrecinctPortion,BallotType,,',
    ...lines,
    '',
  ].join('\n');
}
