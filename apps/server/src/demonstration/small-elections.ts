import type { CommandInput } from '@plumbline/api';
import { COMMISSIONER } from './commissioner-votes.ts';

/* Small elections. The figures of the first two are known to the last digit; the tests play them, and the demonstration
   offers them. */

type Contests = CommandInput<'define-contests'>['contests'];

/** What a contest is unless it says otherwise. */
const ORDINARY = { targeted: true, winners: 1, votesAllowed: 1, majorityOrRunoff: false, pendingBallots: 0 };

/** Ballot polling: two contests, and a jurisdiction that holds no ballots. */
export const POLLING = {
  participants: (managers: { readonly first: string; readonly second: string }) =>
    ['Jurisdiction,Admin Email', `J1,${managers.first}`, `J2,${managers.first}`, `J3,${managers.second}`].join('\n'),
  contests: [
    {
      ...ORDINARY,
      name: 'Contest 1',
      totalBallots: 1000,
      cardsBearing: null,
      choices: [
        { name: 'candidate 1', votes: 600 },
        { name: 'candidate 2', votes: 400 },
      ],
      jurisdictions: 'all',
    },
    {
      ...ORDINARY,
      name: 'Contest 2',
      targeted: false,
      winners: 2,
      votesAllowed: 2,
      totalBallots: 936,
      cardsBearing: 600,
      choices: [
        { name: 'candidate 1', votes: 200 },
        { name: 'candidate 2', votes: 300 },
        { name: 'candidate 3', votes: 100 },
      ],
      jurisdictions: ['J1', 'J2'],
    },
  ] satisfies Contests,
  manifests: {
    J1: 'Batch Name,Number of Ballots\n1,23\n2,101\n3,122\n4,400\n',
    J2: 'Batch Name,Number of Ballots\n1,20\n2,10\n3,220\n4,40\n',
  },
} as const;

const LARGE = [500, 500, 250, 250];
const SMALL = [100, 100, 50, 50];

function batches(rows: readonly (readonly number[])[]) {
  const named = rows.map((row, index) => [`Batch ${index + 1}`, ...row]);
  const manifest = ['Batch Name,Number of Ballots', ...named.map((row) => row.slice(0, 2).join(','))];
  const totals = ['Batch Name,candidate 1,candidate 2,candidate 3'];
  for (const [name, , ...votes] of named) totals.push([name, ...votes].join(','));
  return { manifest: `${manifest.join('\n')}\n`, totals: `${totals.join('\n')}\n` };
}

/** Batch comparison: one contest in two jurisdictions, 15 batches, 5,000 ballots. */
export const BATCHES = {
  participants: POLLING.participants,
  contests: [
    {
      ...ORDINARY,
      name: 'Contest 1',
      votesAllowed: 2,
      totalBallots: null,
      cardsBearing: null,
      choices: [
        { name: 'candidate 1', votes: 5000 },
        { name: 'candidate 2', votes: 2500 },
        { name: 'candidate 3', votes: 2500 },
      ],
      jurisdictions: ['J1', 'J2'],
    },
  ] satisfies Contests,
  files: {
    J1: batches([LARGE, LARGE, LARGE, LARGE, SMALL, SMALL, SMALL, SMALL, SMALL]),
    J2: batches([LARGE, LARGE, LARGE, LARGE, [250, 300, 100, 100], [250, 200, 150, 150]]),
  },
} as const;

/** Ballot polling with a clear margin, so that an audit board has a handful of ballots to look at. */
export const LEVY = {
  jurisdiction: 'Harbor County',
  participants: (manager: string) => `Jurisdiction,Admin Email\nHarbor County,${manager}\n`,
  contests: [
    {
      ...ORDINARY,
      name: 'Library levy',
      totalBallots: 1200,
      cardsBearing: null,
      choices: [
        { name: 'Yes', votes: 900 },
        { name: 'No', votes: 280 },
      ],
      jurisdictions: 'all',
    },
    {
      ...ORDINARY,
      name: 'Harbor commissioner',
      targeted: false,
      totalBallots: 1200,
      cardsBearing: null,
      choices: [
        { name: 'Rosa Delgado', votes: 512 },
        { name: 'Henrik Larsen', votes: 431 },
        { name: 'Amina Yusuf', votes: 190 },
      ],
      jurisdictions: 'all',
    },
  ] satisfies Contests,
  manifest:
    'Container,Batch Name,Number of Ballots\nBox 1,Election day 1,300\nBox 1,Election day 2,250\nBox 2,By mail 1,400\nBox 3,Advance 1,250\n',
  seed: '31415926535897932384',
  sampleSizes: { 'Library levy': 14 },
} as const;

/** Two counties that are nowhere and voted alike, whose ballots are kept in ballot rooms: one is done with reviewing, the other has just counted. */
export const COUNTIES = {
  reviewed: 'Tamarack',
  counted: 'Larch',
  participants: (manager: string) => `Jurisdiction,Admin Email\nTamarack,${manager}\nLarch,${manager}\n`,
  contests: [
    {
      ...ORDINARY,
      name: COMMISSIONER.contest,
      totalBallots: 11_920,
      cardsBearing: null,
      choices: COMMISSIONER.choices.map(({ name, votes }) => ({ name, votes: 2 * votes })),
      jurisdictions: 'all',
    },
  ],
} as const satisfies {
  readonly contests: Contests;
  readonly participants: (manager: string) => string;
  readonly reviewed: string;
  readonly counted: string;
};
