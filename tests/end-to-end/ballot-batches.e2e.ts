import { labelCheck } from '@plumbline/ballot-management';
import { commandsOf, play } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { by } from '@plumbline/ballot-management/testing/tamarack-people';
import { afterAll, expect, test } from 'vitest';
import { signInByCode } from './office-steps.ts';
import { follow, isAt, press, sees, type } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { inAct, openRoomPage } from './open-room-page.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Batches of mail, from receipt to the scanner: two people split one, and what it became stands beside it. */

const { batches, containers, pages, together } = WORDS.ballotRoom;
const { inventory, move, scan } = WORDS.ballotCustody;
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

test('two people split a batch of mail, see what it became, and move all that stands in an area at once', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId, name: election } = (await ada.ask('plan', { auditId })).election;
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
  const box = by('nakai', {
    type: 'create-container',
    container: 'BOX-NEW',
    kind: 'transfer-case',
    positions: ['lid'],
    holdsVoted: true,
  });
  const place = { electionId, jurisdiction: 'J1' };
  await journey.loadRoom(place, commandsOf(play(county(), ...envelopes, box)), (name) => `${name}@tamarack.example`);

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

  // The same two people move everything that stands in an area; what is refused stays on the list.
  await openRoomPage(page, pages.storage);
  await isAt(page, pages.storage);
  const vault = (await ada.ask('ballot-storage', place)).areas.find(({ area }) => area === 'Vault A');
  const count = vault?.containers.length ?? 0;
  expect(count).toBeGreaterThan(5);
  await inAct(page, move.title, async (act) => {
    const check = labelCheck({ kind: 'container', election, jurisdiction: 'J1', name: 'BOX-NEW' });
    await act.getByLabel(scan.title, { exact: true }).fill(`BOX-NEW*${check}`);
    await act.getByLabel(scan.title, { exact: true }).press('Enter');
    await sees(act, fill(move.listed_one, { count: 1 }));
    await act.getByLabel(move.from, { exact: true }).selectOption('Vault A');
    await press(act, fill(move.all_other, { count, area: 'Vault A' }));
    await sees(act, fill(move.listed_other, { count: count + 1 }));
    await press(act, fill(move.remove, { container: 'BOX-ED-01' }));
    await press(act, fill(move.submit_other, { count }));
    await sees(act, inventory.slotMissing);
    await type(act, containers.store.slot, 'Row 9');
    await act.getByLabel(move.to, { exact: true }).selectOption('Vault A');
    await press(act, fill(move.submit_other, { count }));
    // The first of them has no seal: it is refused, and nothing was moved.
    await sees(act, /BOX-NEW lacks a seal/);
    await sees(act, fill(move.listed_other, { count }));
    await press(act, fill(move.remove, { container: 'BOX-NEW' }));
    await press(act, fill(move.submit_other, { count: count - 1 }));
    await sees(act, fill(move.done_other, { count: count - 1, area: 'Vault A' }));
  });
  const after = (await ada.ask('ballot-storage', place)).areas.find(({ area }) => area === 'Vault A')?.containers ?? [];
  expect(after.filter(({ slot }) => slot === 'Row 9')).toHaveLength(count - 1);
  expect(after.find(({ container }) => container === 'BOX-ED-01')?.slot).not.toBe('Row 9');
  expect(journey.complaints).toEqual([]);
});
