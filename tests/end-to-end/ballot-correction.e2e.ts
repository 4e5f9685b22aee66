import { REASON, withCorrection } from '@plumbline/ballot-management/testing/corrected-precinct';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { county, nameOf } from '@plumbline/ballot-management/testing/tamarack';
import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

const { form } = WORDS.ballotForms;
const FORM = nameOf('F-04', 'site:P-04');
const at = (account: string) => `${account}@tamarack.example`;

const journey = await openJourney();
afterAll(() => journey.close());

test('B9 SB-15 whoever amended a form writes for everybody why, and a reviewer reads it before it is public', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const place = { electionId, jurisdiction: 'Tamarack' };
  await journey.loadRoom(place, commandsOf(withCorrection(county())), at);
  const formPage = `/elections/${electionId}/ballots/Tamarack/forms?${new URLSearchParams({ form: FORM })}`;
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
  await press(hale, form.publicReasonReview);
  await sees(hale, 'hale wrote this. Somebody else has to approve it.');

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
