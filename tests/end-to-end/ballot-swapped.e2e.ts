import { commandsOf, play } from '@plumbline/ballot-management/testing/play-room';
import {
  completed,
  entered,
  nameOf,
  PRECINCTS,
  precinctPapers,
  reconciliationForm,
} from '@plumbline/ballot-management/testing/tamarack';
import { by, setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { assert } from '@plumbline/prelude';
import { accountPlaceInWords } from '@plumbline/words/ballot-accounts-words';
import { formFieldLabel } from '@plumbline/words/form-words';
import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { press, sees, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

const { review } = WORDS.ballotForms;
const FORM = nameOf('F-04', 'site:P-03');
const at = (account: string) => `${account}@tamarack.example`;

const journey = await openJourney();
afterAll(() => journey.close());

/** P-03 with the totals of its two tabulators typed the wrong way round, complete and waiting for review. */
function swapped() {
  const known = PRECINCTS['P-03'];
  assert(known !== undefined, 'the county has this precinct');
  const tabulators = { T1: { tabulated: 262, handCount: 348 }, T2: { tabulated: 348, handCount: 262 } };
  const own = { ...known, tabulators };
  return play(
    setUp(),
    ...precinctPapers('P-03', own, { without: ['F-04'] }),
    by('yazzie', { type: 'start-form', filled: FORM, form: 'F-04', place: 'site:P-03', capture: 'live' }),
    entered(FORM, 'yazzie', reconciliationForm('P-03', own)),
    by('yazzie', { type: 'sign-form', filled: FORM }),
    by('hale', { type: 'sign-form', filled: FORM }),
    completed(FORM, 'yazzie'),
  );
}

test('B5 SB-03 a reviewer who has read the key figures is pointed at two tabulators that may be swapped', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  await journey.loadRoom({ electionId, jurisdiction: 'Tamarack' }, commandsOf(swapped()), at);
  const reyes = await journey.windowOf(at('reyes'));
  pictureOnFailure(reyes, 'swapped, review');
  const says = fill(review.opposite, {
    one: accountPlaceInWords('tabulator:P-03/T1'),
    other: accountPlaceInWords('tabulator:P-03/T2'),
  });
  await visit(reyes, `/elections/${electionId}/ballots/Tamarack/forms?${new URLSearchParams({ form: FORM })}`);
  await press(reyes, review.begin);
  for (const [line, value] of [
    ['tabulated', '610'],
    ['checkIns', '618'],
    ['unused', '171'],
  ] as const) {
    await reyes.getByLabel(new RegExp(`${formFieldLabel('F-04', line)}$`)).fill(value);
  }
  // It says something of figures that she is still to read.
  expect(await reyes.getByText(says).count()).toBe(0);
  await press(reyes, review.reenterSubmit);
  await sees(reyes, says);
  expect(await inspectPage(reyes, 'review')).toEqual([]);
  await pictureOf(reyes, 'swapped-review', [1280, 390]);
  expect(journey.complaints).toEqual([]);
});
