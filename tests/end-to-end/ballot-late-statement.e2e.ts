import type { CommandInput } from '@plumbline/api';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { readPdf } from '../../packages/documents/src/testing/read-pdf.ts';
import { formSheets } from '../../packages/words/src/en/ballots/form-sheets.ts';
import { inspectPage } from './inspect-page.ts';
import { signInByCode } from './office-steps.ts';
import { downloadBytes, follow, isAt, press, rowsOf, sees, tableOf, type } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure, SECOND_ADMINISTRATOR } from './open-journey.ts';
import { openRoomPage } from './open-room-page.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* A sheet from a drop box that one of its two people did not sign: she says so later, and it is shown as late. */

const { ballotRoom, ballotForms } = WORDS;
const { pages } = ballotRoom;
const { form } = ballotForms;
const FORM = 'F-10 retrieval:R-1';
const TITLE = 'F-10 Drop-box retrieval';
const STATEMENT = 'I emptied the box with Nakai, and forgot to sign.';

const journey = await openJourney();
afterAll(() => journey.close());

type Ask = CommandInput<'ask-ballot-room'>['ask'];

async function openForm(page: Page): Promise<void> {
  await follow(page, 'J1');
  await openRoomPage(page, pages.forms);
  await isAt(page, pages.forms);
  await follow(page, TITLE);
  await sees(page, form.history);
}

test('B8 SB-07 a signature that is missing is named with the time since when, and given late, as that', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  await ada.send('change-election', { electionId, name: 'General', date: '2026-11-03', state: 'CA' });
  const room = { electionId, jurisdiction: 'J1' };
  const ask = (what: Ask) => ada.send('ask-ballot-room', { ...room, ask: what });
  const director = { person: 'ada', name: 'Ada', signIn: ADMINISTRATOR.email };
  const second = { person: 'rosa', name: 'Rosa', signIn: SECOND_ADMINISTRATOR.email };
  await ask({ type: 'open-room', electionDay: '2026-11-03', profile: 'default', director, second });
  await ask({ type: 'take-oath', person: 'ada' });
  for (const [person, duty] of [
    ['nakai', 'retriever'],
    ['lund', 'retriever'],
    ['diaz', 'receiver'],
    ['kim', 'receiver'],
    ['rex', 'reviewer'],
  ] as const) {
    await ask({ type: 'enrol-person', person, name: person, party: null });
    await ask({ type: 'add-sign-in', person, signIn: `${person}@county.example` });
    await ask({ type: 'take-oath', person });
    await ask({ type: 'assign-duty', person, duty, place: null, from: '2026-01-01', until: null, isExternal: false });
  }
  const rosa = await journey.clientOf(SECOND_ADMINISTRATOR.email);
  const { waiting } = await rosa.ask('ballot-room', room);
  const proposals = waiting.map(({ proposal }) => proposal);
  await rosa.send('ask-ballot-room', { ...room, ask: { type: 'confirm-grants', proposals } });
  await ask({ type: 'create-container', container: 'DB-2', kind: 'drop-box', positions: ['slot'], holdsVoted: true });
  const typist = await journey.clientOf('nakai@county.example');
  const asNakai = (what: Ask) => typist.send('ask-ballot-room', { ...room, ask: what });
  await asNakai({ type: 'start-form', filled: FORM, form: 'F-10', place: 'retrieval:R-1', capture: 'paper' });
  await asNakai({
    type: 'enter-form',
    filled: FORM,
    fields: {
      box: 'DB-2',
      arrivedAt: '2026-01-15T17:02:00-08:00',
      departedAt: '2026-01-15T17:09:00-08:00',
      receivedAt: '2026-01-15T17:41:00-08:00',
      retriever: 'nakai',
      retrieverWith: 'lund',
      badgesShown: true,
      boxSealFound: '0088213',
      condition: 'intact',
      transferContainer: 'TC-07',
      newBoxSeal: '0088215',
      transferSeals: '0088216 0088217',
      receiver: 'diaz',
      receiverWith: 'kim',
      sealsReceived: '0088216 0088217',
      countedAtReceipt: 88,
    },
    tables: {},
    counters: [],
    witnesses: [],
    custodians: [],
  });

  const nakai = await signInByCode(journey, 'nakai@county.example');
  pictureOnFailure(nakai, 'One signature');
  await openForm(nakai);
  await press(nakai, form.sign);
  await sees(nakai, fill(form.signs, { people: 'nakai' }));
  await press(nakai, form.complete);
  await sees(nakai, `${FORM} needs 2 signatures and has 1.`);
  await nakai.reload();
  await sees(nakai, fill(form.lackingNamed, { people: 'lund, diaz, kim' }));
  await sees(nakai, new RegExp(fill(form.lacking, { at: '' })));
  await sees(nakai, fill(form.lackingSigned, { people: 'nakai' }));

  const lund = await signInByCode(journey, 'lund@county.example');
  pictureOnFailure(lund, 'Late statement');
  await openForm(lund);
  await press(lund, form.sign);
  await sees(lund, /was to be completed before lund signed it/);
  await press(lund, form.late.submit);
  await sees(lund, form.late.statementMissing);
  await sees(lund, form.late.aboutMissing);
  await type(lund, form.late.statement, STATEMENT);
  await lund.getByLabel(form.late.about).fill('2026-01-15T17:05');
  await pictureOf(lund, 'late-statement', [1280, 820, 320]);
  expect(await inspectPage(lund, 'a late statement')).toEqual([]);
  await press(lund, form.late.submit);
  const statements = tableOf(lund, form.lateStatements);
  await statements.waitFor();
  const [row] = await rowsOf(statements);
  expect(row?.[0]).toBe('lund');
  // Made now, of a moment long before: neither is taken for the other.
  expect(row?.[1]).toContain(String(new Date().getFullYear()));
  expect(row?.[2]).toBe('2026-01-15 17:05 (UTC-08:00)');
  expect(row?.[3]).toBe(STATEMENT);
  await sees(lund, fill(form.signs, { people: 'nakai' }));
  expect(await lund.getByText(form.lackingSays).count()).toBe(0);

  const { pages: printed } = await readPdf(await downloadBytes(lund, ballotForms.forms.printFilled));
  const read = printed.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ');
  expect(read).toContain(formSheets.lateStatements);
  expect(read).toContain('2026-01-15 5:05 PM (UTC−08:00)');
  for (const word of STATEMENT.split(' ')) expect(read).toContain(word);

  const kim = await journey.clientOf('kim@county.example');
  await kim.send('ask-ballot-room', { ...room, ask: { type: 'verify-image', filled: FORM, pages: ['page 1'] } });
  await nakai.reload();
  await press(nakai, form.complete);
  await tableOf(nakai, form.lateStatements).waitFor();

  // What was stated is hidden with the figures until they were read again.
  const rex = await signInByCode(journey, 'rex@county.example');
  pictureOnFailure(rex, 'Review of a late statement');
  await follow(rex, 'J1');
  await openRoomPage(rex, pages.review);
  await follow(rex, TITLE);
  await press(rex, ballotForms.review.begin);
  await rex.getByLabel(/Envelopes counted at receipt/).waitFor();
  expect((await rowsOf(tableOf(rex, form.lateStatements)))[0]?.[3]).toBe(ballotForms.review.hidden);
  await rex.getByLabel(/Envelopes counted at receipt/).fill('88');
  await press(rex, ballotForms.review.reenterSubmit);
  await sees(rex, STATEMENT);
  await pictureOf(rex, 'late-statement-review', [1280, 820, 320]);
  expect(await inspectPage(rex, 'the review of a late statement')).toEqual([]);
  expect(journey.complaints).toEqual([]);
}, 240_000);
