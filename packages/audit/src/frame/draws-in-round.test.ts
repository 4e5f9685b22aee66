import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import type { Draw } from '../sampling/draw.ts';
import type { AuditInRounds, Round } from '../state/audit-state.ts';
import { contest, draw, openAudit } from '../testing/build-audit.ts';
import { drawsInRound } from './draws-in-round.ts';

/*
 * Mayor is voted on in Adams, Sheriff in Baker, the levy beside them in both. A contest beside the others counts what lies before the ticket
 * to which both counties were drawn, so that a card of the first round may come to count in the second.
 */

const MAYOR = contest('Mayor', { jurisdictions: ['Adams'], totalBallots: 110 });
const SHERIFF = contest('Sheriff', { jurisdictions: ['Baker'] });
const LEVY = contest('Levy', { targeted: false, totalBallots: 200 });

const adams = (position: number, ticket: string): Draw => draw({ position, ticket });
const baker = (position: number, ticket: string): Draw =>
  draw({ contest: 'Sheriff', jurisdiction: 'Baker', position, ticket });
const phantom = (number: number, ticket: string) => ({ contest: 'Mayor', phantom: number, ticket });

const FIRST = [adams(1, '0.10'), adams(2, '0.40'), baker(1, '0.15'), baker(2, '0.20')];
// One card of Adams has the ticket of another of Baker that was drawn before.
const SECOND = [adams(3, '0.50'), baker(3, '0.40')];

function inTwoRounds(): AuditInRounds {
  const audit = openAudit(
    { type: 'ballot-polling', jurisdictions: ['Adams', 'Baker'], contests: [MAYOR, SHERIFF, LEVY] },
    FIRST,
  );
  const [first] = audit.rounds;
  assert(first !== undefined, 'a round is open');
  const rounds: readonly Round[] = [
    { ...first, phantomDraws: [phantom(1, '0.30')] },
    { ...first, number: 2, draws: SECOND, phantomDraws: [phantom(2, '0.45'), phantom(1, '0.48')] },
  ];
  return { ...audit, rounds };
}

const INPUTS = { manifests: new Map(), totals: new Map() };
const inRound = (of: typeof MAYOR, round: number) => drawsInRound(inTwoRounds(), of, { inputs: INPUTS, round });

test('a targeted contest has the draws and phantoms of each round, and none of another round', () => {
  expect(inRound(MAYOR, 1)).toEqual({ draws: [adams(1, '0.10'), adams(2, '0.40')], phantomDraws: 1 });
  expect(inRound(MAYOR, 2)).toEqual({ draws: [adams(3, '0.50')], phantomDraws: 2 });
  expect(inRound(SHERIFF, 2)).toEqual({ draws: [baker(3, '0.40')], phantomDraws: 0 });
});

test('a contest beside the others has in a later round what lies before its longer reach, drawn then or earlier', () => {
  // Baker is drawn to 0.20 first, and to 0.40 then; Adams to 0.40 and 0.50.
  expect(inRound(LEVY, 1)).toEqual({
    draws: [adams(1, '0.10'), baker(1, '0.15'), baker(2, '0.20')],
    phantomDraws: 0,
  });
  const { draws, phantomDraws } = inRound(LEVY, 2);
  expect(draws.map(({ jurisdiction, position }) => `${jurisdiction} ${position}`).toSorted()).toEqual([
    'Adams 2',
    'Baker 3',
  ]);
  expect(phantomDraws).toBe(0);
});

test('tickets of two counties are told apart', () => {
  const audit = inTwoRounds();
  const [first, second] = audit.rounds;
  assert(first !== undefined && second !== undefined, 'there are two rounds');
  // In the second round a card of Baker has the ticket that a card of Adams had in the first.
  const rounds = [first, { ...second, draws: [adams(3, '0.50'), baker(3, '0.10'), baker(4, '0.40')] }];
  const { draws } = drawsInRound({ ...audit, rounds }, LEVY, { inputs: INPUTS, round: 2 });
  expect(draws.map(({ jurisdiction, position }) => `${jurisdiction} ${position}`).toSorted()).toEqual([
    'Adams 2',
    'Baker 3',
    'Baker 4',
  ]);
});
