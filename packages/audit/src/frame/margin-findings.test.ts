import type { Contest } from '@plumbline/election';
import { expect, test } from 'vitest';
import type { Audit } from '../state/audit-state.ts';
import type { Planned } from '../state/plan.ts';
import { contest, plannedAudit } from '../testing/build-audit.ts';
import { marginFindings } from './margin-findings.ts';

const MAYOR = of('Mayor', [600_000, 300_000], true);

/** One million cards, and the votes of Ada and Ben on them. */
function of(name: string, [ada, ben]: readonly [number, number], targeted: boolean) {
  const choices = [
    { name: 'Ada', votes: ada },
    { name: 'Ben', votes: ben },
  ];
  return contest(name, { choices, targeted, totalBallots: 1_000_000 });
}

function planned(type: 'ballot-polling' | 'ballot-comparison', contests: readonly Contest[]): Planned {
  const audit: Audit = plannedAudit({ type: 'ballot-polling', contests: [MAYOR], settings: { riskLimitPercent: 5 } });
  if (audit.phase !== 'planning') throw new Error('a plan is planned');
  return { ...audit, plan: { ...audit.plan, type, contests } };
}
const CLOSE = of('Levy', [520_000, 480_000], false);

test('an opportunistic contest that is closer than every targeted one is told with what it would need', () => {
  // The published comparison of the types: 4 % of one million ballots at 5 % take 3,769 by polling, and 170 by comparison.
  expect(marginFindings(planned('ballot-polling', [MAYOR, CLOSE]))).toEqual([
    { finding: 'smaller-than-targeted', contest: 'Levy', draws: 3769 },
  ]);
  expect(marginFindings(planned('ballot-comparison', [MAYOR, CLOSE]))).toEqual([
    { finding: 'smaller-than-targeted', contest: 'Levy', draws: 170 },
  ]);
});

test('one that is not closer, and a targeted one that is, are not', () => {
  expect(marginFindings(planned('ballot-polling', [MAYOR, of('Levy', [700_000, 300_000], false)]))).toEqual([]);
  expect(marginFindings(planned('ballot-polling', [MAYOR, of('Levy', [520_000, 480_000], true)]))).toEqual([]);
});

test('a tie, and a contest in which nobody voted, are told whether they are targeted or not', () => {
  const tie = of('Tie', [400_000, 400_000], false);
  const none = of('Empty', [0, 0], true);
  expect(marginFindings(planned('ballot-polling', [MAYOR, tie, none]))).toEqual([
    { finding: 'tie', contest: 'Tie' },
    { finding: 'no-votes', contest: 'Empty' },
  ]);
});

test('nothing is said of contests whose figures do not fit yet, nor beside them', () => {
  // Ten cards are said to bear it, and there are more votes.
  const unfit = { ...CLOSE, cardsBearing: 10 };
  expect(marginFindings(planned('ballot-polling', [MAYOR, unfit]))).toEqual([]);
  const targeted = { ...MAYOR, cardsBearing: 10 };
  expect(marginFindings(planned('ballot-polling', [targeted, CLOSE]))).toEqual([]);
});

test('the closest of several targeted contests is what the others are held against, and level is not closer', () => {
  const close = of('Clerk', [520_000, 480_000], true);
  expect(marginFindings(planned('ballot-polling', [MAYOR, close, CLOSE]))).toEqual([]);
  const closer = of('Judge', [510_000, 490_000], false);
  expect(marginFindings(planned('ballot-polling', [closer, MAYOR, close]))).toMatchObject([
    { finding: 'smaller-than-targeted', contest: 'Judge', draws: expect.any(Number) },
  ]);
});

test('margins are shares of the cards that a contest is drawn from', () => {
  // 100,000 of a million cards, and 50,000 of 400,000: a tenth and an eighth, though fewer votes lie between the two.
  const smaller = { ...of('Levy', [225_000, 175_000], false), totalBallots: 400_000 };
  const mayor = of('Mayor', [550_000, 450_000], true);
  const { plan, files } = planned('ballot-polling', [mayor, { ...smaller, jurisdictions: ['Baker'] }]);
  const both = {
    plan: { ...plan, jurisdictions: ['Adams', 'Baker'].map((name) => ({ name, expectedBallots: null })) },
    files,
  };
  expect(marginFindings(both)).toEqual([]);
});

test('without a risk limit nobody can say how many draws a close contest needs', () => {
  const { plan, files } = planned('ballot-polling', [MAYOR, CLOSE]);
  expect(marginFindings({ plan: { ...plan, settings: null }, files })).toEqual([
    { finding: 'smaller-than-targeted', contest: 'Levy', draws: null },
  ]);
});

test('a ranked contest has the margin of the assertion that is hardest to show', () => {
  const assertion = (margin: number) => ({ type: 'NEB', winner: 'Ada', loser: 'Ben', eliminated: [], margin }) as const;
  const ranked = (margins: readonly number[], targeted: boolean) => {
    const { plan, files } = planned('ballot-comparison', [
      targeted ? CLOSE : MAYOR,
      { ...of('Ranked', [900_000, 100_000], targeted), countedBy: 'instant-runoff' },
    ]);
    const found = { mayWin: ['Ada'], ranks: 2, assertions: margins.map(assertion) };
    return marginFindings({ plan: { ...plan, assertions: { Ranked: found } }, files });
  };
  // The mayor leads by 300,000 among the 100 listed cards and the 900,000 others that may bear the contest: 0.333296. The ranked contest
  // is on a million.
  const closer = [{ finding: 'smaller-than-targeted', contest: 'Ranked', draws: null }];
  expect(ranked([400_000, 333_296, 350_000], false)).toEqual(closer);
  expect(ranked([400_000, 333_297], false)).toEqual([]);
  expect(ranked([], false)).toEqual([]);
  // The levy is decided by 40,000.
  expect(ranked([40_001], true)).toEqual([{ finding: 'smaller-than-targeted', contest: 'Levy', draws: 170 }]);
  expect(ranked([40_000], true)).toEqual([]);
});
