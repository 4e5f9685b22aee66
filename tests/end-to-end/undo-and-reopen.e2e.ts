import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { closeRound, openJurisdiction, startRound } from './administrator-steps.ts';
import { boardClient } from './board-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { goTo, isAt, press, sees, standsStill, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { openBatches, openPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Acceptance scenario S-22: what was launched or closed by mistake is taken back, and done again. */

const { audit, rounds } = WORDS;
const { takeBack } = rounds;
const REASON = 'It was too soon.';

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

/** Unfolds what can be taken back, with the keyboard. */
async function unfold(page: Page, title: string): Promise<void> {
  const summary = page.locator('summary', { hasText: title });
  await summary.waitFor();
  await standsStill(page);
  await summary.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: takeBack.reason, exact: true }).waitFor();
}

test('an administrator takes back a launch and launches again, until somebody has begun to count', async () => {
  const auditId = await openBatches(journey, ada, 'Launched too soon');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Taking back a launch');
  await visit(page, `/audits/${auditId}/progress`);
  await isAt(page, rounds.progress.title);
  const words = takeBack['withdraw-launch'];
  await unfold(page, fill(words.title, { round: 1 }));
  await sees(page, words.lines.stays);
  expect(await inspectPage(page, 'taking back a launch')).toEqual([]);
  await press(page, words.submit);
  await sees(page, takeBack.reasonMissing);
  await type(page, takeBack.reason, REASON);
  await press(page, words.submit);
  await isAt(page, rounds.launch.title);
  await startRound(page, 1);

  const jane = await journey.clientOf(FIRST_MANAGER);
  const votes = { 'Contest 1': { 'candidate 1': 500, 'candidate 2': 250, 'candidate 3': 250 } };
  const sheets = [{ name: 'Sheet 1', votes }];
  await jane.send('record-batch', { auditId, jurisdiction: 'J1', batch: 'Batch 1', sheets, basedOn: null });
  await goTo(page, audit.pages.progress);
  await unfold(page, fill(words.title, { round: 1 }));
  const submit = page.getByRole('button', { name: words.submit, exact: true });
  await eventually(() => submit.getAttribute('aria-disabled')).toBe('true');
  await sees(page, /entered in J1/);
});

test('an administrator opens a round again that ended, and closes it anew', async () => {
  const auditId = await openBatches(journey, ada, 'Closed too soon');
  const jane = await journey.clientOf(FIRST_MANAGER);
  for (const jurisdiction of ['J1', 'J2']) {
    const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction });
    for (const { batch, ballots } of batches) {
      const votes = { 'Contest 1': { 'candidate 1': ballots, 'candidate 2': ballots / 2, 'candidate 3': ballots / 2 } };
      const sheets = [{ name: 'Sheet 1', votes }];
      await jane.send('record-batch', { auditId, jurisdiction, batch, sheets, basedOn: null });
    }
    await jane.send('finalize-tallies', { auditId, jurisdiction });
  }
  await ada.send('close-round', { auditId, round: 1 });
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Opening a round again');
  await visit(page, `/audits/${auditId}/progress`);
  await isAt(page, rounds.progress.title);
  const words = takeBack['reopen-round'];
  await unfold(page, fill(words.title, { round: 1 }));
  expect(await inspectPage(page, 'opening a round again')).toEqual([]);
  await type(page, takeBack.reason, REASON);
  // Answered, the page goes to where the progress is: whoever goes on sooner would be fetched back.
  const answered = page.waitForResponse((response) => response.url().includes('reopen-round'));
  await press(page, fill(words.submit, { round: 1 }));
  await answered;
  await sees(page, fill(rounds.openedAgain.title, { round: 1 }));
  await eventually(async () => (await ada.ask('round-progress', { auditId })).measurements).toEqual([]);
  await closeRound(page, 1);
  expect((await ada.ask('round-progress', { auditId })).heading.phase).toBe('round-closed');
  for (const { title, place } of [
    { title: rounds.result.title, place: 'result' },
    { title: rounds.progress.title, place: 'progress' },
  ]) {
    await visit(page, `/audits/${auditId}/${place}`);
    await isAt(page, title);
    await sees(page, fill(rounds.openedAgain.title, { round: 1 }));
    await sees(page, REASON);
  }
  expect(await inspectPage(page, 'a round that was opened again')).toEqual([]);
});

test('an administrator opens a board again that has signed off, says why, and the log keeps it', async () => {
  const { place, link } = await openPolling(journey, ada, { name: 'Signed too soon', draws: 3 });
  const client = await boardClient(journey, link);
  await client.send('name-board-members', { ...place, members: ['Joe'] });
  for (const { ballot } of (await client.ask('board', place)).ballots) {
    await client.send('record-ballot', { ...place, ballot, record: { state: 'not-found' }, basedOn: null });
  }
  await client.send('sign-off-board', { ...place, typedNames: ['JOE'] });
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Opening a board again');
  await visit(page, `/audits/${place.auditId}/progress?show=table`);
  await openJurisdiction(page, place.jurisdiction);
  const title = fill(rounds.detail.reopenBoard, { board: place.board });
  await press(page, title);
  await page.getByRole('heading', { name: title, exact: true }).waitFor();
  expect(await inspectPage(page, 'opening a board again')).toEqual([]);
  await press(page, rounds.detail.reopenTheBoard);
  await sees(page, rounds.detail.reopenReasonMissing);
  await type(page, rounds.detail.reopenBoardReason, REASON);
  await press(page, rounds.detail.reopenTheBoard);
  await page.getByRole('heading', { name: title, exact: true }).waitFor({ state: 'detached' });
  const { entries } = await ada.ask('log', { auditId: place.auditId });
  expect(entries[0]).toMatchObject({ type: 'board-reopened', texts: [{ shown: { text: REASON } }] });
  // Nothing of it is final any more.
  expect((await client.ask('board', place)).signedOff).toBe(false);
});
