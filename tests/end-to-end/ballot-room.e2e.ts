import type { Locator, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { signInByCode } from './office-steps.ts';
import { choose, follow, isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure, SECOND_ADMINISTRATOR } from './open-journey.ts';
import { inAct } from './open-room-page.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* A ballot room: an administrator opens it and enrols two people, who sign in with their own addresses and see it. */

const { ballotRoom } = WORDS;
const { open, people, pages, overview, together, batches, containers, seals } = ballotRoom;

const journey = await openJourney();
afterAll(() => journey.close());

const PIA = 'pia@county.example';
const GUS = 'gus@county.example';

/** The code that was sent to an address, as the server without mail shows it. */
async function codeFor(page: Page, email: string): Promise<string> {
  const outbox = await page.context().newPage();
  await visit(outbox, '/outbox');
  const message = outbox.getByRole('listitem').filter({ hasText: fill(WORDS.account.outbox.to, { to: email }) });
  const code = /\b[\dA-Z]{4}-[\dA-Z]{4}\b/.exec(await message.first().innerText())?.[0] ?? '';
  await outbox.close();
  return code;
}

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
  await sees(page, fill(people.enrol.proposed, { name }));
}

test('an administrator opens a ballot room and enrols two people, who seal a container together', async () => {
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
  await type(page, open.second, SECOND_ADMINISTRATOR.name);
  await type(page, open.secondEmail, SECOND_ADMINISTRATOR.email);
  await press(page, open.submit);
  await isAt(page, fill(overview.title, { jurisdiction: 'J1' }));
  await sees(page, overview.noIncidents);

  await goToRoomPage(page, pages.people);
  await press(page, fill(people.recordOathOf, { name: ADMINISTRATOR.name }));
  await enrol(page, 'Pia Lund', PIA, ballotRoom.duties.custodian);
  await enrol(page, 'Gus Nakai', GUS, ballotRoom.duties.custodian);

  // Nobody is let in by one person: the other administrator sees whom, and confirms it on a page of her own.
  const rosa = await journey.clientOf(SECOND_ADMINISTRATOR.email);
  const room = { electionId: election.electionId, jurisdiction: 'J1' };
  const confirmAll = async () => {
    const { waiting } = await rosa.ask('ballot-room', room);
    const proposals = waiting.map(({ proposal }) => proposal);
    await rosa.send('ask-ballot-room', { ...room, ask: { type: 'confirm-grants', proposals } });
  };
  const hers = await journey.windowOf(SECOND_ADMINISTRATOR.email);
  pictureOnFailure(hers, 'Ballot room of the second administrator');
  await visit(hers, `/elections/${election.electionId}/ballots/J1/people`);
  await isAt(hers, people.title);
  const what = fill(people.waiting.signIn, { address: PIA });
  const confirm = fill(people.waiting.confirmOf, { name: 'Pia Lund', what });
  await press(hers, confirm);
  await hers.getByRole('button', { name: confirm }).waitFor({ state: 'detached' });
  await confirmAll();

  await goToRoomPage(page, pages.batches);
  await inAct(page, batches.site.title, async (act) => {
    await type(act, batches.site.name, 'Center');
    await act.getByLabel(batches.site.kind, { exact: true }).selectOption({ label: batches.site.kinds.central });
    await type(act, batches.site.tabulators, 'CC-1');
    await press(act, batches.site.submit);
    await sees(act, batches.site.done);
  });

  const pia = await signInByCode(journey, PIA);
  pictureOnFailure(pia, 'Ballot room of a member');
  await sees(pia, ballotRoom.rooms.own);
  await follow(pia, 'J1');
  await isAt(pia, fill(overview.title, { jurisdiction: 'J1' }));
  await sees(pia, fill(together.alone, { name: 'Pia Lund' }));
  await goToRoomPage(pia, pages.people);
  await sees(pia, 'Gus Nakai');

  // The people have taken their oaths, which the director records.
  await goToRoomPage(page, pages.people);
  for (const name of ['Pia Lund', 'Gus Nakai']) await press(page, fill(people.recordOathOf, { name }));
  await page
    .getByRole('button', { name: fill(people.recordOathOf, { name: 'Gus Nakai' }) })
    .waitFor({ state: 'detached' });
  await confirmAll();

  await goToRoomPage(pia, pages.batches);
  await inAct(pia, batches.create.title, async (act) => {
    await type(act, batches.create.number, 'MB-001');
    await type(act, batches.create.name, 'Mail 1');
    await act.getByLabel(batches.channel, { exact: true }).selectOption({ label: ballotRoom.channels.mail });
    await press(act, batches.create.submit);
    await sees(act, batches.create.done);
  });
  await pia.getByLabel(batches.find, { exact: true }).fill('nothing of the kind');
  await sees(pia, fill(ballotRoom.lists.found, { found: 0, all: 1 }));

  await goToRoomPage(pia, pages.containers);
  await inAct(pia, containers.create.title, async (act) => {
    await type(act, containers.create.number, 'BOX-1');
    await press(act, containers.create.submit);
    await sees(act, containers.create.done);
  });

  await goToRoomPage(pia, pages.seals);
  const receive = async (act: Locator) => {
    await type(act, seals.receive.lot, 'L-1');
    await type(act, seals.first, '0001');
    await type(act, seals.last, '0010');
    await press(act, seals.receive.submit);
  };
  await inAct(pia, seals.receive.title, async (act) => {
    await receive(act);
    // One alone is refused, in the words of the room.
    await sees(act, /This takes 2 different people, and 1 signed in/);
  });
  await press(pia, together.begin);
  await type(pia, together.email, GUS);
  await press(pia, together.send);
  await type(pia, together.code, await codeFor(pia, GUS));
  await press(pia, together.join);
  await sees(pia, /Pia Lund and Gus Nakai act together here/);
  await inAct(pia, seals.receive.title, async (act) => {
    await press(act, seals.receive.submit);
    await sees(act, seals.receive.done);
  });
  await inAct(pia, seals.issue.title, async (act) => {
    await type(act, seals.first, '0001');
    await type(act, seals.last, '0005');
    await act.getByLabel(seals.issuedTo, { exact: true }).selectOption({ label: 'Pia Lund' });
    await press(act, seals.issue.submit);
    await sees(act, seals.issue.done);
  });

  await goToRoomPage(pia, pages.containers);
  await press(pia, fill(containers.open, { container: 'BOX-1' }));
  for (const seal of ['0001', '0002']) {
    await inAct(pia, containers.seal.title, async (act) => {
      await type(act, containers.seal.number, seal);
      await press(act, containers.seal.submit);
    });
    await sees(pia, seal === '0001' ? fill(containers.sealedPartly, { sealed: 1, all: 2 }) : containers.sealed);
  }
  // The numbers that are expected stand nowhere: they are read.
  expect(await pia.getByRole('main').getByText('0001').count()).toBe(0);
  await inAct(pia, containers.read.title, async (act) => {
    await type(act, fill(containers.read.number, { position: 'front' }), '0001');
    await type(act, fill(containers.read.number, { position: 'lid' }), '0002');
    await press(act, containers.read.submit);
    await sees(act, containers.read.done);
  });
  await sees(pia, new RegExp(containers.agrees));

  await goToRoomPage(pia, pages.manifest);
  await sees(pia, fill(ballotRoom.manifest.blocked_one, { count: 1 }));
  await press(pia, together.end);
  await sees(pia, fill(together.alone, { name: 'Pia Lund' }));
  expect(journey.complaints).toEqual([]);
});
