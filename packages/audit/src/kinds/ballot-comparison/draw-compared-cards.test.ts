import { expect, test } from 'vitest';
import { assertBegun } from '../../state/assert-phase.ts';
import { NOT_BEGUN } from '../../state/audit-state.ts';
import type { CastVoteRecords } from '../../state/cast-vote-records.ts';
import { accept, contest, creation, fileOf, manifestOf } from '../../testing/build-audit.ts';
import { cardsOfStyle } from './draw-compared-cards.ts';

/* Which cards of a batch a contest is drawn from where only some bear it: a card without a record may be one of them. */

const MAYOR = contest('Mayor');
const LEVY = contest('Levy', { targeted: false });
const MAYOR_IN_CVRS = {
  name: 'Mayor',
  votesAllowed: 1,
  ranked: false,
  cards: 3,
  withoutCard: 0,
  choices: MAYOR.choices,
} as const;

const AUDIT = assertBegun(
  accept(
    NOT_BEGUN,
    ...creation({ type: 'ballot-comparison' }),
    { type: 'define-contests', contests: [MAYOR, LEVY] },
    { type: 'register-file', file: manifestOf('Adams') },
    {
      type: 'register-file',
      file: fileOf('Adams', {
        kind: 'cvrs',
        scope: 'every-card',
        format: 'dominion-csv',
        cards: 6,
        batches: 1,
        withoutCvr: 0,
        withoutCard: 0,
        contests: [MAYOR_IN_CVRS],
        files: [],
      }),
    },
  ),
);

/** The machine read six cards of each batch; the second, fourth and sixth bear the Mayor. */
const RECORDS: CastVoteRecords = {
  find: () => undefined,
  cardsIn: () => 6,
  bearing: (name) => (name === 'Mayor' ? [2, 4, 6] : []),
};

const cardsIn = (of: typeof MAYOR, ballots: number) =>
  cardsOfStyle(AUDIT, of, {
    inputs: { manifests: new Map(), totals: new Map(), cvrs: new Map([['Adams', RECORDS]]) },
    jurisdiction: 'Adams',
    batch: { tabulator: null, batch: 'B1', ballots },
  });

test('cards whose record has the contest, and listed cards that have no record', () => {
  expect(cardsIn(MAYOR, 6)).toEqual([2, 4, 6]);
  expect(cardsIn(MAYOR, 9)).toEqual([2, 4, 6, 7, 8, 9]);
});

test('no card that the manifest does not list', () => {
  expect(cardsIn(MAYOR, 5)).toEqual([2, 4]);
});

test('of a contest that no record has, the cards without one', () => {
  expect(cardsIn(LEVY, 6)).toEqual([]);
  expect(cardsIn(LEVY, 8)).toEqual([7, 8]);
});
