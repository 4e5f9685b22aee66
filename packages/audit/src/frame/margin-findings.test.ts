import { expect, test } from 'vitest';
import type { Audit } from '../state/audit-state.ts';
import type { Planned } from '../state/plan.ts';
import { contest, plannedAudit } from '../testing/build-audit.ts';
import { marginFindings } from './margin-findings.ts';

/** One million cards, and the votes of Ada and Ben on them. */
function of(name: string, [ada, ben]: readonly [number, number], targeted: boolean) {
  const choices = [
    { name: 'Ada', votes: ada },
    { name: 'Ben', votes: ben },
  ];
  return contest(name, { choices, targeted, totalBallots: 1_000_000 });
}

function planned(type: 'ballot-polling' | 'ballot-comparison', contests: ReturnType<typeof of>[]): Planned {
  const audit: Audit = plannedAudit({ type: 'ballot-polling', contests, settings: { riskLimitPercent: 5 } });
  if (audit.phase !== 'planning') throw new Error('a plan is planned');
  return { ...audit, plan: { ...audit.plan, type } };
}

const MAYOR = of('Mayor', [600_000, 300_000], true);
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
