import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { signInByCode } from './office-steps.ts';
import { choose, follow, isAt, press, sees, type } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure } from './open-journey.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* A ballot room: an administrator opens it and enrols two people, who sign in with their own addresses and see it. */

const { ballotRoom } = WORDS;
const { open, people, pages, overview, together } = ballotRoom;

const journey = await openJourney();
afterAll(() => journey.close());

const PIA = 'pia@county.example';
const GUS = 'gus@county.example';

/** Opens a page of the room from the list beside every page. */
async function goToRoomPage(page: Page, name: string): Promise<void> {
  await follow(page.getByRole('navigation', { name: pages.label }), name);
  await isAt(page, name);
}

async function enrol(page: Page, name: string, email: string, duty: string): Promise<void> {
  await type(page, people.enrol.name, name);
  await type(page, people.enrol.email, email);
  await page.getByLabel(people.enrol.duty, { exact: true }).selectOption({ label: duty });
  await press(page, people.enrol.submit);
  await sees(page, fill(people.enrol.done, { name }));
}

test('an administrator opens a ballot room and enrols two people, one of whom signs in and sees it', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { election } = await ada.ask('plan', { auditId });
  await ada.send('change-election', {
    electionId: election.electionId,
    name: 'General',
    date: '2026-11-03',
    state: 'CA',
  });

  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Ballot room');
  await follow(page, fill(ballotRoom.rooms.entryOf, { election: 'General, Nov 3, 2026' }));
  await isAt(page, ballotRoom.rooms.title);
  await follow(page, 'J1');
  await isAt(page, open.title);
  await choose(page, open.profiles.california);
  await type(page, open.email, ADMINISTRATOR.email);
  await press(page, open.submit);
  await isAt(page, fill(overview.title, { jurisdiction: 'J1' }));
  await sees(page, overview.noIncidents);

  await goToRoomPage(page, pages.people);
  await press(page, fill(people.recordOathOf, { name: ADMINISTRATOR.name }));
  await enrol(page, 'Pia Lund', PIA, ballotRoom.duties.custodian);
  await enrol(page, 'Gus Nakai', GUS, ballotRoom.duties.custodian);

  const pia = await signInByCode(journey, PIA);
  pictureOnFailure(pia, 'Ballot room of a member');
  await sees(pia, ballotRoom.rooms.own);
  await follow(pia, 'J1');
  await isAt(pia, fill(overview.title, { jurisdiction: 'J1' }));
  await sees(pia, fill(together.alone, { name: 'Pia Lund' }));
  await goToRoomPage(pia, pages.people);
  await sees(pia, 'Gus Nakai');
  expect(journey.complaints).toEqual([]);
});
