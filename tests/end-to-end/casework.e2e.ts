import { refusalDetail } from '@plumbline/words/refusal-words';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { choose, follow, goTo, isAt, press, rowsOf, sees, tableOf, type, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure, SECOND_ADMINISTRATOR } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { openBatches } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* A batch that differs is looked into: by its manager, by two others who are told nothing, and by the office. */

const { audit, cases } = WORDS;
const CONTEST = 'Contest 1';

const journey = await openJourney();
afterAll(() => journey.close());

test('a difference becomes a case, is explained, looked at by two others and settled by another administrator', async () => {
  const client = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await openBatches(journey, client, 'Casework');
  const manager = await journey.clientOf(FIRST_MANAGER);
  for (const batch of ['Batch 1', 'Batch 2', 'Batch 4', 'Batch 6', 'Batch 8']) {
    const candidate1 = batch === 'Batch 4' ? 495 : batch === 'Batch 1' || batch === 'Batch 2' ? 500 : 100;
    const small = batch === 'Batch 6' || batch === 'Batch 8';
    const votes = { 'candidate 1': candidate1, 'candidate 2': small ? 50 : 250, 'candidate 3': small ? 50 : 250 };
    const sheets = [{ name: 'Sheet 1', votes: { [CONTEST]: votes } }];
    await manager.send('record-batch', { auditId, jurisdiction: 'J1', batch, sheets, basedOn: null });
  }
  await manager.send('finalize-tallies', { auditId, jurisdiction: 'J1' });

  const ada = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(ada, 'Casework, administrator');
  await visit(ada, `/audits/${auditId}/progress`);
  await goTo(ada, audit.pages.cases);
  await isAt(ada, cases.title);
  await sees(ada, fill(cases.counts.new, { count: 1 }));
  const rows = await rowsOf(tableOf(ada, cases.title));
  expect(rows[0]?.slice(0, 2)).toEqual(['Batch 4', 'J1']);
  await choose(ada, fill(cases.counts.settled, { count: 0 }));
  await sees(ada, cases.noneShown);
  expect(new URL(ada.url()).searchParams.get('state')).toBe('settled');
  await choose(ada, fill(cases.all, { count: 1 }));
  await picture(ada, 'cases');
  await follow(ada, 'Batch 4');
  await isAt(ada, fill(cases.case.title, { unit: 'Batch 4' }));
  await press(ada, cases.explain.submit);
  await sees(ada, cases.explain.causeMissing);
  await choose(ada, new RegExp(`^${cases.causes['count-slip']}`));
  await type(ada, cases.explain.note, 'A stack of five was left in the box.');
  await press(ada, cases.explain.submit);
  await sees(ada, cases.explain.saved);
  await sees(ada, fill(cases.history.waiting, { state: cases.states['second-look'] }));
  await picture(ada, 'case');

  const jane = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(jane, 'Casework, manager');
  await visit(jane, `/audits/${auditId}/cases`);
  await follow(jane, 'Batch 4');
  await follow(jane, cases.look.open);
  await isAt(jane, fill(cases.look.pageTitle, { unit: 'Batch 4' }));
  await type(jane, cases.look.first, 'Cy Young');
  // One person in two spellings is told before anybody looks.
  await type(jane, cases.look.second, 'CY YOUNG ');
  await press(jane, cases.look.go);
  await sees(jane, refusalDetail({ code: 'second-look-alike', name: 'CY YOUNG' }));
  await type(jane, cases.look.second, 'Di Prince');
  await press(jane, cases.look.go);
  await type(jane, 'candidate 1', '495');
  await type(jane, 'candidate 2', '250');
  await press(jane, cases.look.keep);
  await sees(jane, fill(cases.look.numberMissing, { field: 'candidate 3 in Contest 1' }));
  await type(jane, 'candidate 3', '250');
  await picture(jane, 'second-look');
  await press(jane, cases.look.keep);
  await isAt(jane, fill(cases.case.title, { unit: 'Batch 4' }));
  await sees(jane, cases.findings['as-entered']);
  // From the case of a county its manager finds the way to that county's desk.
  await follow(jane.getByRole('navigation', { name: audit.pages.label }), 'J1');
  await isAt(jane, fill(WORDS.office.desk.title, { jurisdiction: 'J1' }));
  await sees(jane, WORDS.office.cases.open_one);
  await follow(jane, WORDS.office.cases.link);
  await isAt(jane, cases.title);

  const rosa = await journey.windowOf(SECOND_ADMINISTRATOR.email);
  pictureOnFailure(rosa, 'Casework, second administrator');
  await visit(rosa, `/audits/${auditId}/cases?state=to-approve`);
  await follow(rosa, 'Batch 4');
  await type(rosa, cases.settle.note, 'Both counts agree; the box was looked through.');
  await press(rosa, cases.settle.submit);
  await sees(rosa, fill(cases.history.waiting, { state: cases.states.settled }));
  await sees(rosa, cases.resolutions.confirmed);
  expect(journey.complaints).toEqual([]);
});

/** For whoever wants to look at the pages: wide and on a narrow phone. */
const picture = (page: Page, name: string) => pictureOf(page, name, [1280, 320]);
