import { assert } from '@plumbline/prelude';
import { randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { assertBegun, assertInRounds } from '../../state/assert-phase.ts';
import { compared, pairs, pairsLaidOver, reportedBy } from '../contract/comparison-cell.ts';
import type { MadeElection } from '../contract/made-election.ts';
import { openDesk, playRound } from '../contract/play-audit.ts';
import { countedDraws } from './counted-draws.ts';

/* Sixty cards were cast, of which the manifest lists forty, and cards are drawn by numbers: a number beyond the manifest is an unlisted card. */

const HONEST = { roundsMax: 1, sizes: () => ({}) };

/** A round of so many draws for C; D stands on the same cards, and nobody draws for it. */
function drawnByNumbers(draws: number, source: string) {
  const random = randomSource(source);
  const both = (count: number, choice: string) =>
    pairsLaidOver(pairs(count, [choice]), pairs(count, ['Y'], ['Y'], 'D'));
  const unlisted = both(20, 'B').map(({ card }) => ({ cvr: undefined, card }));
  const batches = [compared('J1', [...both(30, 'A'), ...both(10, 'B')], random, { unlisted })];
  const election: MadeElection = {
    type: 'ballot-comparison',
    method: 'super-simple',
    riskLimitPercent: 10,
    jurisdictions: [{ name: 'J1', expectedBallots: null }],
    contests: [
      reportedBy(batches, ['A', 'B'], { totalBallots: 60 }),
      reportedBy(batches, ['Y', 'N'], { name: 'D', targeted: false, totalBallots: 60 }),
    ],
    batches,
    numbers: { J1: 60 },
  };
  const { desk, inputs } = openDesk(election, HONEST, random);
  const table = { audit: assertBegun(desk.audit()), election, inputs, random };
  const measured = playRound(desk, { table, adversary: HONEST, round: 1, sampleSizes: { C: draws } });
  const audit = assertInRounds(desk.audit());
  const [round] = audit.rounds;
  assert(round !== undefined, 'a round was drawn');
  const countedOf = (name: string) => {
    const contest = audit.plan.contests.find((one) => one.name === name);
    const counted = contest && countedDraws(audit, contest, inputs);
    return counted && { draws: counted.draws.length, phantomDraws: counted.phantomDraws };
  };
  return { countedOf, measured, drawn: { draws: round.draws.length, phantomDraws: round.phantomDraws.length } };
}

test('a contest that nobody draws for has every number as well, on listed cards and on others', () => {
  const { countedOf, drawn } = drawnByNumbers(30, 'beside the target');
  expect(drawn.draws + drawn.phantomDraws).toBe(30);
  expect(drawn.phantomDraws).toBeGreaterThan(0);
  expect(countedOf('C')).toEqual(drawn);
  expect(countedOf('D')).toEqual(drawn);
});

test('as many draws of listed cards as of others are a sample like any other', () => {
  const cases = Array.from({ length: 40 }, (_, source) => drawnByNumbers(2, `two draws ${source}`));
  const even = cases.filter(({ drawn }) => drawn.draws === 1 && drawn.phantomDraws === 1);
  expect(even.length).toBeGreaterThan(0);
  for (const { measured } of even) expect(measured[0]).toMatchObject({ draws: 2, pValue: 1 });
});
