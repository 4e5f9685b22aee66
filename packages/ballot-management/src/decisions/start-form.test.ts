import { EMPTY_MAP } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { formPlaces, isFormPlace } from '../reports/form-places.ts';
import { formsDue } from '../reports/forms-due.ts';
import { refusalOf } from '../testing/play-room.ts';
import { county } from '../testing/tamarack.ts';
import { AFTER, by } from '../testing/tamarack-people.ts';

/* A form about a place that nobody registered would have figures of nowhere, and a name that somebody made up. */

const start = (place: string) =>
  by('yazzie', { type: 'start-form', filled: 'new', form: 'F-07', place, capture: 'live' }, AFTER);

test.each([
  'site:P-99',
  'site:P-01/T1',
  'site-day:EV-N/2027-01-01',
  'tabulator:P-01/T9',
  'batch:MB-999',
  'container:BOX-NONE',
  'area:Nowhere',
  'style:S99',
  'channel:pigeon',
  'retrieval:',
  'site:constructor',
  'Maria Lopez',
  'voter:Maria Lopez',
])('no form is started for %s', (place) => {
  expect(refusalOf(county(), start(place))).toMatchObject({ code: 'place-unknown', place });
});

test('whoever names a place that is not there hears which are, of the same kind where there are any', () => {
  const known = (place: string) => {
    const refusal = refusalOf(county(), start(place));
    return refusal?.code === 'place-unknown' ? refusal.known : [];
  };
  expect(known('site:P-99')).toEqual(expect.arrayContaining(['site:P-01', 'site:P-02']));
  expect(known('site:P-99').every((each) => each.startsWith('site:'))).toBe(true);
  expect(known('batch:MB-999')).toHaveLength(10);
  expect(known('voter:Maria Lopez').length).toBeGreaterThan(0);
});

test('every place that is listed, and every one that owes a form, is one', () => {
  const room = county();
  const owed = formsDue({ ...room, forms: EMPTY_MAP, formsAt: EMPTY_MAP }, '2026-11-30').map(({ place }) => place);
  const places = [...formPlaces(room), ...owed, 'tabulator:P-01/T1', 'retrieval:DB-2 10-31', 'channel:mail'];
  expect(places.length).toBeGreaterThan(50);
  expect(places.filter((place) => !isFormPlace(room, place))).toEqual([]);
});
