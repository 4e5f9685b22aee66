import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { download, isAt, rowsOf, sees, tableOf, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { openBatches } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* An administrator takes a report away to read, finds it among those that are kept, and is told when another would differ. */

const { rounds } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());

test('a report is listed once it was taken away, and says when newer entries exist', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await openBatches(journey, ada, 'Kept reports');
  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'Kept reports');
  await visit(desk, `/audits/${auditId}/reports`);
  await isAt(desk, rounds.reports.title);
  await sees(desk, rounds.kept.none);
  const named = fill(rounds.reports.downloadIn, { name: rounds.reports.discrepancy, form: rounds.reports.forms.html });
  expect(await download(desk, named)).toContain('<h1>Discrepancy report: Kept reports</h1>');
  await sees(desk, rounds.kept.newest);
  const table = tableOf(desk, rounds.kept.title);
  expect((await rowsOf(table))[0]?.[0]).toBe('discrepancy-report-Kept reports.html');
  const found = [...(await inspectPage(desk, 'downloads with kept reports'))];

  const jane = await journey.clientOf(FIRST_MANAGER);
  const votes = { 'Contest 1': { 'candidate 1': 100, 'candidate 2': 50, 'candidate 3': 40 } };
  const batch = { auditId, jurisdiction: 'J2', batch: 'Batch 3' };
  await jane.send('record-batch', { ...batch, sheets: [{ name: 'S', votes }], basedOn: null });
  await eventually(async () => (await rowsOf(table))[0]?.at(-1)).toContain(rounds.kept.outdated);
  expect(found).toEqual([]);
  expect(journey.complaints).toEqual([]);
}, 180_000);
