import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { commitInputs, planAudit, useFile, waitForRound } from '../../apps/server/src/journeys/plan-audit.ts';
import { closeRound, measured } from './administrator-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { choose, followNextStep, isAt, press, rowsOf, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure, SECOND_ADMINISTRATOR } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { fill, WORDS } from './words.ts';

/* Of ten ballots four are for Ann, and Bo and Cy are level with three each: whoever of them is left wins. Two people state the lot. */

const { audit, rounds, twoPersons } = WORDS;
const { lot, runoff } = rounds.result;
const { acts } = twoPersons;
const CONTEST = 'Mayor of Harbor';
const REASON = 'By coin, by the election director, before both of them.';

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);
const rosa = await journey.clientOf(SECOND_ADMINISTRATOR.email);
const jane = await journey.clientOf(FIRST_MANAGER);

const pile = (cards: number, ...names: readonly string[]) => ({
  ranks: names.map((name) => ({ choices: [name], invalidWriteIn: false })),
  cards,
});

async function counted(): Promise<string> {
  const auditId = await planAudit(journey, ada, {
    name: 'A tie',
    type: 'full-hand-tally',
    compatibility: false,
    riskLimitPercent: 0,
    contests: [
      {
        name: CONTEST,
        targeted: true,
        winners: 1,
        votesAllowed: 1,
        majorityOrRunoff: false,
        totalBallots: null,
        cardsBearing: null,
        pendingBallots: 0,
        choices: ['Ann Lee', 'Bo Ruiz', 'Cy Orr'].map((name, place) => ({ name, votes: [4, 3, 3][place] ?? 0 })),
        jurisdictions: 'all',
        countedBy: 'instant-runoff',
        reportedWinner: 'Bo Ruiz',
      },
    ],
    participants: ({ first }) => `Jurisdiction,Admin Email\nAdams,${first}\n`,
  });
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'Adams' }, 'Batch Name,Number of Ballots\nB1,10\n');
  await ada.send('choose-two-persons', { auditId, required: true });
  await commitInputs(ada, auditId);
  const { heading } = await rosa.ask('plan', { auditId });
  const act = heading.twoPersons?.proposal?.act;
  assert(act?.act === 'commit', 'a commitment waits', act);
  await rosa.send('confirm-act', { auditId, act });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: 1 } });
  await waitForRound(ada, auditId, 1);
  const rankings = {
    [CONTEST]: { piles: [pile(4, 'Ann Lee'), pile(3, 'Bo Ruiz', 'Cy Orr'), pile(3, 'Cy Orr', 'Bo Ruiz')], without: 0 },
  };
  await jane.send('record-batch', {
    auditId,
    jurisdiction: 'Adams',
    batch: 'B1',
    sheets: [{ name: 'Sheet 1', votes: {}, rankings }],
    cards: { type: 'election-day', counted: 10, differenceConfirmed: null },
    basedOn: null,
  });
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'Adams' });
  await ada.send('close-round', { auditId, round: 1 });
  return auditId;
}

test('one administrator states who lost the lot, another confirms it, and the count goes on from there', async () => {
  const auditId = await counted();
  const first = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(first, 'First of a lot');
  const findings: string[] = [];
  await visit(first, `/audits/${auditId}/contests`);
  await sees(first, audit.next.steps['state-lot'].title);
  await followNextStep(first, audit.next.steps['state-lot'].button);
  await isAt(first, rounds.result.title);
  await first.getByRole('heading', { name: fill(lot.title, { contest: CONTEST }), exact: true }).waitFor();
  await press(first, lot.submit);
  await sees(first, lot.whoMissing);
  await sees(first, lot.howMissing);
  findings.push(...(await inspectPage(first, 'a lot to state')));
  await pictureOf(first, 'lot missing', [1280, 390, 320]);
  await choose(first, 'Cy Orr');
  await type(first, lot.how, REASON);
  await press(first, lot.submit);
  await first.getByRole('heading', { name: acts.lot.own, exact: true }).waitFor();
  await pictureOf(first, 'lot proposed', [1280, 390]);

  const second = await journey.windowOf(SECOND_ADMINISTRATOR.email);
  pictureOnFailure(second, 'Second of a lot');
  await visit(second, `/audits/${auditId}/contests`);
  await followNextStep(second, audit.next.steps['confirm-lot'].button);
  await second
    .getByRole('heading', { name: fill(acts.lot.other, { name: ADMINISTRATOR.name }), exact: true })
    .waitFor();
  await sees(second, fill(acts.lot.why, { reason: REASON }));
  findings.push(...(await inspectPage(second, 'a lot to confirm')));
  await pictureOf(second, 'lot to confirm', [1280, 390]);
  await press(second, acts.lot.confirm);
  await sees(second, fill(rounds.openedAgain.title, { round: 1 }));

  await closeRound(first, 1);
  expect(await measured(first, 1, CONTEST)).toMatchObject({
    [rounds.result.outcome]: rounds.result.outcomes['hand-tally-confirmed'],
  });
  expect(await rowsOf(first.getByRole('table', { name: CONTEST }).last())).toEqual([
    ['Ann Lee', '4', `4 (${runoff.out})`],
    ['Bo Ruiz', '3', '6'],
    ['Cy Orr', `3 (${runoff.outByLot})`, '–'],
    [runoff.exhausted, '0', '0'],
  ]);
  await sees(first, fill(runoff.winner, { winner: 'Bo Ruiz' }));
  await sees(first, REASON);
  await pictureOf(first, 'after the lot', [1280, 390]);
  findings.push(...(await inspectPage(first, 'after a lot')));
  expect(findings).toEqual([]);
  expect(journey.complaints).toEqual([]);
});
