import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { BATCHES } from '../apps/server/src/demonstration/small-elections.ts';
import { planAudit } from '../apps/server/src/journeys/plan-audit.ts';
import { boardClient, nameMembers, pressSeen, sign, sitDown, voteFor } from './end-to-end/board-steps.ts';
import { inspectPage } from './end-to-end/inspect-page.ts';
import { openBatch, typeVotes } from './end-to-end/office-steps.ts';
import { chooseFile, follow, isAt, press, sees, type, visit } from './end-to-end/on-page.ts';
import {
  ADMINISTRATOR,
  FIRST_MANAGER,
  openJourney,
  pictureOnFailure,
  SECOND_ADMINISTRATOR,
  SECOND_MANAGER,
} from './end-to-end/open-journey.ts';
import { openBatches, openPolling, planPolling } from './end-to-end/plan-quickly.ts';
import { fill, WORDS } from './end-to-end/words.ts';
import { addressesOfPages, pagesOf } from './pages-of-app.ts';

/*
 * Every page of every role, empty, full and with problems: no serious or critical finding of axe on a wide and on a narrow
 * screen, no page that scrolls sideways at 320 px, and every action within reach at 400 %.
 */

const { account, board, office, setup, tallyEntry } = WORDS;
const AUDIT_PAGES = pagesOf('audit');
const ROOM_PAGES = pagesOf('ballot-room');

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

/** The addresses that were looked at, with `x` for whatever they name. */
const lookedAt = new Set<string>();

function unnamed(address: string): string {
  const [path = ''] = address.split('?');
  return path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'x')
    .replace(/^\/offices\/[^/]+/, '/offices/x')
    .replace(/^(\/audits\/x\/office|\/elections\/x\/ballots)\/[^/]+/, '$1/x')
    .replace(/^\/(sign-in|auditboard|tallyentry)\/no-such-link$/, '/$1/x')
    .replace(/^\/help\/.+/, '/help/x');
}

/** Looks at one page after the other and remembers what is found. */
function inspection(page: Page, name: string) {
  pictureOnFailure(page, name);
  const found: string[] = [];
  const look = async (state: string) => {
    lookedAt.add(unnamed(new URL(page.url()).pathname));
    found.push(...(await inspectPage(page, state)));
  };
  const lookAt = async (address: string) => {
    lookedAt.add(unnamed(address));
    await visit(page, address);
    await look(address.replace(/[0-9a-f-]{36}/, '…'));
  };
  return { found, look, lookAt };
}

test('whoever is not signed in can use every page there is', async () => {
  const page = await journey.newWindow();
  const { found, look, lookAt } = inspection(page, 'Not signed in');
  await lookAt('/outbox');
  await lookAt('/sign-in');
  await press(page, account.signIn.send);
  await look('sign-in with a missing address');
  await type(page, account.signIn.email, FIRST_MANAGER);
  await press(page, account.signIn.send);
  await isAt(page, account.code.title);
  await look('code');
  await type(page, account.code.label, '12');
  await press(page, account.code.check);
  await look('code that is too short');
  await lookAt('/no-such-page');
  await lookAt('/problems');
  await lookAt('/problems/audit-not-in-phase');
  await lookAt('/sign-in/no-such-link');
  for (const place of ['/auditboard/no-such-link', '/tallyentry/no-such-link', '/tally-entry', '/sign-in/account']) {
    await lookAt(place);
  }
  for (const place of ['/planner', '/help', '/help/audit-board']) await lookAt(place);
  expect(found).toEqual([]);
});

test('an audit administrator can use every page of an audit that has nothing in it yet', async () => {
  const page = await journey.windowOf(ADMINISTRATOR.email);
  const { found, look, lookAt } = inspection(page, 'Empty audit');
  await lookAt('/');
  for (const place of ['/account', '/check-a-file']) await lookAt(place);
  for (const name of ['log', 'sessions', 'support', 'contact', 'map', 'words'])
    await lookAt(`/offices/${journey.organizationId}/${name}`);
  const { auditId } = await ada.send('create-audit', {
    organizationId: journey.organizationId,
    name: 'Nothing in it',
    auditType: 'ballot-polling',
    method: 'bravo',
    compatibility: true,
  });
  for (const place of ['', ...AUDIT_PAGES.map((name) => `/${name}`)]) await lookAt(`/audits/${auditId}${place}`);
  await visit(page, `/audits/${auditId}/participants`);
  await chooseFile(page, 'participants', 'Jurisdiction,Admin Email\nJ1,\nJ1,nobody\n');
  await look('participants with problems');
  await visit(page, `/audits/${auditId}/settings`);
  await press(page, setup.settings.save);
  await look('settings with problems');
  expect(found).toEqual([]);
});

test('an audit administrator can use every page while an audit is planned, sealed and launched', async () => {
  const auditId = await planPolling(journey, ada, 'Planned');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  const { found, look, lookAt } = inspection(page, 'Planned audit');
  await lookAt('/');
  for (const name of AUDIT_PAGES) await lookAt(`/audits/${auditId}/${name}`);
  await lookAt(`/audits/${auditId}/files?jurisdiction=J3`);
  await visit(page, `/audits/${auditId}/contests`);
  await page.getByRole('textbox', { name: setup.contests.name }).first().fill('');
  await press(page, setup.contests.save);
  await look('contests with problems');
  const { findings } = await ada.ask('commitment', { auditId });
  await ada.send('commit-inputs', { auditId, confirmed: findings });
  for (const name of ['commit', 'seed']) await lookAt(`/audits/${auditId}/${name}`);
  await press(page, setup.seed.present);
  await look('seed, presented');
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  for (const name of ['seed', 'launch']) await lookAt(`/audits/${auditId}/${name}`);
  expect(found).toEqual([]);
});

test('an audit administrator and a manager can use every page of a batch comparison with discrepancies', async () => {
  const auditId = await openBatches(journey, ada, 'Batches');
  const page = await journey.windowOf(FIRST_MANAGER);
  const { found, look, lookAt } = inspection(page, 'Batches, manager');
  await lookAt('/');
  const desk = `/audits/${auditId}/office/J1`;
  for (const place of ['', '/tallies', '/tallies?batch=Batch+1', '/finalize', '/room']) await lookAt(`${desk}${place}`);
  await visit(page, `${desk}/tallies`);
  await openBatch(page, 'Batch 1');
  await typeVotes(page, [1000, 1, 0]);
  await press(page, office.tallies.several);
  await press(page, office.tallies.save);
  await look('tally with problems');
  const jane = await journey.clientOf(FIRST_MANAGER);
  expect([...found, ...(await peopleWhoEnter(desk))]).toEqual([]);
  await visit(page, `${desk}/tallies?batch=Batch+1`);
  await typeVotes(page, [1000, 1, 0]);
  for (const jurisdiction of ['J1', 'J2']) {
    const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction });
    for (const { batch } of batches) {
      const votes = { 'Contest 1': { 'candidate 1': 100, 'candidate 2': 50, 'candidate 3': 40 } };
      const sheets = [{ name: 'Sheet 1', votes }];
      await jane.send('record-batch', { auditId, jurisdiction, batch, sheets, basedOn: null });
    }
    await jane.send('finalize-tallies', { auditId, jurisdiction });
  }
  await sees(page, office.tallies.conflict);
  await look('tally that somebody else has changed');
  const administrator = await journey.windowOf(ADMINISTRATOR.email);
  const theirs = inspection(administrator, 'Batches, administrator');
  for (const name of ['progress', 'progress?jurisdiction=J1', 'result'])
    await theirs.lookAt(`/audits/${auditId}/${name}`);
  await ada.send('close-round', { auditId, round: 1 });
  for (const name of ['result', 'launch', 'log', 'reports']) await theirs.lookAt(`/audits/${auditId}/${name}`);
  for (const place of ['', '/finalize', '/tallies', '/totals']) await lookAt(`${desk}${place}`);
  expect([...found, ...theirs.found]).toEqual([]);
});

/** Tally entry at another computer, from the link to the end, on both sides. */
async function peopleWhoEnter(desk: string): Promise<readonly string[]> {
  const manager = await journey.windowOf(FIRST_MANAGER);
  const theirs = inspection(manager, 'People who enter tallies, manager');
  await theirs.lookAt(`${desk}/people`);
  await press(manager, tallyEntry.manage.open);
  const link = (await manager.getByRole('link', { name: /\/tallyentry\// }).getAttribute('href')) ?? '';
  await theirs.look('people, link open');
  const computer = await journey.newWindow();
  const { found, look } = inspection(computer, 'People who enter tallies, computer');
  await visit(computer, link);
  await press(computer, tallyEntry.ask.submit);
  await look('asking with a missing name');
  await type(computer, tallyEntry.ask.first, 'Dee');
  await press(computer, tallyEntry.ask.submit);
  await isAt(computer, tallyEntry.wait.title);
  await look('waiting');
  await sees(manager, fill(tallyEntry.manage.number, { people: 'Dee' }));
  await theirs.look('people, one waits');
  const number = (await computer.locator('.tally-number').innerText()).replaceAll(/\D/g, '');
  await type(manager, fill(tallyEntry.manage.number, { people: 'Dee' }), number);
  await press(manager, tallyEntry.manage.letIn);
  await isAt(computer, tallyEntry.work.title);
  await look('batches to enter');
  await theirs.look('people, one inside');
  await press(computer, tallyEntry.work.leave);
  await isAt(computer, tallyEntry.over.none.title);
  return [...found, ...theirs.found];
}

test('a manager can use the desk with files, without files, and with a file that cannot be used', async () => {
  const auditId = await planAudit(journey, ada, { name: 'Files', type: 'batch-comparison', ...BATCHES });
  const page = await journey.windowOf(FIRST_MANAGER);
  const { found, look, lookAt } = inspection(page, 'Desk');
  await lookAt(`/audits/${auditId}/office/J1`);
  await chooseFile(page, 'manifest', 'Batch Name,Number of Ballots\nA,23\nA,12\n,7\n');
  await look('manifest with problems');
  await chooseFile(page, 'manifest', BATCHES.files.J1.manifest);
  await look('manifest that can be used');
  const { place } = await openPolling(journey, ada, { name: 'Desk in a round', draws: 12 });
  for (const jurisdiction of ['J1', 'J2']) await lookAt(`/audits/${place.auditId}/office/${jurisdiction}`);
  const omar = await journey.windowOf(SECOND_MANAGER);
  const theirs = inspection(omar, 'Desk without ballots');
  await theirs.lookAt(`/audits/${place.auditId}/office/J3`);
  expect([...found, ...theirs.found]).toEqual([]);
});

test('an audit board can use every screen', async () => {
  const { place, link } = await openPolling(journey, ada, { name: 'Board', draws: 5 });
  const page = await sitDown(journey, link);
  const { found, look, lookAt } = inspection(page, 'Board');
  await isAt(page, board.members.title);
  await look('members');
  await press(page, board.members.submit);
  await look('members with a missing name');
  await nameMembers(page, ['Joe', 'Ann']);
  await look('table');
  await follow(page, board.table.first);
  await look('ballot');
  await press(page, board.ballot.readBack);
  await look('ballot with nothing pressed');
  await pressSeen(page, 'Contest 1', ['candidate 1', 'candidate 2', board.ballot.note]);
  await pressSeen(page, 'Contest 2', [board.ballot.notOnBallot]);
  await look('ballot with an overvote');
  await press(page, board.ballot.readBack);
  await look('read back');
  await press(page, board.readBack.keep);
  await press(page, board.ballot.notFound);
  await look('not found');
  const client = await boardClient(journey, link);
  for (const { ballot, version, state } of (await client.ask('board', place)).ballots) {
    if (state !== 'not-audited') continue;
    await client.send('record-ballot', { ...place, ballot, record: voteFor('candidate 1'), basedOn: version });
  }
  await lookAt('/board');
  await lookAt('/board/sign-off');
  await sign(page, { Joe: 'Jon', Ann: 'Ann' });
  await page.getByRole('alert').first().waitFor();
  await look('sign-off with another name');
  await sign(page, { Joe: 'Joe', Ann: 'Ann' });
  await isAt(page, board.done.title);
  await look('done');
  expect(found).toEqual([]);
});

test('whoever opens a ballot room can use every page of it before there is anything in it', async () => {
  const auditId = await planPolling(journey, ada, 'Ballots');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const page = await journey.windowOf(ADMINISTRATOR.email);
  const empty = inspection(page, 'Ballot room, empty');
  const rooms = `/elections/${electionId}/ballots`;
  for (const place of [rooms, `${rooms}/J2`]) await empty.lookAt(place);
  const director = { person: 'dora', name: 'Dora', signIn: ADMINISTRATOR.email };
  const second = { person: 'sara', name: 'Sara', signIn: SECOND_ADMINISTRATOR.email };
  const opening = { type: 'open-room', electionDay: '2026-11-03', profile: 'default', director, second } as const;
  await ada.send('ask-ballot-room', { electionId, jurisdiction: 'J2', ask: opening });
  for (const name of ROOM_PAGES) await empty.lookAt(`${rooms}/J2/${name}`);
  expect(empty.found).toEqual([]);
});

test('whoever works in the ballot room of a county that counts can use every page of it', async () => {
  const auditId = await planPolling(journey, ada, 'Ballots counted');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const rooms = `/elections/${electionId}/ballots`;
  const addressOf = (account: string) => `${account}@tamarack.example`;
  await journey.loadRoom({ electionId, jurisdiction: 'J1' }, commandsOf(county()), addressOf);
  const osei = await journey.windowOf(addressOf('osei'));
  const { found, lookAt } = inspection(osei, 'Ballot room, director');
  for (const name of ROOM_PAGES) await lookAt(`${rooms}/J1/${name}`);
  await lookAt(`${rooms}/J1/procedures?procedure=PR-1&version=1`);
  const reyes = await journey.windowOf(addressOf('reyes'));
  const theirs = inspection(reyes, 'Ballot room, reviewer');
  for (const name of ['overview', 'review', 'forms', 'standard']) await theirs.lookAt(`${rooms}/J1/${name}`);
  const { forms } = await (await journey.clientOf(addressOf('osei'))).ask('ballot-forms', {
    electionId,
    jurisdiction: 'J1',
  });
  for (const { filled } of forms.slice(0, 3))
    await lookAt(`${rooms}/J1/forms?${new URLSearchParams({ form: filled })}`);
  expect([...found, ...theirs.found]).toEqual([]);
});

test('every page of the app was looked at', () => {
  const missed = addressesOfPages().filter((address) => !lookedAt.has(address));
  expect(missed).toEqual([]);
});
