import { commandsOf, play } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { by } from '@plumbline/ballot-management/testing/tamarack-people';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commitInputs, planAudit, waitForRound } from '../../apps/server/src/journeys/plan-audit.ts';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, press, sees, standsStill, type, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure } from './open-journey.ts';
import { openRoomPage } from './open-room-page.ts';
import { pictureOf } from './picture-of.ts';
import { fill, WORDS } from './words.ts';

/* A county counts every ballot by the manifest of its ballot room: the way to the batches, what boards count, and a container that nobody finds. */

const { ballotCustody, ballotForms, ballotRecounts: recounts, ballotRoom, office } = WORDS;
/** Stands in lists for what is not in them. */
const ANOTHER = 'another';
const { auditCounts, inventory, station } = ballotCustody;
const JURISDICTION = 'Tamarack';
const at = (account: string) => `${account}@tamarack.example`;

const journey = await openJourney();
afterAll(() => journey.close());
const world = { auditId: '', electionId: '' };
const desk = () => `/audits/${world.auditId}/office/${JURISDICTION}`;

const COURSE = { course: 'BM-130', version: 2 } as const;
const SINCE = '2026-09-22';
const NEW_COURSE = [
  by('osei', { type: 'publish-course', ...COURSE, effectiveFrom: SINCE, validMonths: 240, duties: ['retriever'] }),
  by('osei', { type: 'record-training', ...COURSE, person: 'nakai', instructor: 'osei', on: SINCE }),
];

/** The county with aisles that are not in the order of the names of containers, and with a new version of a course that only Nakai has taken. */
function inAisles() {
  const containers = ['BOX-M-04', 'BOX-M-01', 'BOX-ED-03', 'BOX-EV-N'];
  return commandsOf(play(county(), ...NEW_COURSE)).map((command) => {
    if (command.type !== 'store-container') return command;
    const place = containers.indexOf(command.container);
    return { ...command, slot: place < 0 ? `Aisle 10, shelf ${command.container}` : `Aisle ${place + 1}, shelf 1` };
  });
}

beforeAll(async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const contest = {
    ...{ name: 'Governor', targeted: true, winners: 1, votesAllowed: 1, totalBallots: null, cardsBearing: null },
    ...{ majorityOrRunoff: false, pendingBallots: 0, jurisdictions: [JURISDICTION] },
    choices: [
      { name: 'Ahead', votes: 3000 },
      { name: 'Behind', votes: 2900 },
    ],
  };
  const auditId = await planAudit(journey, ada, {
    name: 'Counted by hand',
    type: 'full-hand-tally',
    riskLimitPercent: 0,
    contests: [contest],
    participants: () => `Jurisdiction,Admin Email\n${JURISDICTION},${at('osei')}\n`,
  });
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  Object.assign(world, { auditId, electionId });
  const room = { electionId, jurisdiction: JURISDICTION };
  await journey.loadRoom(room, inAisles(), at);
  const osei = await journey.clientOf(at('osei'));
  const { form, file } = await osei.ask('ballot-manifest', { ...room, form: 'by-batch' });
  await osei.send('ask-ballot-room', { ...room, ask: { type: 'freeze-manifest', form, file } as never });
  await osei.send('register-ballot-manifest', { auditId, jurisdiction: JURISDICTION });
  await commitInputs(ada, auditId);
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { Governor: 30 } });
  await waitForRound(ada, auditId, 1);
}, 240_000);

test('the desk shows the way through the storage, aisle 2 before aisle 10', async () => {
  const page = await journey.windowOf(at('osei'));
  pictureOnFailure(page, 'way, desk');
  await visit(page, desk());
  const rows = page.getByRole('table', { name: office.way.title }).locator('tbody tr');
  await rows.first().waitFor();
  const containers = await rows.locator('td[data-name="Container"]').allInnerTexts();
  expect(containers.slice(0, 4)).toEqual(['BOX-M-04', 'BOX-M-01', 'BOX-ED-03', 'BOX-EV-N']);
  expect(containers).toHaveLength(10);
  expect(await inspectPage(page, 'desk with the way')).toEqual([]);
  await pictureOf(page, 'way-desk', [1280, 820, 320]);
});

test('a count that differs from the manifest stands in the report with its difference and its incident', async () => {
  const page = await journey.windowOf(at('gorski'));
  pictureOnFailure(page, 'counts of audits');
  await visit(page, `/elections/${world.electionId}/ballots/${JURISDICTION}`);
  await openRoomPage(page, ballotRoom.pages['audit-counts']);
  await isAt(page, auditCounts.title);
  await sees(page, fill(auditCounts.progress, { counted: 0, all: 30 }));
  await page.locator('summary', { hasText: auditCounts.report.title }).click();
  await page.getByLabel(auditCounts.batch, { exact: true }).selectOption('ED-P03-T1');
  await type(page, auditCounts.report.cards, '347');
  await press(page, auditCounts.report.submit);
  await sees(page, auditCounts.report.done);
  await sees(page, fill(auditCounts.progress, { counted: 1, all: 30 }));
  const row = page.getByRole('row', { name: /^ED-P03-T1/ });
  await row.getByRole('link', { name: 'ED-P03-T1 counted by a board' }).waitFor();
  expect(await row.locator('td.numeric').allInnerTexts()).toEqual(['348', '347', '+1']);
  expect(await inspectPage(page, 'counts of audits')).toEqual([]);
  await pictureOf(page, 'audit-counts', [1280, 820, 320]);
  await row.getByRole('link', { name: 'ED-P03-T1 counted by a board' }).click();
  await sees(page, fill(ballotForms.incidents.ofAudit, { audit: 'Counted by hand' }));
  await pictureOf(page, 'incident-of-audit', [1280, 820, 320]);
});

test('B7 SB-11 what a recount found is recorded before it is compared, explained, and approved by somebody else', async () => {
  const page = await journey.windowOf(at('gorski'));
  pictureOnFailure(page, 'recounts, recorded');
  await visit(page, `/elections/${world.electionId}/ballots/${JURISDICTION}`);
  await openRoomPage(page, ballotRoom.pages.recounts);
  await isAt(page, recounts.title);
  await sees(page, recounts.none);
  await page.locator('summary', { hasText: recounts.report.title }).click();
  await page.getByLabel(recounts.report.recount, { exact: true }).selectOption(ANOTHER);
  await type(page, recounts.report.order, 'Recount of 2026-11-20');
  await page.getByLabel(recounts.report.batch, { exact: true }).selectOption('MB-005');
  await page.getByLabel(recounts.report.contest, { exact: true }).selectOption('Governor');
  const fill200 = async (legend: string, ahead: string, behind: string) => {
    const counts = page.getByRole('group', { name: legend });
    await counts.getByLabel('Ahead', { exact: true }).fill(ahead);
    await counts.getByLabel('Behind', { exact: true }).fill(behind);
  };
  await press(page, recounts.report.submit);
  await sees(page, fill(recounts.report.missing, { field: recounts.report.cards }));
  await fill200(recounts.report.afterTitle, '108', '87');
  await fill200(recounts.report.beforeTitle, '110', '85');
  await type(page, recounts.report.cards, '200');
  await pictureOf(page, 'recount-report', [1280, 820, 320]);
  await press(page, recounts.report.submit);
  await sees(page, recounts.report.done);
  const row = page.getByRole('row', { name: /^MB-005 Governor Ahead/ });
  expect(await row.locator('td.numeric').allInnerTexts()).toEqual(['110', '108', '+2']);
  await page.locator('summary', { hasText: recounts.explain.title }).click();
  await type(page, recounts.explain.reason, 'Two sheets lay upside down in the scanner');
  await press(page, recounts.explain.submit);
  await sees(page, fill(recounts.explained, { reason: 'Two sheets lay upside down in the scanner', people: 'gorski' }));

  const reviewer = await journey.windowOf(at('reyes'));
  pictureOnFailure(reviewer, 'recounts, approved');
  await visit(reviewer, `/elections/${world.electionId}/ballots/${JURISDICTION}/recounts`);
  await press(reviewer, fill(recounts.review.approve_one, { count: 1 }));
  await sees(reviewer, fill(recounts.review.done_one, { count: 1 }));
  await sees(reviewer, fill(recounts.approved, { approved: 1, batches: 1 }));
  expect(await inspectPage(reviewer, 'recounts')).toEqual([]);
  await pictureOf(reviewer, 'recount-results', [1280, 820, 320]);
});

test('the station says of a whole precinct whether it may be recounted, before anything goes out', async () => {
  const page = await journey.windowOf(at('pham'));
  pictureOnFailure(page, 'recounts');
  await visit(page, `/elections/${world.electionId}/ballots/${JURISDICTION}/station`);
  await page.locator('summary', { hasText: station.recounts.title }).click();
  await sees(page, fill(station.recounts.found, { found: 30, all: 30, eligible: 30 }));
  await page.getByLabel(station.recounts.find, { exact: true }).fill('ED-P02');
  await sees(page, fill(station.recounts.found, { found: 1, all: 30, eligible: 1 }));
  await sees(page, station.recounts.noWorse);
  await page.getByLabel(station.recounts.find, { exact: true }).fill('ED-P0');
  await sees(page, fill(station.recounts.found, { found: 5, all: 30, eligible: 5 }));
  await page.getByLabel(station.recounts.where, { exact: true }).selectOption('site:P-03');
  await sees(page, fill(station.recounts.found, { found: 2, all: 30, eligible: 2 }));
  await page.getByLabel(station.recounts.where, { exact: true }).selectOption('');
  expect(await inspectPage(page, 'station with recounts')).toEqual([]);
  await pictureOf(page, 'recounts', [1280, 820, 320]);
});

test('beside a training that is not current stands who else on duty is trained today', async () => {
  const page = await journey.windowOf(at('osei'));
  pictureOnFailure(page, 'training');
  await visit(page, `/elections/${world.electionId}/ballots/${JURISDICTION}/training`);
  const lund = page.getByRole('row', { name: /^lund/ });
  await lund.getByText(fill(ballotForms.training.instead, { people: 'nakai' })).waitFor();
  expect(await inspectPage(page, 'training')).toEqual([]);
  await pictureOf(page, 'training', [1280, 820, 320]);
});

test('while a container is missing the desk has no list, and says which container it is', async () => {
  const page = await journey.windowOf(at('pham'));
  pictureOnFailure(page, 'missing, inventory');
  await visit(page, `/elections/${world.electionId}/ballots/${JURISDICTION}/inventory`);
  await page.locator('summary', { hasText: inventory.report.title }).click();
  await page.getByLabel(inventory.report.container, { exact: true }).first().selectOption('BOX-M-03');
  await page.getByLabel(inventory.report.since, { exact: true }).fill('2026-11-08T16:20');
  await press(page, inventory.report.submit);
  await sees(page, inventory.report.done);

  const osei = await journey.windowOf(at('osei'));
  pictureOnFailure(osei, 'missing, desk');
  await visit(osei, desk());
  await sees(osei, office.way.notMade);
  await sees(osei, fill(office.way.missing, { container: 'BOX-M-03', batches: 'MB-009, MB-010, MB-011, MB-012' }));
  await standsStill(osei);
  expect(await osei.getByRole('link', { name: office.round.download }).count()).toBe(0);
  await osei.getByRole('table', { name: office.way.noShelf }).waitFor();
  expect(await inspectPage(osei, 'desk without a list')).toEqual([]);
  await pictureOf(osei, 'way-missing', [1280, 820, 320]);
  await follow(osei, office.way.room);
  await isAt(osei, inventory.title);
});
