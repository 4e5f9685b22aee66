import { createHash } from 'node:crypto';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { afterAll, expect, test } from 'vitest';
import { waitForRound } from '../../apps/server/src/journeys/plan-audit.ts';
import { CONTEST, planManyBallots } from '../../apps/server/src/journeys/plan-many-ballots.ts';
import { inspectPage } from './inspect-page.ts';
import { downloadBytes, isAt, press, rowsOf, sees, tableOf, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { fill, WORDS } from './words.ts';

/* What takes long is made in the background: its page says how far it is, can be left and come back to, and lists what is done. */

const { rounds, printed, office } = WORDS;
const { making, kept, reports } = rounds;
const journey = await openJourney();
afterAll(() => journey.close());
const WIDTHS = [1280, 390, 320];

test('a manager has long documents made, leaves, comes back, cancels one, has it made again and takes it', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planManyBallots(ada, {
    name: 'Long documents',
    batches: 180,
    ballotsInBatch: 100,
    manager: FIRST_MANAGER,
  });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: 16_500 } });
  await waitForRound(ada, auditId, 1);
  const desk = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(desk, 'Long documents');
  const address = `/audits/${auditId}/office/J1`;
  await visit(desk, address);
  await isAt(desk, fill(office.desk.title, { jurisdiction: 'J1' }));
  const placeholders = printed.kinds['placeholder-sheets'].name;
  const labels = printed.kinds['ballot-labels'].name;
  const ofJ1 = (name: string) => fill(making.of, { name, place: 'J1' });
  await sees(desk, making.about);
  await press(desk, fill(making.orderNamed, { name: placeholders }));
  await press(desk, fill(making.orderNamed, { name: labels }));
  // In the order in which they were asked for, each with how far it is.
  const list = desk.getByRole('region', { name: making.title, exact: true });
  const bar = list.getByRole('progressbar');
  await eventually(() => bar.count()).toBe(2);
  await sees(list, making.waits);
  await sees(list, /\d[\d,]* of [\d,]+ pages are made/);
  const found = [...(await inspectPage(desk, 'files being made'))];
  await pictureOf(desk, 'made-files-desk', WIDTHS);

  // Left and come back to.
  await visit(desk, `/audits/${auditId}/office/J1/tallies`);
  await visit(desk, address);
  await isAt(desk, fill(office.desk.title, { jurisdiction: 'J1' }));
  await press(list, fill(making.cancelNamed, { name: ofJ1(placeholders) }));
  await sees(list, making.cancelled);

  const table = tableOf(desk, kept.title);
  await eventually(async () => (await rowsOf(table).catch(() => []))[0]?.[0]).toBe('j1-ballot-labels.pdf');
  await press(list, fill(making.againNamed, { name: ofJ1(placeholders) }));
  await list.getByText(making.cancelled).waitFor({ state: 'detached' });
  await pictureOf(desk, 'made-files-again', WIDTHS);
  await list.waitFor({ state: 'detached', timeout: 120_000 });
  const rows = await rowsOf(table);
  expect(rows.map(([name]) => name)).toEqual(['j1-placeholder-sheets.pdf', 'j1-ballot-labels.pdf']);
  const bytes = await downloadBytes(desk, 'j1-ballot-labels.pdf');
  const fingerprint = createHash('sha256').update(bytes).digest('hex');
  expect(rows[1]?.join(' ')).toContain(fingerprint.slice(0, 6));
  expect((await readPdf(bytes)).pages.length).toBeGreaterThan(100);
  found.push(...(await inspectPage(desk, 'files that were made')));
  await pictureOf(desk, 'made-files-done', WIDTHS);

  // Of so large an audit the reports are made in the same way, and whoever takes the address is told so.
  const administrator = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(administrator, 'Long reports');
  await visit(administrator, `/audits/${auditId}/reports`);
  await isAt(administrator, reports.title);
  await press(administrator, fill(making.orderNamed, { name: reports.report }));
  const all = tableOf(administrator, kept.title);
  await eventually(async () => (await rowsOf(all))[0]?.[0]).toMatch(/^audit-report-Long documents.*\.csv$/);
  found.push(...(await inspectPage(administrator, 'long reports')));
  await pictureOf(administrator, 'made-files-reports', WIDTHS);
  expect(found).toEqual([]);
  expect(journey.complaints).toEqual([]);
}, 300_000);
