import { randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { compared, pairs, pairsLaidOver, reportedBy } from '../kinds/contract/comparison-cell.ts';
import type { MadeElection } from '../kinds/contract/made-election.ts';
import { planning } from '../kinds/contract/plan-election.ts';
import { inputsOf } from '../kinds/contract/play-audit.ts';
import { accept, contest, draw, openAudit } from '../testing/build-audit.ts';
import { assertBegun } from './assert-phase.ts';
import { NOT_BEGUN } from './audit-state.ts';
import { cvrsNeeded } from './cast-vote-records.ts';

/* Of records with millions of cards only what is drawn is looked up, and the cards of contests that are drawn by style. */

const random = randomSource('records needed');
const batches = ['J1', 'J2'].map((name) =>
  compared(
    name,
    pairsLaidOver([...pairs(8, ['A']), ...pairs(2, ['B'])], pairs(name === 'J1' ? 4 : 0, ['Yes'], ['Yes'], 'D')),
    random,
  ),
);

function planned(change: Pick<MadeElection, 'cardStyles'> = {}) {
  const election: MadeElection = {
    type: 'ballot-comparison',
    method: 'super-simple',
    riskLimitPercent: 10,
    jurisdictions: ['J1', 'J2'].map((name) => ({ name, expectedBallots: null })),
    contests: [
      reportedBy(batches, ['A', 'B']),
      reportedBy(batches, ['Yes', 'No'], { name: 'D', jurisdictions: ['J1'] }),
    ],
    batches,
    ...change,
  };
  return assertBegun(accept(NOT_BEGUN, ...planning(election, inputsOf(election))));
}

const unit = (jurisdiction: string, position: number) =>
  draw({ contest: 'C', jurisdiction, tabulator: 'T1', position });
const inShort = (audit: Parameters<typeof cvrsNeeded>[0], andThese: Parameters<typeof cvrsNeeded>[1] = []) =>
  [...cvrsNeeded(audit, andThese)].map(([name, { cards, bearing }]) => [
    name,
    cards.map((one) => one.position),
    bearing,
  ]);

test('before anything is drawn no card is needed, of any jurisdiction', () => {
  expect(inShort(planned())).toEqual([
    ['J1', [], []],
    ['J2', [], []],
  ]);
  expect([...cvrsNeeded(planned()).values()]).toEqual(Array(2).fill({ cards: [], bearing: [] }));
});

test('of contests that are drawn from the cards that bear them those cards are needed, where they are voted on', () => {
  expect(inShort(planned({ cardStyles: true }))).toEqual([
    ['J1', [], ['C', 'D']],
    ['J2', [], ['C']],
  ]);
});

test('the cards of all rounds and of the one that is about to be opened are needed, each once', () => {
  const jurisdictions = ['J1', 'J2'];
  const contests = [contest('C', { totalBallots: 200 })];
  const open = openAudit({ type: 'ballot-polling', jurisdictions, contests }, [unit('J1', 3), unit('J2', 5)]);
  const second = open.rounds.map((round) => ({ ...round, number: 2, draws: [unit('J1', 3), unit('J1', 1)] }));
  expect(inShort({ ...open, rounds: [...open.rounds, ...second] }, [unit('J2', 5), unit('J2', 2)])).toEqual([
    ['J1', [3, 1], []],
    ['J2', [5, 2], []],
  ]);
});
