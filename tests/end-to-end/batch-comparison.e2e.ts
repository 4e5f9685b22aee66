import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { BATCHES } from '../../apps/server/src/demonstration/small-elections.ts';
import {
  closeRound,
  commitInputs,
  measured,
  openJurisdiction,
  planAudit,
  seesPreview,
  setSeed,
  sizesOffered,
  startRound,
} from './administrator-steps.ts';
import {
  enterBatch,
  finalizeTallies,
  openBatch,
  openDesk,
  openTallies,
  saveTally,
  signInByCode,
  typeVotes,
  uploadBatchFiles,
} from './office-steps.ts';
import { choose, download, followNextStep, goTo, press, rowsOf, sees, tableOf, type, visit } from './on-page.ts';
import {
  ADMINISTRATOR,
  eventually,
  FIRST_MANAGER,
  openJourney,
  pictureOnFailure,
  SECOND_MANAGER,
} from './open-journey.ts';
import { planBatches } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Acceptance scenarios S-12 and S-13: 15 batches, 5,000 ballots, a limit of 10 %. */

const { audit, office, rounds, setup } = WORDS;
const CONTEST = 'Contest 1';

const journey = await openJourney();
afterAll(() => journey.close());

/** From nothing to a round that waits for its launch: everybody at their own screen. */
async function planByClicking(name: string): Promise<{ readonly ada: Page; readonly jane: Page }> {
  const ada = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(ada, `${name}, administrator`);
  await planAudit(ada, {
    name,
    type: 'batch-comparison',
    participants: BATCHES.participants({ first: FIRST_MANAGER, second: SECOND_MANAGER }),
    jurisdictions: ['J1', 'J2', 'J3'],
    contests: BATCHES.contests,
  });
  const jane = await signInByCode(journey, FIRST_MANAGER);
  pictureOnFailure(jane, `${name}, manager`);
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await openDesk(jane, name, jurisdiction);
    await uploadBatchFiles(jane, BATCHES.files[jurisdiction]);
    await sees(jane, office.desk.complete);
  }
  await commitInputs(ada);
  await setSeed(ada, '1234567890');
  return { ada, jane };
}

/** The same plan without a browser, for a journey that begins at the launch. */
async function planQuickly(name: string, seed: string): Promise<{ readonly ada: Page; readonly jane: Page }> {
  const client = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planBatches(journey, client, name);
  await client.send('commit-inputs', { auditId });
  await client.send('set-seed', { auditId, seed });
  const ada = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(ada, `${name}, administrator`);
  await visit(ada, `/audits/${auditId}/launch`);
  const jane = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(jane, `${name}, manager`);
  return { ada, jane };
}

/** The change in margin that is written below each batch of a jurisdiction, as the administrator sees it. */
async function changesInMargin(ada: Page, jurisdiction: string): Promise<readonly string[]> {
  const panel = ada.getByRole('complementary', { name: jurisdiction, exact: true });
  const batches = panel.getByRole('region', { name: /^Batch \d+$/ });
  const texts = await batches.allInnerTexts();
  const [before = ''] = audit.compare.margin.split('{{change}}');
  return texts.map((text) => text.split(before)[1]?.split(/\s/)[0] ?? '');
}

test('a batch comparison with discrepancies goes from nothing into a second round and to its report', async () => {
  const { ada, jane } = await planByClicking('Discrepancies');
  expect(await sizesOffered(ada, CONTEST)).toEqual([
    expect.stringContaining(fill(rounds.launch.default_other, { count: 7 })),
    expect.stringContaining(rounds.launch.custom),
  ]);
  await seesPreview(ada, [
    ['J1', '5', '5'],
    ['J2', '2', '1'],
    ['J3', '0', '0'],
    [rounds.launch.total, '7', '6'],
  ]);
  await chooseSize(ada, '14');
  await seesPreview(ada, [
    ['J1', '9', '6'],
    ['J2', '5', '2'],
    ['J3', '0', '0'],
    [rounds.launch.total, '14', '8'],
  ]);
  await chooseSize(ada, '25');
  await press(ada, fill(rounds.launch.submit, { round: 1 }));
  await sees(ada, fill(rounds.launch.customWrong, { contest: CONTEST, population: 15 }));
  await choose(ada, fill(rounds.launch.default_other, { count: 7 }));
  await startRound(ada, 1);
  await goTo(ada, audit.pages.reports);
  const sums = await download(ada, fill(rounds.reports.downloadNamed, { name: rounds.reports.reported }));
  expect(sums).toContain('J1,2500,1250,1250');

  await openDesk(jane, 'Discrepancies', 'J1');
  const list = await download(jane, office.round.download);
  expect(list.trim().split('\r\n').slice(1)).toEqual(['Batch 1,,', 'Batch 2,,', 'Batch 4,,', 'Batch 6,,', 'Batch 8,,']);
  await enterFirstOffice(jane);
  await openDesk(jane, 'Discrepancies', 'J2');
  await openTallies(jane);
  await enterBatch(jane, 'Batch 3', [100, 100, 40]);
  await finalizeTallies(jane);

  await openJurisdiction(ada, 'J1');
  await eventually(() => changesInMargin(ada, 'J1')).toEqual(['−100', '−100', '−10', '−10', '']);
  await openJurisdiction(ada, 'J2');
  await eventually(() => changesInMargin(ada, 'J2')).toEqual(['+250']);
  await reopenAndFinalizeAgain(ada, jane);

  await closeRound(ada, 1);
  expect(await measured(ada, 1, CONTEST)).toMatchObject({
    [rounds.result.pValue]: '0.1316872428',
    [rounds.result.outcome]: rounds.result.outcomes['measured-not-confirmed'],
  });
  await followNextStep(ada, audit.next.steps['start-next-round'].button);
  expect(await sizesOffered(ada, CONTEST)).toEqual([
    expect.stringContaining(fill(rounds.launch.default_other, { count: 2 })),
    expect.stringContaining(rounds.launch.custom),
  ]);
  await startRound(ada, 2);

  await openDesk(jane, 'Discrepancies', 'J1');
  await sees(jane, audit.next.steps['nothing-to-audit'].title);
  await openDesk(jane, 'Discrepancies', 'J2');
  await openTallies(jane);
  await enterBatch(jane, 'Batch 4', [500, 250, 250]);
  await finalizeTallies(jane);
  await closeRound(ada, 2);
  await goTo(ada, audit.pages.reports);
  const report = await download(ada, fill(rounds.reports.downloadNamed, { name: rounds.reports.report }));
  expect(report).toContain('0.1316872428');
  expect(report).toContain('Totals,,2700');
  expect(journey.complaints).toEqual([]);
});

async function chooseSize(ada: Page, size: string): Promise<void> {
  await choose(ada, rounds.launch.custom);
  await type(ada, rounds.launch.customLabel, size);
}

/** J1 enters five batches, the first on three tally sheets, after two entries that cannot be right. */
async function enterFirstOffice(jane: Page): Promise<void> {
  await openTallies(jane);
  await openBatch(jane, 'Batch 1');
  await typeVotes(jane, [1000, 1, 0]);
  await press(jane, office.tallies.save);
  const above = { contest: CONTEST, votes: '1,001', batch: 'Batch 1', limit: '1,000' };
  await sees(jane, fill(office.tallies.aboveLimit, above));
  await typeVotes(jane, [200, 40, 0]);
  await press(jane, office.tallies.several);
  await typeVotes(jane, [150, 10, 0]);
  await type(jane, office.tallies.sheetName, 'Sheet 1');
  await press(jane, office.tallies.save);
  await sees(jane, fill(office.tallies.sheetNameTwice, { name: 'Sheet 1' }));
  await type(jane, office.tallies.sheetName, 'Absentee');
  await press(jane, office.tallies.addSheet);
  await typeVotes(jane, [50, 0, 40]);
  await jane.getByRole('tab', { name: office.tallies.totals }).click();
  expect(await rowsOf(tableOf(jane, CONTEST))).toEqual([
    ['candidate 1', '400'],
    ['candidate 2', '50'],
    ['candidate 3', '40'],
    [office.tallies.totals, '490'],
  ]);
  await saveTally(jane, 'Batch 1');
  await press(jane, fill(office.tallies.next, { batch: 'Batch 2' }));
  await typeVotes(jane, [400, 50, 40]);
  await saveTally(jane, 'Batch 2');
  await enterBatch(jane, 'Batch 4', [500, 250, 240]);
  await enterBatch(jane, 'Batch 6', [100, 50, 40]);
  await enterBatch(jane, 'Batch 8', [100, 50, 50]);
  await finalizeTallies(jane);
}

/** The administrator reopens what J1 declared final; J1 may change it, and declares it final again. */
async function reopenAndFinalizeAgain(ada: Page, jane: Page): Promise<void> {
  await openJurisdiction(ada, 'J1');
  await type(ada, rounds.detail.reopenTalliesReason, 'One sheet was counted twice.');
  await press(ada, rounds.detail.reopenTallies);
  await sees(ada, rounds.detail.talliesOpen);
  await openDesk(jane, 'Discrepancies', 'J1');
  await openTallies(jane);
  await enterBatch(jane, 'Batch 8', [100, 50, 49]);
  await enterBatch(jane, 'Batch 8', [100, 50, 50]);
  await finalizeTallies(jane);
}

test('a batch drawn three times is counted once, and the audit is concluded', async () => {
  const { ada, jane } = await planQuickly('Three tickets', '0123');
  await seesPreview(ada, [
    ['J1', '5', '3'],
    ['J2', '2', '2'],
    ['J3', '0', '0'],
    [rounds.launch.total, '7', '5'],
  ]);
  await startRound(ada, 1);
  const exact = {
    J1: [
      ['Batch 1', [500, 250, 250]],
      ['Batch 3', [500, 250, 250]],
      ['Batch 4', [500, 250, 250]],
    ],
    J2: [
      ['Batch 1', [500, 250, 250]],
      ['Batch 5', [300, 100, 100]],
    ],
  } as const;
  for (const [jurisdiction, batches] of Object.entries(exact)) {
    await openDesk(jane, 'Three tickets', jurisdiction);
    await openTallies(jane);
    for (const [batch, votes] of batches) await enterBatch(jane, batch, votes);
    await finalizeTallies(jane);
  }
  await openJurisdiction(ada, 'J1');
  const first = ada.getByRole('region', { name: 'Batch 1', exact: true });
  for (const ticket of ['0.412447190344990933', '0.9216749971146661458', '0.99056429261666903579']) {
    await sees(first, ticket);
  }
  await closeRound(ada, 1);
  expect(await measured(ada, 1, CONTEST)).toMatchObject({
    [rounds.result.pValue]: '0.0585276635',
    [rounds.result.outcome]: rounds.result.outcomes.confirmed,
  });
  await press(ada, rounds.result.conclude.submit);
  await sees(ada, fill(rounds.result.concluded.confirmed, { confirmed: 'Contest 1' }));
  await goTo(ada, audit.pages.reports);
  const report = await download(ada, fill(rounds.reports.downloadNamed, { name: rounds.reports.report }));
  expect(report).toContain('0.0585276635');
  await goTo(ada, audit.pages.contests);
  await sees(ada, setup.locked);
  expect(journey.complaints).toEqual([]);
});
