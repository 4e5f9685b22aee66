import { labelCheck } from '@plumbline/ballot-management';
import { commandsOf, play } from '@plumbline/ballot-management/testing/play-room';
import { county, sealsOf } from '@plumbline/ballot-management/testing/tamarack';
import { by } from '@plumbline/ballot-management/testing/tamarack-people';
import { afterAll, expect, test } from 'vitest';
import { signInByCode } from './office-steps.ts';
import { follow, isAt, press, sees, tick, type } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { inAct, openRoomPage } from './open-room-page.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/*
 * The station around an audit, at a telephone: a container is scanned, its seals are read before what is expected is shown, it goes out to
 * a board, is counted back before what went out is shown, is sealed again, checked in and stored.
 */

const { ballotCustody, ballotRoom } = WORDS;
const { station, scan } = ballotCustody;
const { containers, pages, together } = ballotRoom;
const PHONE = { width: 390, height: 844 };
const BOX = 'BOX-M-04';
const PHAM = 'pham@tamarack.example';
const OKAFOR = 'okafor@tamarack.example';

const journey = await openJourney();
afterAll(() => journey.close());

/** The code that was sent to an address, as the server without mail shows it. */
async function codeFor(email: string): Promise<string> {
  const { messages } = await journey.nobody().ask('outbox', {});
  const text = messages.find(({ to }) => to === email)?.text ?? '';
  return /\b[\dA-Z]{4}-[\dA-Z]{4}\b/.exec(text)?.[0] ?? '';
}

test('a container goes out to a board and comes back, at a telephone', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const duty = { type: 'assign-duty', person: 'okafor', duty: 'custodian', place: null } as const;
  const played = play(county(), by('osei', { ...duty, from: '2026-09-01', until: null, isExternal: false }));
  await journey.loadRoom({ electionId, jurisdiction: 'J1' }, commandsOf(played), (name) => `${name}@tamarack.example`);

  const page = await signInByCode(journey, PHAM, PHONE);
  pictureOnFailure(page, 'Station');
  await follow(page, 'J1');
  await press(page, together.begin);
  await type(page, together.email, OKAFOR);
  await press(page, together.send);
  await eventually(() => codeFor(OKAFOR)).not.toBe('');
  await type(page, together.code, await codeFor(OKAFOR));
  await press(page, together.join);
  await sees(page, /act together here/);

  await openRoomPage(page, pages.station);
  await isAt(page, station.title);
  await sees(page, station.allHome);
  const scanned = page.getByLabel(scan.title, { exact: true });
  await scanned.fill('BOX-NOWHERE');
  await scanned.press('Enter');
  await sees(page, fill(scan.unknown, { name: 'BOX-NOWHERE' }));
  // Whoever types leaves out the check character, or mistakes it for that of another label.
  await scanned.fill('box-m-04');
  await scanned.press('Enter');
  await sees(page, fill(scan.unchecked, { name: BOX }));
  expect(await scanned.inputValue()).toBe('box-m-04');
  const election = (await ada.ask('plan', { auditId })).election.name;
  const [check, other] = [BOX, 'BOX-M-03'].map((name) =>
    labelCheck({ kind: 'container', election, jurisdiction: 'J1', name }),
  );
  await scanned.fill(`BOX-M-04*${other}`);
  await scanned.press('Enter');
  await sees(page, fill(scan.checkWrong, { name: BOX, check: other ?? '' }));
  // As a scanner types it, in whatever letters, with Enter at the end.
  await scanned.fill(`box-m-04*${check}`);
  await scanned.press('Enter');
  await sees(page, fill(station.goesOut, { container: BOX }));
  await scanned.and(page.locator(':focus')).waitFor();

  const [front, lid] = sealsOf(BOX);
  expect(await page.getByRole('main').getByText(front).count()).toBe(0);
  await inAct(page, containers.read.title, async (act) => {
    await type(act, fill(containers.read.number, { position: 'front' }), front);
    await type(act, fill(containers.read.number, { position: 'lid' }), lid);
    await press(act, containers.read.submit);
  });
  await sees(page, fill(station.expected, { position: 'front', seal: front }));
  await inAct(page, station.checkOut.title, async (act) => {
    await type(act, station.board, 'Board 1');
    await act.getByLabel(station.runner, { exact: true }).selectOption({ label: 'gorski' });
    await press(act, station.checkOut.submit);
  });

  await sees(page, fill(station.comesBack, { container: BOX }));
  await sees(page, fill(station.outCount_one, { count: 1 }));
  // As many as were put into it, which nobody is told who has yet to count.
  expect(await page.getByRole('main').getByText('200').count()).toBe(0);
  const cards = { 'MB-013': 200, 'MB-014': 200, 'MB-015': 57, 'PROV-01': 15 };
  const countBack = async (counts: Readonly<Record<string, number>>) =>
    inAct(page, station.countBack.title, async (act) => {
      for (const [name, count] of Object.entries(counts)) {
        await type(act, fill(station.countBack.cards, { name }), String(count));
      }
      await press(act, station.countBack.submit);
    });
  await countBack(cards);
  await sees(page, fill(station.batchSame, { name: 'PROV-01', back: 15, out: 15 }));
  // Whoever was told what went out does not change what they counted.
  await countBack({ ...cards, 'PROV-01': 14 });
  await sees(page, /has to be made by people who did not make the first/);

  for (const seal of ['0091301', '0091302']) {
    await inAct(page, containers.seal.title, async (act) => {
      await type(act, containers.seal.number, seal);
      await press(act, containers.seal.submit);
      if (seal === '0091301') await sees(act, containers.seal.done);
    });
  }
  await page.locator('summary', { hasText: new RegExp(`^${containers.seal.title}$`) }).waitFor({ state: 'detached' });
  await inAct(page, station.checkIn.title, async (act) => {
    await act.getByLabel(station.runner, { exact: true }).selectOption({ label: 'gorski' });
    await press(act, station.checkIn.submit);
    await sees(act, /tally sheets of BOX-M-04 are not complete/);
    await tick(act, station.checkIn.paperwork);
    await tick(act, station.checkIn.entered);
    await press(act, station.checkIn.submit);
  });
  await sees(page, fill(station.goesOut, { container: BOX }));
  await sees(page, station.allHome);
  await inAct(page, containers.store.title, async (act) => {
    await act.getByLabel(containers.store.area, { exact: true }).selectOption({ label: 'Vault A' });
    await type(act, containers.store.slot, 'Shelf 9');
    await press(act, containers.store.submit);
  });
  await sees(page, /Vault A, Shelf 9/);

  await openRoomPage(page, pages.custody);
  await page.getByRole('searchbox', { name: ballotCustody.where.label, exact: true }).fill('PROV-01');
  await sees(page, /Batch PROV-01 is in BOX-M-04, Vault A, Shelf 9\./);
  expect(journey.complaints).toEqual([]);
});
