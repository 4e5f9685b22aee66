import { assert } from '@plumbline/prelude';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import {
  boardClient,
  keepBallot,
  nameMembers,
  pressSeen,
  seesEverythingSaved,
  sitDown,
  voteFor,
} from './board-steps.ts';
import { openBatch, typeVotes } from './office-steps.ts';
import { follow, isAt, press, sees, standsStill, tick, type, visit } from './on-page.ts';
import {
  ADMINISTRATOR,
  eventually,
  FIRST_MANAGER,
  openJourney,
  pictureOnFailure,
  SECOND_ADMINISTRATOR,
  SECOND_MANAGER,
} from './open-journey.ts';
import { isFocused, pressAsItAppears } from './page-findings.mjs';
import { openBatches, openPolling, planPolling, timesDone } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Lost connections, lost answers, repeated clicks, and people who do the same thing at the same moment. */

const { board, everywhere, office, rounds, setup } = WORDS;

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

/** An audit board of two people at its first ballot. */
async function atFirstBallot(name: string, size?: { readonly width: number; readonly height: number }) {
  const { place, link } = await openPolling(journey, ada, { name, draws: 5 });
  const screen = await sitDown(journey, link, size);
  pictureOnFailure(screen, name);
  await nameMembers(screen, ['Joe', 'Ann']);
  const client = await boardClient(journey, link);
  const { ballots } = await client.ask('board', place);
  const [first, second] = ballots;
  assert(first !== undefined && second !== undefined, 'the board has ballots');
  await follow(screen, board.table.first);
  await isAt(screen, titleOf(first));
  return { screen, client, place, first, second };
}

function titleOf({ batch, position }: { readonly batch: string; readonly position: number }): string {
  return fill(board.ballot.title, { batch, position });
}

async function readFirstBallot(screen: Page): Promise<void> {
  await pressSeen(screen, 'Contest 1', ['candidate 1']);
  await pressSeen(screen, 'Contest 2', [board.ballot.notOnBallot]);
  await keepBallot(screen);
}

test('what a board enters without a network is kept on its device and sent once when the network is back', async () => {
  const { screen, client, place, first, second } = await atFirstBallot('No network');
  const context = screen.context();
  await context.setOffline(true);
  await readFirstBallot(screen);
  await isAt(screen, titleOf(second));
  await sees(screen.getByRole('region', { name: board.strip.label }), board.strip.waiting_one);
  expect(await timesDone(ada, place.auditId, 'ballot-recorded')).toBe(0);

  // The window is closed before the network is back: the device still has the entry.
  await screen.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await visit(again, '/board');
  await seesEverythingSaved(again);
  await eventually(() => timesDone(ada, place.auditId, 'ballot-recorded')).toBe(1);
  const { ballot } = await client.ask('ballot', { ...place, ballot: first.ballot });
  expect(ballot.record).toMatchObject({ interpretations: { 'Contest 1': { choices: ['candidate 1'] } } });
});

test('an entry whose answer was lost on the way is sent again and recorded once', async () => {
  const { screen, place } = await atFirstBallot('Lost answer');
  let sent = 0;
  await screen.route('**/api/commands/record-ballot', async (route) => {
    sent += 1;
    if (sent > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await readFirstBallot(screen);
  await seesEverythingSaved(screen);
  expect(sent).toBeGreaterThan(1);
  expect(await timesDone(ada, place.auditId, 'ballot-recorded')).toBe(1);
});

test('two entries of a ballot from two devices are shown side by side, and the board settles which is right', async () => {
  const { screen, client, place, first, second } = await atFirstBallot('Two devices', { width: 390, height: 800 });
  await pressSeen(screen, 'Contest 1', ['candidate 1']);
  const { ballot } = first;
  await client.send('record-ballot', { ...place, ballot, record: voteFor('candidate 2'), basedOn: first.version });

  // A phone shows one contest at a time, and loading the page again keeps what was pressed.
  await screen.reload();
  const pressed = screen.getByRole('button', { name: /^candidate 1/, pressed: true });
  await pressed.waitFor();
  await press(screen, board.ballot.nextContest);
  await pressSeen(screen, 'Contest 2', [board.ballot.notOnBallot]);
  await keepBallot(screen);
  await isAt(screen, titleOf(second));
  await seesEverythingSaved(screen);
  const saved = await client.ask('ballot', { ...place, ballot });
  expect(saved.ballot).toMatchObject({ state: 'contested', record: null });

  await follow(screen, board.ballot.toTable);
  await sees(screen.getByRole('main'), board.table.signOffContested_one);
  const settle = { position: first.position, batch: first.batch };
  await follow(screen, fill(board.table.settleNamed, settle));
  await sees(screen, /^There are 2 entries of this ballot/);
  const right = screen.locator('section', { hasText: 'candidate 1' });
  await standsStill(screen);
  await right.getByRole('button').click();
  await isAt(screen, titleOf(second));
  await eventually(async () => (await client.ask('ballot', { ...place, ballot })).ballot.record).toMatchObject({
    interpretations: { 'Contest 1': { choices: ['candidate 1'] } },
  });
});

test('of two administrators who change the settings, the second is told before anything of the first is replaced', async () => {
  const auditId = await planPolling(journey, ada, 'Two in the settings');
  const rosa = await journey.windowOf(SECOND_ADMINISTRATOR.email);
  pictureOnFailure(rosa, 'Two in the settings');
  await visit(rosa, `/audits/${auditId}/settings`);
  await type(rosa, setup.settings.electionName, 'What Rosa types');
  const settings = { electionName: 'What Ada saved', state: 'CA', riskLimitPercent: 10, dataEntry: 'online' } as const;
  await ada.send('change-settings', { auditId, settings });
  await sees(rosa, everywhere.overtaken.title);
  const name = rosa.getByRole('textbox', { name: setup.settings.electionName, exact: true });
  expect(await name.inputValue()).toBe('What Rosa types');
  await press(rosa, everywhere.overtaken.showSaved);
  expect(await name.inputValue()).toBe('What Ada saved');
});

test('a button that is clicked repeatedly acts once', async () => {
  const auditId = await planPolling(journey, ada, 'Repeated clicks');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Repeated clicks');
  await visit(page, `/audits/${auditId}/commit`);
  await tick(page, setup.commit.findingsConfirm);
  await page.getByRole('button', { name: setup.commit.submit, exact: true }).click({ clickCount: 3 });
  await page.getByRole('heading', { name: setup.commit.done, exact: true }).waitFor();
  expect(await timesDone(ada, auditId, 'inputs-committed')).toBe(1);

  await ada.send('set-seed', { auditId, seed: '1234567890' });
  await visit(page, `/audits/${auditId}/launch`);
  const start = page.getByRole('button', { name: fill(rounds.launch.submit, { round: 1 }), exact: true });
  await start.click({ clickCount: 3 });
  await sees(page, fill(rounds.launch.isOpen, { round: 1 }));
  expect(await timesDone(ada, auditId, 'round-opened')).toBe(1);
});

test('of two administrators who close a round, the second reads who was first', async () => {
  const { place, link } = await openPolling(journey, ada, { name: 'Two administrators', draws: 5 });
  const { auditId } = place;
  const jane = await journey.clientOf(FIRST_MANAGER);
  for (const jurisdiction of ['J1', 'J2']) {
    const { line, boards } = await jane.ask('jurisdiction', { auditId, jurisdiction });
    if (line.units === 0) continue;
    if (boards.length === 0) await jane.send('create-boards', { auditId, jurisdiction, count: 1 });
    const { boards: created } = await jane.ask('jurisdiction', { auditId, jurisdiction });
    const client = await boardClient(journey, jurisdiction === 'J1' ? link : (created[0]?.link ?? ''));
    const at = { ...place, jurisdiction };
    await client.send('name-board-members', { ...at, members: ['Joe'] });
    for (const { ballot } of (await client.ask('board', at)).ballots) {
      await client.send('record-ballot', { ...at, ballot, record: { state: 'not-found' }, basedOn: null });
    }
    await client.send('sign-off-board', { ...at, typedNames: ['Joe'] });
  }
  const rosa = await journey.windowOf(SECOND_ADMINISTRATOR.email);
  pictureOnFailure(rosa, 'Two administrators');
  // Rosa's screen has not heard of it yet when she presses.
  await rosa.route('**/api/live*', (route) => route.abort());
  await visit(rosa, `/audits/${auditId}/result`);
  const close = rosa.getByRole('button', { name: fill(rounds.result.close.submit, { round: 1 }), exact: true });
  await close.waitFor();
  await ada.send('close-round', { auditId, round: 1 });
  await close.click();
  await sees(rosa, new RegExp(`closed by ${ADMINISTRATOR.name}`));
  expect(await timesDone(ada, auditId, 'round-closed')).toBe(1);
});

test('of two people who enter the same batch, the second sees both entries, and nothing is merged', async () => {
  const auditId = await openBatches(journey, ada, 'One batch, two people');
  const tallies = `/audits/${auditId}/office/J1/tallies`;
  const jane = await journey.windowOf(FIRST_MANAGER);
  const omar = await journey.windowOf(SECOND_MANAGER);
  pictureOnFailure(omar, 'One batch, two people');
  await omar.route('**/api/live*', (route) => route.abort());
  for (const page of [jane, omar]) {
    await visit(page, tallies);
    await openBatch(page, 'Batch 1');
  }
  await typeVotes(omar, [499, 250, 250]);
  // In the middle of the entry the page is loaded again: the browser asks, and nothing is lost.
  omar.on('dialog', (question) => void question.accept());
  await omar.reload();
  const save = omar.getByRole('button', { name: office.tallies.save, exact: true });
  await save.waitFor();
  await typeVotes(jane, [400, 50, 40]);
  await press(jane, office.tallies.save);
  await sees(jane, fill(office.tallies.saved, { batch: 'Batch 1' }));

  // Whether he hears of it by pressing or, when the page has looked again, before: the button then waits for his decision.
  // By keyboard, because the question moves the button from under a pointer.
  // A press that was on its way as the question appeared, and lands on an answer to it, gives none.
  await omar.evaluate(pressAsItAppears, office.tallies.keepTheirs);
  // Not within half a second of the page's being loaded again, which a quick machine would be.
  await standsStill(omar);
  await save.press('Enter');
  await sees(omar, office.tallies.conflict);
  const client = await journey.clientOf(FIRST_MANAGER);
  const saved = async () => {
    const { batches } = await client.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
    return batches[0]?.sheets.map((sheet) => Object.values(sheet.votes['Contest 1'] ?? {}));
  };
  expect(await saved()).toEqual([[400, 50, 40]]);
  const shown = await omar.getByRole('main').innerText();
  for (const figure of ['400', '499']) expect(shown).toContain(figure);

  await press(omar, office.tallies.keepYours);
  await press(omar, office.tallies.save);
  await sees(omar, fill(office.tallies.saved, { batch: 'Batch 1' }));
  expect(await saved()).toEqual([[499, 250, 250]]);
});

test('the back button closes the detail of a jurisdiction and leaves the table as it was', async () => {
  const auditId = await openBatches(journey, ada, 'Back button');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Back button');
  await visit(page, `/audits/${auditId}/progress?sort=-status`);
  const row = page.getByRole('button', { name: fill(rounds.progress.open, { jurisdiction: 'J2' }), exact: true });
  const detail = page.getByRole('complementary', { name: 'J2', exact: true });
  await row.click();
  await detail.waitFor();
  await page.goBack();
  await detail.waitFor({ state: 'detached' });
  expect(new URL(page.url()).search).toBe('?sort=-status');
  expect(await row.evaluate(isFocused)).toBe(true);
});
