import type { CommandInput } from '@plumbline/api';
import { COMPARED_MANIFEST } from './compared-counties.ts';

/*
 * The two counties that are compared elsewhere, each with one more batch of ten cards that has no cast vote records. The figures
 * of an audit of them are published.
 */

export const HYBRID_MANIFEST = [
  ...COMPARED_MANIFEST.trimEnd()
    .split('\n')
    .map((line, place) => `${line},${place === 0 ? 'CVR' : 'Y'}`),
  'TABULATOR3,BATCH1,10,N',
  '',
].join('\n');

/** The contests with what was reported in all: 50 cards in both counties, of which 20 have no record. */
export const HYBRID_CONTESTS = [
  {
    name: 'Contest 1',
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: false,
    totalBallots: 50,
    cardsBearing: null,
    pendingBallots: 0,
    choices: [
      { name: '1-1', votes: 30 },
      { name: '1-2', votes: 10 },
    ],
    jurisdictions: ['J1', 'J2'],
  },
  {
    name: 'Contest 2',
    targeted: false,
    winners: 1,
    votesAllowed: 2,
    majorityOrRunoff: false,
    totalBallots: 25,
    cardsBearing: null,
    pendingBallots: 0,
    choices: [
      { name: '2-1', votes: 20 },
      { name: '2-2', votes: 8 },
      { name: '2-3', votes: 10 },
    ],
    jurisdictions: ['J1'],
  },
] satisfies CommandInput<'define-contests'>['contests'];

/** How the names of J2's records are read: only the first contest is voted on there. */
export const HYBRID_NAMES = {
  contests: { 'CONTEST ONE': 'Contest 1' },
  choices: { 'Contest 1': { '1–1': '1-1', '1–2': '1-2' } },
} as const;

/**
 * What people see where it is not what the machine recorded, or there is no record: by jurisdiction, tabulator, batch and position.
 * One card shows one vote less for the winner; of those without a record two are for the loser, and all others for the winner.
 */
export const HYBRID_SEEN: Readonly<Record<string, string>> = {
  'J2 2 1 1': '00 110',
  'J1 3 1 1': '01 100',
  'J2 3 1 10': '01 100',
};

/** What people see on every other card that has no record. */
export const HYBRID_UNRECORDED = '10 100';
