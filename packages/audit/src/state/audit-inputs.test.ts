import type { CandidateTotals } from '@plumbline/election';
import { expect, test } from 'vitest';
import { contest, plannedAudit } from '../testing/build-audit.ts';
import { type AuditInputs, cardsListed, contestVotes, jurisdictionsOf, reportedBatches } from './audit-inputs.ts';
import type { BegunAudit } from './audit-state.ts';

const batch = (name: string, ballots: number) => ({ name, tabulator: null, container: null, ballots });

const INPUTS: AuditInputs = {
  manifests: new Map([
    ['Clark', { batches: [batch('C1', 30)] }],
    ['Adams', { batches: [batch('A1', 10), batch('A2', 20)] }],
    ['Baker', { batches: [batch('B1', 1000)] }],
  ]),
  totals: new Map<string, CandidateTotals>([
    ['Clark', { batches: [{ batch: 'C1', votes: { Levy: { Ada: 5, Ben: 6 } } }] }],
    [
      'Adams',
      {
        batches: [
          { batch: 'A2', votes: { Mayor: { Ada: 1, Ben: 2 } } },
          { batch: 'A1', votes: { Levy: { Ada: 3, Ben: 4 } } },
          { batch: 'A9', votes: { Levy: { Ada: 7, Ben: 8 } } },
        ],
      },
    ],
  ]),
};

const LEVY = contest('Levy', { jurisdictions: ['Clark', 'Adams'], totalBallots: null, pendingBallots: 5, winners: 1 });

function planOf() {
  const audit = plannedAudit({ type: 'ballot-polling', jurisdictions: ['Clark', 'Baker', 'Adams'] });
  return (audit as BegunAudit).plan;
}

test('the counties of a contest stand in the order of their names, whatever the order of the file', () => {
  expect(jurisdictionsOf(planOf(), LEVY)).toEqual(['Adams', 'Clark']);
  expect(jurisdictionsOf(planOf(), contest('Mayor'))).toEqual(['Adams', 'Baker', 'Clark']);
});

test('the cards listed for a contest are those in the manifests of its counties, whatever was typed', () => {
  expect(cardsListed(planOf(), contest('Mayor', { totalBallots: 77 }), INPUTS)).toBe(1060);
  expect(cardsListed(planOf(), LEVY, INPUTS)).toBe(60);
  expect(cardsListed(planOf(), LEVY, { ...INPUTS, manifests: new Map() })).toBe(0);
});

test('the statistics see the contest as the plan states it', () => {
  expect(contestVotes(LEVY)).toEqual({
    choices: [
      { id: 'Ada', votes: 60 },
      { id: 'Ben', votes: 30 },
    ],
    winners: 1,
    votesAllowed: 1,
    pendingBallots: 5,
    majorityOrRunoff: false,
  });
});

test('batches are lined up by county and in the order of the totals, with the size that the manifest gives', () => {
  expect(reportedBatches(planOf(), LEVY, INPUTS)).toEqual([
    { jurisdiction: 'Adams', batch: 'A2', ballots: 20, votes: null },
    { jurisdiction: 'Adams', batch: 'A1', ballots: 10, votes: { Ada: 3, Ben: 4 } },
    { jurisdiction: 'Adams', batch: 'A9', ballots: 0, votes: { Ada: 7, Ben: 8 } },
    { jurisdiction: 'Clark', batch: 'C1', ballots: 30, votes: { Ada: 5, Ben: 6 } },
  ]);
});
