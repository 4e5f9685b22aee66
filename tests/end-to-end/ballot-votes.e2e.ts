import type { CommandInput } from '@plumbline/api';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { assert } from '@plumbline/prelude';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { POLLING } from '../../apps/server/src/demonstration/small-elections.ts';
import { planAudit } from '../../apps/server/src/journeys/plan-audit.ts';
import type { TestPerson } from '../../apps/server/src/testing/test-office.ts';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, press, sees, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { fill, WORDS } from './words.ts';

/* Votes by batch of a county: taken in from the report of its tabulators, approved by a second person, registered, and withdrawn by a new report. */

const { ballotImports, ballotRoom, ballotVotes, ballotCustody } = WORDS;
const JURISDICTION = 'Tamarack';
const at = (account: string) => `${account}@tamarack.example`;
const KIND = ballotImports.kinds['tabulator-batches'];

const journey = await openJourney();
afterAll(() => journey.close());
const world = {
  auditId: '',
  room: { electionId: '', jurisdiction: JURISDICTION },
  osei: Object.create(null) as TestPerson,
};
const pageOf = (page: string) => `/elections/${world.room.electionId}/ballots/${JURISDICTION}/${page}`;

beforeAll(async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const [usual] = POLLING.contests;
  assert(usual !== undefined, 'the practice election has contests');
  const choices = [
    { name: 'Ann Lane', votes: 2980 },
    { name: 'Bo Ruiz', votes: 1484 },
  ];
  const contest = { ...usual, name: 'Mayor', winners: 1, votesAllowed: 1, totalBallots: 5960, choices };
  const auditId = await planAudit(journey, ada, {
    name: 'Batches of November',
    type: 'batch-comparison',
    contests: [{ ...contest, jurisdictions: [JURISDICTION] }] as CommandInput<'define-contests'>['contests'],
    participants: () => `Jurisdiction,Admin Email\n${JURISDICTION},${at('osei')}\n`,
  });
  world.auditId = auditId;
  world.room.electionId = (await ada.ask('plan', { auditId })).election.electionId;
  await journey.loadRoom(world.room, commandsOf(county()), at);
  world.osei = await journey.clientOf(at('osei'));
}, 240_000);

/** The report of the tabulators: half of the cards for Ann, a quarter for Bo, the others blank. */
async function reportOf(more: Readonly<Record<string, number>> = {}): Promise<string> {
  const { batches } = await world.osei.ask('ballot-batches', world.room);
  const lines = batches.map(({ name, tabulator, tabulatorBatch, counted }) => {
    const cards = counted ?? 0;
    const [ann, bo] = [more[name] ?? Math.floor(cards / 2), Math.floor(cards / 4)];
    return [tabulator, tabulatorBatch ?? name, cards, ann, bo, 0, Math.max(0, cards - ann - bo)].join(',');
  });
  return ['Tabulator,Batch,Cards,Ann Lane,Bo Ruiz,Overvotes,Undervotes', ...lines, ''].join('\n');
}

async function chooseFile(page: Page, name: string, csv: string): Promise<void> {
  const input = page.getByLabel(fill(ballotImports.chooseFor, { kind: KIND }), { exact: true });
  await input.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('heading', { level: 2, name: fill(ballotImports.found, { name }), exact: true }).waitFor();
}

test('votes are taken in from the report with a look at each line first; votes that cannot be are all named at once', async () => {
  const page = await journey.windowOf(at('osei'));
  pictureOnFailure(page, 'votes, files');
  await visit(page, pageOf('votes'));
  await isAt(page, ballotVotes.title);
  await sees(page, ballotVotes.none);
  expect(await inspectPage(page, 'votes, none yet')).toEqual([]);
  await pictureOf(page, 'votes-none', [1280, 390]);
  await follow(page, ballotVotes.toFiles);
  await isAt(page, ballotImports.title);
  await page.getByLabel(ballotImports.kind, { exact: true }).selectOption('tabulator-batches');
  await page.locator('summary', { hasText: ballotImports.columns }).click();
  await page.getByRole('rowheader', { name: 'Ann Lane', exact: true }).waitFor();

  await chooseFile(page, 'wrong.csv', await reportOf({ 'MB-001': 201, 'MB-002': 199 }));
  await sees(page, fill(ballotImports.refusedLines_other, { count: '2' }));
  expect(await inspectPage(page, 'votes, refused')).toEqual([]);
  await pictureOf(page, 'votes-refused', [1280, 390]);
  expect(await page.getByRole('button', { name: ballotImports.take }).count()).toBe(0);

  await chooseFile(page, 'report.csv', await reportOf());
  await pictureOf(page, 'votes-looked-at', [1280]);
  await press(page, ballotImports.take);
  await page.getByRole('heading', { level: 2, name: fill(ballotImports.took, { name: 'report.csv' }) }).waitFor();
});

test('whoever reported them cannot approve them; a second person does, and one batch is sent back', async () => {
  const own = await journey.windowOf(at('osei'));
  await visit(own, pageOf('votes'));
  await sees(own, ballotVotes.review.nothing);
  const page = await journey.windowOf(at('reyes'));
  pictureOnFailure(page, 'votes, second person');
  await visit(page, pageOf('votes'));
  await sees(page, fill(ballotVotes.review.waiting_other, { count: '30' }));
  expect(await inspectPage(page, 'votes, waiting')).toEqual([]);
  await pictureOf(page, 'votes-waiting', [1280, 390]);

  // A reason that says nothing is refused, and what was typed stays.
  await page.locator('summary', { hasText: ballotVotes.back.title }).click();
  await page.getByLabel(ballotVotes.back.batch, { exact: true }).selectOption('MB-001');
  await page.getByLabel(ballotVotes.back.reason, { exact: true }).fill('Wrong');
  await press(page, ballotVotes.back.submit);
  await page.getByRole('alert').filter({ hasText: '20' }).first().waitFor();
  expect(await page.getByLabel(ballotVotes.back.reason, { exact: true }).inputValue()).toBe('Wrong');
  await page
    .getByLabel(ballotVotes.back.reason, { exact: true })
    .fill('The tape of the tabulator says 99 for Ann Lane.');
  await press(page, ballotVotes.back.submit);
  await sees(page, ballotVotes.back.done);
  await press(page, fill(ballotVotes.review.approve_other, { count: '29' }));
  await sees(page, fill(ballotVotes.review.done_other, { count: '29' }));
  await page.locator('summary', { hasText: 'One thing keeps' }).click();
  await sees(page, 'MB-001: the votes were sent back. Take in a report that is right.');
  expect(await inspectPage(page, 'votes, one sent back')).toEqual([]);
  await pictureOf(page, 'votes-sent-back', [1280, 390]);
});

test('once every batch is approved they are registered with the manifest, and a new report withdraws them', async () => {
  const { osei, room } = world;
  const send = async (csv: string) => {
    const content = Buffer.from(csv).toString('base64');
    const file = { ...room, kind: 'tabulator-batches', name: 'report.csv', content, isConfirmed: true } as const;
    const { fingerprint } = await osei.send('import-ballot-file', { ...file, seen: null });
    await osei.send('import-ballot-file', { ...file, seen: fingerprint });
  };
  await send(await reportOf({ 'MB-001': 99 }));
  const reyes = await journey.clientOf(at('reyes'));
  await reyes.send('ask-ballot-room', {
    ...room,
    ask: { type: 'approve-votes', reports: [{ batch: 'MB-001', report: 2 }] },
  });
  const { form, file } = await osei.ask('ballot-manifest', { ...room, form: 'by-batch' });
  await osei.send('ask-ballot-room', { ...room, ask: { type: 'freeze-manifest', form, file } as never });

  const page = await journey.windowOf(at('osei'));
  pictureOnFailure(page, 'votes, registered');
  await visit(page, pageOf('manifest'));
  // The list of pages has a link of this name as well.
  const says = page.getByRole('paragraph').filter({ hasText: ballotRoom.manifest.votesSay });
  await says.getByRole('link', { name: ballotRoom.pages.votes, exact: true }).click();
  await isAt(page, ballotVotes.title);
  await press(page, fill(ballotVotes.registerIn, { name: 'Batches of November' }));
  await sees(page, ballotVotes.totalsAre.this);
  await sees(page, ballotVotes.manifestIs.this);
  expect(await inspectPage(page, 'votes, registered')).toEqual([]);
  await pictureOf(page, 'votes-registered', [1280, 390]);
  await visit(page, pageOf('batches'));
  await page.getByRole('link', { name: ballotVotes.states.approved, exact: true }).first().waitFor();
  await pictureOf(page, 'votes-batches', [1280]);

  await send(await reportOf({ 'MB-001': 99, 'MB-002': 98 }));
  await visit(page, pageOf('votes'));
  await sees(page, fill(ballotVotes.withdrawn, { because: ballotCustody.events['votes-reported'] }));
  await pictureOf(page, 'votes-withdrawn', [1280, 390]);
});
