import { REASON, withCorrection } from '@plumbline/ballot-management/testing/corrected-precinct';
import { commandsOf, play } from '@plumbline/ballot-management/testing/play-room';
import { completed, county, nameOf, PRECINCTS, precinctPapers } from '@plumbline/ballot-management/testing/tamarack';
import { AFTER, by, setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import type { RoomPlace } from '../../apps/server/src/log/ballot-chains.ts';
import { inspectPage } from './inspect-page.ts';
import { press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

const { form, incidents } = WORDS.ballotForms;
const FORM = nameOf('F-04', 'site:P-04');
const at = (account: string) => `${account}@tamarack.example`;

const journey = await openJourney();
afterAll(() => journey.close());

/** A room of its own in an election of the office. */
async function newRoom(jurisdiction: string): Promise<RoomPlace> {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, `Audit of ${jurisdiction}`);
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  return { electionId, jurisdiction };
}

test('B9 SB-15 whoever amended a form writes for everybody why, and a reviewer reads it before it is public', async () => {
  const place = await newRoom('Tamarack');
  await journey.loadRoom(place, commandsOf(withCorrection(county())), at);
  const formPage = `/elections/${place.electionId}/ballots/Tamarack/forms?${new URLSearchParams({ form: FORM })}`;
  const preview = `/api/ballot-public-page?${new URLSearchParams(place)}`;

  const hale = await journey.windowOf(at('hale'));
  pictureOnFailure(hale, 'correction, writer');
  await visit(hale, formPage);
  await sees(hale, form.publicReasonNone);
  await hale.getByText(form.publicReasonWrite).click();
  await type(hale, form.publicReasonEnglish, 'It was counted again with yazzie.');
  await type(hale, form.publicReasonSpanish, REASON.es);
  await press(hale, form.publicReasonKeep);
  await sees(hale, 'This text names yazzie.');
  await type(hale, form.publicReasonEnglish, REASON.en);
  await press(hale, form.publicReasonKeep);
  await sees(hale, REASON.en);
  await sees(hale, form.publicReasonWaits);
  expect(await hale.getByText(form.publicReasonReview).count()).toBe(0);

  const solberg = await journey.windowOf(at('solberg'));
  pictureOnFailure(solberg, 'correction, reviewer');
  await visit(solberg, formPage);
  await sees(solberg, REASON.es);
  expect(await inspectPage(solberg, 'correction')).toEqual([]);
  await pictureOf(solberg, 'correction-review', [1280, 820, 320]);
  await press(solberg, form.publicReasonReview);
  await sees(solberg, fill(form.publicReasonReviewed, { people: 'solberg' }));

  await visit(solberg, preview);
  await sees(solberg, REASON.en);
  await pictureOf(solberg, 'correction-public', [1280, 820, 320]);
  await visit(solberg, `${preview}&language=es`);
  await sees(solberg, REASON.es);
  expect(journey.complaints).toEqual([]);
});

test('B9 SB-02 a place whose difference nobody can explain is under review, in a word and a sign, with no number', async () => {
  const precinct = PRECINCTS['P-02'];
  assert(precinct !== undefined, 'the county has this precinct');
  const left = completed(nameOf('F-04', 'site:P-02'), 'yazzie', AFTER, true);
  const place = await newRoom('Fled');
  await journey.loadRoom(place, commandsOf(play(setUp(), ...precinctPapers('P-02', precinct).slice(0, -1), left)), at);
  const quist = await journey.windowOf(at('quist'));
  pictureOnFailure(quist, 'under review');
  await visit(quist, `/api/ballot-public-page?${new URLSearchParams(place)}`);
  const row = quist.getByRole('row', { name: /^P-02/ });
  expect(await row.textContent()).toBe('P-02pendingpendingpending! Under review');
  expect(await quist.getByRole('row', { name: /^P-01/ }).textContent()).toBe('P-01pendingpendingpending○ Pending');
  await pictureOf(quist, 'under-review', [1280, 820, 320]);
  await visit(quist, `/api/ballot-public-page?${new URLSearchParams({ ...place, language: 'es' })}`);
  await sees(quist, 'En revisión');
  // Read on the smallest phone without moving sideways.
  await quist.setViewportSize({ width: 320, height: 640 });
  expect(await quist.evaluate('document.documentElement.scrollWidth')).toBe(320);
  expect(journey.complaints).toEqual([]);
});

test('B9 SB-09 how long telling took is on the page of incidents, and everybody reads it', async () => {
  const on = (time: string) => `2026-11-12T${time}:00-05:00`;
  const found = { kind: 'BALLOTS_FOUND', severity: 'critical', subject: 'W-56', involved: ['yazzie'] } as const;
  const tell = (who: string, time: string) =>
    by('osei', { type: 'notify-of-incident', incident: 'found', who }, on(time));
  const place = await newRoom('Found');
  const told = play(
    setUp(),
    by('okafor', { type: 'open-incident', incident: 'found', ...found }, on('09:00')),
    tell('county', '10:00'),
    tell('state', '10:10'),
    tell('counsel', '11:05'),
  );
  await journey.loadRoom(place, commandsOf(told), at);
  const reyes = await journey.windowOf(at('reyes'));
  pictureOnFailure(reyes, 'found ballots');
  await visit(reyes, `/elections/${place.electionId}/ballots/Found/incidents`);
  await sees(reyes, fill(incidents.allTold, { hours: '2', minutes: '5' }));
  expect(await inspectPage(reyes, 'incidents')).toEqual([]);
  await pictureOf(reyes, 'found-ballots', [1280, 820, 320]);
  await visit(reyes, `/api/ballot-public-page?${new URLSearchParams(place)}`);
  await sees(reyes, 'It took 2 h 5 min until all who must know were told.');
  await pictureOf(reyes, 'found-ballots-public', [1280, 820, 320]);
  expect(journey.complaints).toEqual([]);
});
