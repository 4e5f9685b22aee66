import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import type { TestPerson } from '../../apps/server/src/testing/test-office.ts';
import { closeRound, commitInputs, measured, planAudit } from './administrator-steps.ts';
import {
  finalizeTallies,
  openBatch,
  openDesk,
  openTallies,
  saveTally,
  signInByCode,
  typeVotes,
} from './office-steps.ts';
import {
  download,
  follow,
  followNextStep,
  goTo,
  isAt,
  press,
  rowsOf,
  sees,
  tableOf,
  tick,
  type,
  useFile,
  visit,
} from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { openBatches } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

const { audit, office, rounds } = WORDS;
const CONTEST = 'Mayor';
const NAME = 'Every ballot of Harbor';

const journey = await openJourney();
afterAll(() => journey.close());

const CONTESTS = [
  {
    name: CONTEST,
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: false,
    totalBallots: null,
    cardsBearing: null,
    pendingBallots: 0,
    choices: [
      { name: 'candidate 1', votes: 90 },
      { name: 'candidate 2', votes: 80 },
    ],
    jurisdictions: ['Harbor'],
  },
];

/** The kind of the open batch, and how many ballots were counted in it. */
async function typeCards(page: Page, kind: string, counted: number): Promise<void> {
  await page.getByLabel(office.cards.type, { exact: true }).selectOption({ label: kind });
  await type(page, office.cards.counted, String(counted));
}

test('a full hand tally goes from nothing to its report, and what was counted is the outcome', async () => {
  const ada = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(ada, 'hand tally, administrator');
  const auditId = await planAudit(ada, {
    name: NAME,
    type: 'full-hand-tally',
    participants: `Jurisdiction,Admin Email\nHarbor,${FIRST_MANAGER}\nUpland,${FIRST_MANAGER}\n`,
    jurisdictions: ['Harbor', 'Upland'],
    contests: CONTESTS,
  });
  const jane = await signInByCode(journey, FIRST_MANAGER);
  pictureOnFailure(jane, 'hand tally, manager');
  await openDesk(jane, NAME, 'Harbor');
  await useFile(jane, 'manifest', 'Batch Name,Number of Ballots\nBatch 1,100\nBatch 2,60\nBatch 3,40\n');
  await sees(jane, office.desk.complete);

  await commitInputs(ada);
  await followNextStep(ada, audit.next.steps['launch-round'].button);
  await isAt(ada, rounds.launch.title);
  await sees(ada, fill(rounds.launch.count.batches_other, { contest: CONTEST, count: 3 }));
  await press(ada, rounds.launch.count.submit);
  await sees(ada, fill(rounds.launch.isOpen, { round: 1 }));

  await openDesk(jane, NAME, 'Harbor');
  await openTallies(jane);
  const { types } = office.cards;
  await openBatch(jane, 'Batch 1');
  await typeVotes(jane, [40, 60]);
  await press(jane, office.tallies.save);
  await sees(jane, office.cards.problems['type-missing']);
  await typeCards(jane, types['election-day'], 100);
  await saveTally(jane, 'Batch 1');

  // More ballots than the manifest lists are kept only once somebody has confirmed how many more.
  await openBatch(jane, 'Batch 2');
  await typeCards(jane, types['absentee-by-mail'], 61);
  await typeVotes(jane, [41, 20]);
  await sees(jane, fill(office.cards.more, { count: 1 }));
  await press(jane, office.tallies.save);
  await sees(jane, office.cards.problems['difference-not-confirmed']);
  await tick(jane, fill(office.cards.confirmMore, { count: 1 }));
  await saveTally(jane, 'Batch 2');

  // It cannot be final without every batch.
  await visit(jane, `/audits/${auditId}/office/Harbor/finalize`);
  await sees(jane, office.finalize.missing_one);
  await expect(jane.getByRole('button', { name: office.finalize.submit, exact: true }).isDisabled()).resolves.toBe(
    true,
  );
  await openTallies(jane);
  await openBatch(jane, 'Batch 3');
  await typeCards(jane, types.provisional, 40);
  await typeVotes(jane, [10, 15]);
  await saveTally(jane, 'Batch 3');
  await finalizeTallies(jane);
  await sees(jane, WORDS.everywhere.beforeYouLeave.sealed);
  expect(await rowsOf(tableOf(jane, office.cards.ballots))).toEqual([
    ['Batch 1', types['election-day'], '100', '–'],
    ['Batch 2', types['absentee-by-mail'], '61', '+1'],
    ['Batch 3', types.provisional, '40', '–'],
  ]);

  await closeRound(ada, 1);
  // 91 to 95: the other candidate, and no ballot is unseen.
  expect(await measured(ada, 1, CONTEST)).toMatchObject({
    [rounds.result.outcome]: rounds.result.outcomes['hand-tally-overturned'],
    [rounds.result.count.batches]: '3',
    [rounds.result.count.differ]: '1',
  });
  expect(await rowsOf(tableOf(ada, CONTEST))).toEqual([
    ['candidate 1', '90', '91', '−1'],
    ['candidate 2', '80', '95', '−15'],
  ]);
  await press(ada, rounds.result.conclude.submit);
  await sees(ada, fill(rounds.result.concluded.overturned, { names: CONTEST }));
  const { official } = rounds.result;
  await sees(ada, fill(official.changes.winners, { reported: 'candidate 1', official: 'candidate 2' }));
  expect(await rowsOf(tableOf(ada, CONTEST))).toEqual([
    ['candidate 1', '90', '91', '−1', official.results['not-won']],
    ['candidate 2', '80', '95', '−15', official.results.won],
  ]);
  await goTo(ada, audit.pages.reports);
  const report = await download(ada, fill(rounds.reports.downloadNamed, { name: rounds.reports.report }));
  expect(report).toContain('FULL_HAND_TALLY');
  expect(report).toContain(`Harbor,Batch 2,Absentee By Mail,60,61,1,41,20,`);
  expect(report).toContain('Mayor,candidate 2,80,95,-15');
  expect(journey.complaints).toEqual([]);
});

/** An audit by sample whose first round confirmed nothing. */
async function measuredOnce(client: TestPerson, name: string): Promise<string> {
  const auditId = await openBatches(journey, client, name);
  const jane = await journey.clientOf(FIRST_MANAGER);
  for (const [jurisdiction, batches] of [
    ['J1', ['Batch 1', 'Batch 2', 'Batch 4', 'Batch 6', 'Batch 8']],
    ['J2', ['Batch 3']],
  ] as const) {
    // Nothing for the reported winner: the sample confirms nothing.
    const votes = { 'Contest 1': { 'candidate 1': 0, 'candidate 2': 10, 'candidate 3': 0 } };
    const sheets = [{ name: 'Sheet 1', votes }];
    for (const batch of batches)
      await jane.send('record-batch', { auditId, jurisdiction, batch, sheets, basedOn: null });
    await jane.send('finalize-tallies', { auditId, jurisdiction });
  }
  await client.send('close-round', { auditId, round: 1 });
  return auditId;
}

test('a sample that does not suffice leads to a second audit that counts every ballot', async () => {
  const client = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await measuredOnce(client, 'A sample');
  const ada = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(ada, 'escalation');
  await visit(ada, `/audits/${auditId}/result`);
  await follow(ada, rounds.escalate.link);
  await isAt(ada, rounds.escalate.title);
  await sees(ada, fill(rounds.escalate.whySays, { limit: '10 %' }));
  const name = 'A sample, every ballot';
  expect(await ada.getByLabel(rounds.escalate.name, { exact: true }).inputValue()).toBe(name);
  await type(ada, rounds.escalate.name, 'A sample');
  await press(ada, rounds.escalate.submit);
  // The name is taken, so neither audit has moved.
  await ada.getByRole('alert').first().waitFor();
  await type(ada, rounds.escalate.name, name);
  await press(ada, rounds.escalate.submit);
  await ada.waitForURL((url) => url.pathname.startsWith('/audits/') && !url.pathname.includes(auditId));
  const next = new URL(ada.url()).pathname.split('/')[2] ?? '';

  // Participants, manifests and the contest are there; what is left is to commit and to count.
  await visit(ada, `/audits/${next}/commit`);
  await commitInputs(ada);
  await followNextStep(ada, audit.next.steps['launch-round'].button);
  await press(ada, rounds.launch.count.submit);
  await sees(ada, fill(rounds.launch.isOpen, { round: 1 }));

  const { entries } = await client.ask('log', { auditId: next });
  const created = entries.find((entry) => entry.type === 'audit-created');
  expect(created?.data).toMatchObject({
    startsFrom: { auditId, name: 'A sample' },
    escalates: { round: 1, riskLimitPercent: 10, contests: [{ contest: 'Contest 1', pValue: 1 }] },
  });
  await visit(ada, `/audits/${auditId}/result`);
  await sees(ada, rounds.result.concluded['full-hand-count']);
  // What is pending is no zero.
  const { official } = rounds.result;
  await sees(ada, official.pending);
  expect(await rowsOf(tableOf(ada, 'Contest 1'))).toEqual([
    ['candidate 1', '5,000', '0', official.notYet],
    ['candidate 2', '2,500', '60', official.notYet],
    ['candidate 3', '2,500', '0', official.notYet],
  ]);
  await follow(ada, fill(rounds.result.concluded.escalatedTo, { name }));
  await ada.waitForURL((url) => url.pathname.includes(next));
});

test('an audit that was concluded for a count of every ballot begins it from its result', async () => {
  const client = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await measuredOnce(client, 'Concluded first');
  await client.send('conclude', { auditId, outcome: 'full-hand-count' });
  const ada = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(ada, 'begun afterwards');
  await visit(ada, `/audits/${auditId}/result`);
  await follow(ada, rounds.escalate.begin);
  await isAt(ada, rounds.escalate.title);
  await sees(ada, fill(rounds.escalate.lines.ended, { name: 'Concluded first' }));
  await press(ada, rounds.escalate.prepare);
  await ada.waitForURL((url) => url.pathname.startsWith('/audits/') && !url.pathname.includes(auditId));
  await visit(ada, `/audits/${auditId}/result`);
  await sees(ada, fill(rounds.result.concluded.escalatedTo, { name: 'Concluded first, every ballot' }));
  expect(await ada.getByRole('link', { name: rounds.escalate.begin, exact: true }).count()).toBe(0);
});
