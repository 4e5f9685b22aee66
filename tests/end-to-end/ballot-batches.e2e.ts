import { commandsOf, play } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { by } from '@plumbline/ballot-management/testing/tamarack-people';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { signInByCode } from './office-steps.ts';
import { follow, isAt, press, sees, type } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { openRoomPage } from './open-room-page.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Batches of mail, from receipt to the scanner: two people split one, and what it became stands beside it. */

const { batches, pages, together } = WORDS.ballotRoom;
const EZE = 'eze@tamarack.example';
const IBARRA = 'ibarra@tamarack.example';

const journey = await openJourney();
afterAll(() => journey.close());

/** The code that was sent to an address, as the server without mail shows it. */
async function codeFor(email: string): Promise<string> {
  const { messages } = await journey.nobody().ask('outbox', {});
  const text = messages.find(({ to }) => to === email)?.text ?? '';
  return /\b[\dA-Z]{4}-[\dA-Z]{4}\b/.exec(text)?.[0] ?? '';
}

/** Unfolds an act of the page and does it. */
async function inAct(page: Page, title: string, act: (fold: ReturnType<Page['locator']>) => Promise<void>) {
  const fold = page.locator('details').filter({ has: page.locator('summary', { hasText: new RegExp(`^${title}$`) }) });
  await eventually(async () => {
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
    return fold.getAttribute('open');
  }).not.toBeNull();
  await act(fold);
}

test('a batch of mail is split, and shows what it became and came from', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const envelopes = ['ENV-20', 'ENV-20-A', 'ENV-20-B'].map((batch) =>
    by('okafor', {
      type: 'create-batch',
      batch,
      name: batch,
      channel: 'mail',
      countedAt: `batch:${batch}`,
      accountedAt: 'channel:mail',
      tabulator: 'CC-1',
      tabulatorBatch: null,
      hasCvrs: false,
    }),
  );
  const place = { electionId, jurisdiction: 'J1' };
  await journey.loadRoom(place, commandsOf(play(county(), ...envelopes)), (name) => `${name}@tamarack.example`);

  const page = await signInByCode(journey, EZE);
  pictureOnFailure(page, 'Batches');
  await follow(page, 'J1');
  await press(page, together.begin);
  await type(page, together.email, IBARRA);
  await press(page, together.send);
  await eventually(() => codeFor(IBARRA)).not.toBe('');
  await type(page, together.code, await codeFor(IBARRA));
  await press(page, together.join);
  await sees(page, /act together here/);
  await openRoomPage(page, pages.batches);
  await isAt(page, pages.batches);
  const row = (name: string) =>
    page.getByRole('table', { name: batches.mail.title }).getByRole('row', { name: new RegExp(`^${name} `) });
  await sees(row('MB-007'), batches.mail.allAgree);
  await inAct(page, batches.split.title, async (act) => {
    await act.getByLabel(batches.batch, { exact: true }).selectOption('ENV-20');
    await type(act, batches.split.into, 'ENV-20, ENV-20-A');
    await press(act, batches.split.submit);
    await sees(act, /cannot become itself/);
    await type(act, batches.split.into, 'ENV-20-A, ENV-20-B');
    await press(act, batches.split.submit);
    await sees(act, batches.split.done);
  });
  await sees(row('ENV-20'), fill(batches.mail.became, { batches: 'ENV-20-A, ENV-20-B' }));
  await sees(row('ENV-20-A'), fill(batches.mail.cameFrom, { batches: 'ENV-20' }));
  expect(journey.complaints).toEqual([]);
});
