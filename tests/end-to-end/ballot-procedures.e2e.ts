import type { CommandInput } from '@plumbline/api';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { follow, isAt, press, rowsOf, sees, tableOf } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure, SECOND_ADMINISTRATOR } from './open-journey.ts';
import { openRoomPage } from './open-room-page.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* A new room begins with the drafts: one person puts them in and changes one, another reads and approves it. */

const { ballotRoom, ballotProcedures, ballotStandard } = WORDS;
const { pages } = ballotRoom;
const { starter, page: words, kinds } = ballotProcedures;

const journey = await openJourney();
afterAll(() => journey.close());

type Ask = CommandInput<'ask-ballot-room'>['ask'];

async function goToProcedures(page: Page): Promise<void> {
  await follow(page, fill(ballotRoom.rooms.entryOf, { election: 'General, Nov 3, 2026' }));
  await isAt(page, ballotRoom.rooms.title);
  await follow(page, 'J1');
  await openRoomPage(page, pages.procedures);
  await isAt(page, ballotProcedures.title);
}

const titleOf = (version: number) => fill(words.title, { procedure: 'PR-4', version });

test('one person begins with the drafts and changes one, and another one approves it', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { election } = await ada.ask('plan', { auditId });
  const { electionId } = election;
  await ada.send('change-election', { electionId, name: 'General', date: '2026-11-03', state: 'CA' });
  const room = { electionId, jurisdiction: 'J1' };
  const ask = (what: Ask) => ada.send('ask-ballot-room', { ...room, ask: what });
  const director = { person: 'ada', name: 'Ada', signIn: ADMINISTRATOR.email };
  const second = { person: 'rosa', name: 'Rosa', signIn: SECOND_ADMINISTRATOR.email };
  await ask({ type: 'open-room', electionDay: '2026-11-03', profile: 'default', director, second });

  const author = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(author, 'Drafts');
  await goToProcedures(author);
  await sees(author, ballotProcedures.none);
  await press(author, fill(starter.begin_other, { count: 16 }));
  await sees(author, fill(starter.kept_other, { count: 16 }));
  const drafted = async () =>
    (await rowsOf(tableOf(author, kinds.procedure))).map(([name, , topics, by, approved, state]) => {
      return [name, topics, by, approved, state];
    });
  await eventually(drafted).toEqual([
    ['PR-1 How ballots are organized', 'organization', 'Ada', ballotProcedures.nobodyYet, ballotProcedures.draft],
    [
      'PR-2 How ballots are counted at every stage',
      'counting',
      'Ada',
      ballotProcedures.nobodyYet,
      ballotProcedures.draft,
    ],
    [
      'PR-3 How ballots are compared with voters',
      'reconciliation',
      'Ada',
      ballotProcedures.nobodyYet,
      ballotProcedures.draft,
    ],
    [
      'PR-4 How ballots are guarded and handed on',
      'custody',
      'Ada',
      ballotProcedures.nobodyYet,
      ballotProcedures.draft,
    ],
  ]);
  // Nothing is left to begin with.
  expect(await author.getByRole('heading', { name: starter.title }).count()).toBe(0);

  await follow(author, 'PR-4');
  await isAt(author, titleOf(1));
  await sees(author, words.isYours);
  await author.locator('summary', { hasText: words.edit }).click();
  const box = author.getByRole('textbox', { name: ballotProcedures.write.text, exact: true });
  // The same again is no version.
  await press(author, fill(words.editSubmit, { version: 2 }));
  await sees(author, words.unchanged);
  await box.fill(`${await box.inputValue()}\n\nOur vault is the old bank.`);
  // What was typed outlives a reload.
  await author.reload();
  await isAt(author, titleOf(1));
  expect(await box.inputValue()).toContain('Our vault is the old bank.');
  await press(author, fill(words.editSubmit, { version: 2 }));
  await isAt(author, titleOf(2));

  const reader = await journey.windowOf(SECOND_ADMINISTRATOR.email);
  pictureOnFailure(reader, 'Approval');
  await goToProcedures(reader);
  await reader
    .getByRole('row', { name: /^PR-4 .* 1 custody/ })
    .getByRole('link')
    .click();
  await isAt(reader, titleOf(1));
  await sees(reader, words.isOld);
  await follow(reader, fill(words.newer, { version: 2 }));
  await isAt(reader, titleOf(2));
  await sees(reader, 'Our vault is the old bank.');
  await press(reader, fill(words.approveSubmit, { version: 2 }));
  await sees(reader, /Approved by Rosa, in force from/);
  await follow(reader, words.back);
  const peopleOfLast = async () => (await rowsOf(tableOf(reader, kinds.procedure))).at(-1)?.slice(3, 5);
  await eventually(peopleOfLast).toEqual(['Ada', 'Rosa']);

  // A question of the questionnaire is for Ada, who finds it on her overview.
  await openRoomPage(reader, pages.standard);
  const question = ballotStandard.questions.Q2;
  const asked = reader.getByRole('article').filter({ hasText: question });
  await asked.locator('summary', { hasText: ballotStandard.guide.title }).click();
  await sees(asked, ballotStandard.guide.Q2.instead);
  await asked.locator('summary', { hasText: ballotStandard.assign.title }).click();
  const submit = fill(ballotStandard.assign.submitOf, { question });
  await press(asked, submit);
  await sees(asked, ballotStandard.assign.personMissing);
  await asked.getByLabel(ballotStandard.assign.person, { exact: true }).selectOption({ label: 'Ada' });
  await asked.getByLabel(ballotStandard.assign.due, { exact: true }).fill('2099-12-01');
  await press(asked, submit);
  await sees(asked, fill(ballotStandard.assign.assigned, { name: 'Ada', day: 'Dec 1, 2099' }));
  await openRoomPage(author, pages.overview);
  await sees(author, fill(ballotStandard.assign.yours, { question, day: 'Dec 1, 2099' }));
});
