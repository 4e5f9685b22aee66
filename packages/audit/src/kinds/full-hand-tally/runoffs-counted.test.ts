import { expect, test } from 'vitest';
import { accept, commitment, contest, draw, inRounds, opening, plannedAudit } from '../../testing/build-audit.ts';
import { runoffsCounted } from './runoffs-counted.ts';

const CHOICES = ['Ada', 'Ben'].map((name) => ({ name, votes: 0 }));
const RANKED = { countedBy: 'instant-runoff', reportedWinner: 'Ada', choices: CHOICES, totalBallots: null } as const;

test('before anything is entered nothing is counted of a contest that voters rank', () => {
  const settings = { riskLimitPercent: 0, dataEntry: 'offline' } as const;
  const planned = plannedAudit({ type: 'full-hand-tally', settings, contests: [contest('Mayor', RANKED)] });
  const draws = ['B1', 'B2'].map((batch) => draw({ batch }));
  expect(runoffsCounted(inRounds(accept(planned, commitment(planned), opening(1, draws))))).toEqual({});
});
