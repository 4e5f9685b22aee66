import type { CommandInput } from '@plumbline/api';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { follow, isAt, press, rowsOf, sees, tableOf, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { openRoomPage } from './open-room-page.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Two people submit a packet, keep what the certifier asks, answer it, and keep what it decided. */

const { ballotApplication: words, ballotRoom, ballotStandard } = WORDS;
const { pages } = ballotRoom;

const journey = await openJourney();
afterAll(() => journey.close());

type Ask = CommandInput<'ask-ballot-room'>['ask'];

const at = (person: string) => `${person}@tamarack.example`;

test('a packet is submitted, feedback is answered, and the office is certified', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { election } = await ada.ask('plan', { auditId });
  const room = { electionId: election.electionId, jurisdiction: 'Tamarack' };
  await journey.loadRoom(room, commandsOf(setUp()), at);
  const [osei, quist] = [await journey.clientOf(at('osei')), await journey.clientOf(at('quist'))];
  const ask = (who: typeof ada, what: Ask) => who.send('ask-ballot-room', { ...room, ask: what });
  const goToApplication = async (page: Page) => {
    await visit(page, `${journey.origin}/elections/${room.electionId}/ballots/${room.jurisdiction}/application`);
    await isAt(page, words.title);
  };
  const releasePacket = async () => {
    const publication = 'certification-packet' as const;
    await ask(quist, { type: 'propose-publication', publication, file: null });
    const { publications } = await osei.ask('ballot-standard', room);
    const file = publications.find((one) => one.publication === publication)?.proposed?.file;
    await ask(osei, { type: 'release-publication', publication, file } as Ask);
  };

  const publisher = await journey.windowOf(at('quist'));
  pictureOnFailure(publisher, 'Publisher');
  await goToApplication(publisher);
  await sees(publisher, words.states.preparing);
  await sees(publisher, words.submit.toStandard);
  await releasePacket();
  await publisher.reload();
  await isAt(publisher, words.title);
  await press(publisher, words.submit.propose);
  await sees(publisher, words.proposed.isYours);

  const head = await journey.windowOf(at('osei'));
  pictureOnFailure(head, 'Director');
  await goToApplication(head);
  await sees(head, words.proposed.title);
  await press(head, words.proposed.confirm);
  await sees(head, words.states.submitted);

  // What is missing of an item is said at its fields, and what was typed outlives a reload.
  const add = head.locator('details', { hasText: words.feedback.add });
  await add.locator('summary').click();
  await press(add, words.feedback.addSubmit);
  await sees(add, words.feedback.bulletMissing);
  const text = 'Say how often ballots are compared with voters.';
  await add.getByLabel(words.feedback.addText, { exact: true }).fill(text);
  await add.getByLabel(words.feedback.addBullet, { exact: true }).selectOption('B5');
  await add.getByLabel(words.feedback.addPart, { exact: true }).selectOption('answer Q1b');
  await head.reload();
  await isAt(head, words.title);
  expect(await add.getByLabel(words.feedback.addText, { exact: true }).inputValue()).toBe(text);
  await add.getByLabel(words.feedback.addOwner, { exact: true }).selectOption({ label: 'quist' });
  await add.getByLabel(words.feedback.addDue, { exact: true }).fill('2099-12-01');
  await press(add, words.feedback.addSubmit);
  await sees(head, words.states.feedback);
  const items = async () =>
    (await rowsOf(tableOf(head, words.feedback.table))).map(([, , , owner, due]) => [owner, due]);
  await eventually(items).toEqual([['quist', 'Dec 1, 2099']]);

  // Whoever was named finds it on her overview, and answers it.
  await openRoomPage(publisher, pages.overview);
  await follow(publisher, fill(words.feedback.yours, { item: 1, bullet: 'B5', day: 'Dec 1, 2099' }));
  await isAt(publisher, words.title);
  await publisher.locator('summary', { hasText: fill(words.feedback.answer, { item: 1 }) }).click();
  const submit = fill(words.feedback.answerSubmit, { item: 1 });
  await publisher.getByLabel(words.feedback.answerText, { exact: true }).fill('Too short.');
  await press(publisher, submit);
  await sees(publisher, words.feedback.textShort);
  await publisher.getByLabel(words.feedback.answerText, { exact: true }).fill('The second part of PR-3 says it now.');
  await press(publisher, submit);
  await sees(publisher, words.feedback.answered);
  // The certifier has that file already.
  await sees(publisher, words.submit.sameFile);
  await releasePacket();
  await publisher.reload();
  await isAt(publisher, words.title);
  await press(publisher, words.submit.again);
  await sees(publisher, words.proposed.isYours);
  await head.reload();
  await isAt(head, words.title);
  await press(head, words.proposed.confirm);
  await sees(head, words.states.resubmitted);

  await publisher.reload();
  await isAt(publisher, words.title);
  await publisher.getByLabel(words.certify.from, { exact: true }).fill('2026-12-01');
  await publisher.getByLabel(words.certify.until, { exact: true }).fill('2026-11-30');
  await press(publisher, words.certify.propose);
  await sees(publisher, words.certify.order);
  await publisher.getByLabel(words.certify.until, { exact: true }).fill('2099-11-30');
  await press(publisher, words.certify.propose);
  await sees(publisher, words.proposed.title);
  await head.reload();
  await isAt(head, words.title);
  await press(head, words.proposed.confirm);
  await sees(head, fill(words.certifiedUntil, { from: 'Dec 1, 2026', until: 'Nov 30, 2099' }));
  const kept = async () => (await rowsOf(tableOf(head, words.history.title))).map(([, who]) => who);
  await eventually(kept).toEqual(['quist, E. Osei', 'quist, E. Osei', 'quist, E. Osei']);
  await openRoomPage(head, pages.standard);
  await sees(head, fill(ballotStandard.certifier.addresses, { addresses: 'electionexcellence.org' }));
}, 300_000);
