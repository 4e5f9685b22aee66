import type { CommandInput } from '@plumbline/api';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { readPdf } from '../../packages/documents/src/testing/read-pdf.ts';
import { signInByCode } from './office-steps.ts';
import { downloadBytes, follow, isAt, press, sees, type } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure, SECOND_ADMINISTRATOR } from './open-journey.ts';
import { openRoomPage } from './open-room-page.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* A form of a site on a tablet: filled in, signed by two, and returned by a reviewer. */

const { ballotRoom, ballotForms } = WORDS;
const { pages } = ballotRoom;

const journey = await openJourney();
afterAll(() => journey.close());

type Ask = CommandInput<'ask-ballot-room'>['ask'];

/** A field of the form by its number and name. */
const field = (page: Page, name: RegExp) => page.getByLabel(name);

async function openForm(page: Page): Promise<void> {
  await openRoomPage(page, pages.forms);
  await isAt(page, pages.forms);
  await follow(page, 'F-07 Unused ballots certificate');
  await sees(page, 'Site P-01');
}

test('a site fills in a form, two sign it, and a reviewer who read its figures anew returns it', async () => {
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
  await ask({ type: 'take-oath', person: 'ada' });
  await ask({ type: 'register-site', site: 'P-01', kind: 'precinct', tabulators: ['T1'], days: [] });
  for (const [person, duty] of [
    ['lea', 'site-lead'],
    ['sam', 'site-lead'],
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

  const lea = await signInByCode(journey, 'lea@county.example');
  await lea.setViewportSize({ width: 820, height: 1180 });
  pictureOnFailure(lea, 'Forms of a site');
  await follow(lea, 'J1');
  await openRoomPage(lea, pages.forms);
  await isAt(lea, pages.forms);
  await press(lea, fill(ballotForms.forms.startOf, { form: 'F-07', place: 'Site P-01' }));
  await field(lea, /Unopened packs/).fill('2');
  await field(lea, /in unopened packs/).fill('200');
  await field(lea, /opened packs, by hand/).fill('73');
  await sees(lea, '273');
  await field(lea, /What was done with them/).selectOption({ label: 'returned' });
  await field(lea, /Container/).fill('UN-P01');
  await field(lea, /Seal/).fill('0088119');
  await press(lea, ballotForms.form.save);
  await press(lea, ballotForms.form.sign);
  await sees(lea, fill(ballotForms.form.signs, { people: 'lea' }));

  // The same on paper.
  const { pages: printed } = await readPdf(await downloadBytes(lea, ballotForms.forms.printFilled));
  // A number stands in a box for each digit.
  const read = printed.map(({ text }) => text.replaceAll(/(?<=\d)\s+(?=\d)/g, '')).join('\n');
  for (const written of ['F-07', 'P-01', '273', '0088119', 'UN-P01']) expect(read).toContain(written);

  const sam = await signInByCode(journey, 'sam@county.example');
  pictureOnFailure(sam, 'Second signature');
  await follow(sam, 'J1');
  await openForm(sam);
  await press(sam, ballotForms.form.sign);
  await sees(sam, fill(ballotForms.form.signs, { people: 'lea, sam' }));
  await press(sam, ballotForms.form.complete);
  await sees(sam, ballotForms.review.cannot);

  const rex = await signInByCode(journey, 'rex@county.example');
  pictureOnFailure(rex, 'Review');
  await follow(rex, 'J1');
  await openRoomPage(rex, pages.review);
  await isAt(rex, pages.review);
  await follow(rex, 'F-07 Unused ballots certificate');
  await press(rex, ballotForms.review.begin);
  await field(rex, /Certified unused/).fill('271');
  await press(rex, ballotForms.review.reenterSubmit);
  await sees(rex, '0088119');
  await field(rex, new RegExp(`^${ballotForms.review.returnField}$`)).selectOption({
    label: 'Left in opened packs, by hand',
  });
  await type(rex, ballotForms.review.returnReason, 'The certificate says 71.');
  await press(rex, ballotForms.review.return_submit);
  await sees(rex, 'The certificate says 71.');

  await lea.reload();
  await sees(lea, 'The certificate says 71.');
  expect(journey.complaints).toEqual([]);
});
