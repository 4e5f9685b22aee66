import { readFile } from 'node:fs/promises';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import type { Locator, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, press, rowsOf, sees, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { openBatches } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* What is drawn can be taken away: as a picture, as a drawing, as figures. And places that are no counties have the map of their office. */

const { details, drawings, officeMapPage } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

/** As wide as a page of paper, and three points of a picture for one of the drawing. */
const WIDTH = 860;
const SCALE = 3;

async function saved(
  figure: Locator,
  as: 'png' | 'svg' | 'csv',
  title: string,
): Promise<{ name: string; bytes: Buffer }> {
  const button = fill(drawings.save.named, { what: drawings.save[as], title });
  const [file] = await Promise.all([figure.page().waitForEvent('download'), press(figure, button)]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Width and height of a PNG, from its first chunk (ISO/IEC 15948, 11.2.2). */
function sizeOfPng(bytes: Buffer): { readonly width: number; readonly height: number } {
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect(bytes.subarray(12, 16).toString('latin1')).toBe('IHDR');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** The rows of a CSV as the page shows them: without the separators of thousands. */
const plain = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((cell) => cell.replaceAll(/(\d),(?=\d{3})/g, '$1')));
const cellsOf = (csv: string) =>
  csv
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
        .slice(0, -1)
        .map(([, cell = '']) => cell.replace(/^"(.*)"$/, '$1').replaceAll('""', '"')),
    );

/** Saves a drawing in all three ways and holds the files against one another and against the table on the page. */
async function saveAndCompare(figure: Locator): Promise<readonly (readonly string[])[]> {
  const title = (await figure.getByRole('heading', { level: 3 }).textContent())?.trim() ?? '';
  const png = await saved(figure, 'png', title);
  const svg = await saved(figure, 'svg', title);
  const csv = await saved(figure, 'csv', title);
  for (const [{ name }, ending] of [
    [png, 'png'],
    [svg, 'svg'],
    [csv, 'csv'],
  ] as const) {
    expect(name).toMatch(new RegExp(`^[a-z0-9-]+\\.${ending}$`));
  }
  const text = svg.bytes.toString('utf8');
  const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(text) ?? [];
  expect(Number(width)).toBe(WIDTH);
  expect(text).toContain(`<title>${title}</title>`);
  expect(sizeOfPng(png.bytes)).toEqual({ width: WIDTH * SCALE, height: Math.round(Number(height) * SCALE) });
  // A picture of nothing is white, and takes next to nothing.
  expect(png.bytes.length).toBeGreaterThan(5_000);
  const [head, ...rows] = cellsOf(csv.bytes.toString('utf8'));
  await press(figure, drawings.table.show);
  const table = figure.getByRole('table');
  await table.waitFor();
  const columns = await table.locator('thead th').allTextContents();
  expect(head).toEqual(columns);
  expect(plain(await rowsOf(table))).toEqual(rows);
  await press(figure, drawings.table.hide);
  return rows;
}

const figureOf = (page: Page, title: string): Locator => page.getByRole('figure', { name: title, exact: true });

test('each drawing is saved as the picture, the drawing and the figures that it shows', async () => {
  const auditId = await openBatches(journey, ada, 'Drawn');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Drawings');
  await visit(page, `/audits/${auditId}/progress`);
  const sample = figureOf(page, WORDS.drawn.sample.title);
  await sample.waitFor();
  const drawn = await saveAndCompare(sample);
  const { jurisdictions } = await ada.ask('round-progress', { auditId });
  // Of each jurisdiction that has part in the sample what the log says was drawn of it.
  for (const { jurisdiction, units } of jurisdictions.filter((one) => one.units > 0)) {
    const row = drawn.find(([name]) => name === jurisdiction);
    expect([jurisdiction, row?.includes(String(units))]).toEqual([jurisdiction, true]);
  }

  await visit(page, `/audits/${auditId}/reports`);
  const margins = figureOf(page, WORDS.drawn.margins.title);
  await margins.waitFor();
  const rows = await saveAndCompare(margins);
  const { contests } = await ada.ask('round-progress', { auditId });
  for (const { name, choices, winners } of contests) {
    const votes = choices.map((choice) => choice.votes).toSorted((a, b) => b - a);
    const margin = (votes[winners - 1] ?? 0) - (votes[winners] ?? 0);
    expect(rows.find(([contest]) => contest === name)?.[2]).toBe(String(margin));
  }
  expect(journey.complaints).toEqual([]);
});

test('on paper a long table names its columns on each page, has its totals once, and breaks no status', async () => {
  const { auditId } = await ada.send('create-audit', {
    organizationId: journey.organizationId,
    name: 'On paper',
    auditType: 'batch-comparison',
    method: 'macro',
    compatibility: true,
  });
  const names = Array.from({ length: 90 }, (_, index) => `Township ${index + 1}`);
  const text = ['Jurisdiction,Admin Email', ...names.map((name) => `${name},clerk@${name.replace(' ', '')}.example`)];
  const slot = { auditId, kind: 'participants', jurisdiction: null } as const;
  const { uploadId } = await ada.upload(slot, { name: 'participants.csv', text: `${text.join('\n')}\n` });
  await ada.send('register-file', { ...slot, uploadId, confirmed: true });
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'On paper');
  await visit(page, `/audits/${auditId}/progress?show=table`);
  await sees(page, 'Township 1');
  const { pages } = await readPdf(await page.pdf({ format: 'Letter' }));
  const words = pages.map((one) => one.text.replaceAll(/\s+/g, ' '));
  const withRows = words.filter((one) => /Township \d+/.test(one));
  expect(withRows.length).toBeGreaterThan(1);
  const { jurisdiction, status, total } = WORDS.rounds.progress;
  for (const one of withRows) for (const column of [jurisdiction, status]) expect(one).toContain(column);
  const all = words.join(' ');
  for (const name of names) expect(all).toMatch(new RegExp(`${name}\\b`));
  expect(all.split(total).length - 1).toBe(1);
  // “No sign-in yet” stands in one line, so that a page has room for more than twenty rows.
  expect(Math.max(...withRows.map((one) => one.match(/Township \d+/g)?.length ?? 0))).toBeGreaterThan(20);
});

const square = (name: string, x: number) => ({
  type: 'Feature',
  properties: { TOWN: name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, 42],
        [x + 1, 42],
        [x + 1, 43],
        [x, 43],
        [x, 42],
      ],
    ],
  },
});
const collection = (features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features });

test('a map of towns is sent once by an administrator, seen at every device, and taken away again', async () => {
  const auditId = await openBatches(journey, ada, 'Towns');
  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'Map of towns');
  await follow(desk, WORDS.home.officeMap);
  await isAt(desk, officeMapPage.title);
  await sees(desk, officeMapPage.none);
  const choose = async (text: string) =>
    desk
      .getByLabel(officeMapPage.label)
      .setInputFiles({ name: 'towns.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(text) });
  const alert = desk.getByRole('alert');
  await choose('Town,Border\nJ1,somewhere\n');
  await sees(alert, details.map.notGeoJson);
  const bent = { ...square('J1', -72), geometry: { type: 'Polygon', coordinates: [[[1], [2], [3]]] } };
  await choose(collection([square('J2', -71), bent, bent]));
  for (const feature of ['2', '3']) {
    await sees(alert, details.map.borderUnreadable.replace('{{feature, number}}', feature));
  }
  const found = [...(await inspectPage(desk, 'map of the office with what is wrong'))];
  await sees(desk, officeMapPage.none);

  // Two of three are enough, and what is no jurisdiction is drawn as a border alone.
  const point = { type: 'Feature', properties: { TOWN: 'Mill' }, geometry: { type: 'Point', coordinates: [-71, 42] } };
  await choose(collection([square('J1', -72), square('J2', -71), square('Elsewhere', -70), point]));
  await sees(desk, officeMapPage.taken_other.replace('{{count, number}}', '3'));
  await sees(desk, officeMapPage.leftOut_one.replace('{{count, number}}', '1'));
  const rows = await rowsOf(desk.getByRole('table'));
  expect(rows.find(([election]) => election?.startsWith('Towns'))).toEqual([
    'Towns',
    fill(officeMapPage.ofAll, {}).replace('{{found, number}}', '2').replace('{{wanted, number}}', '3'),
    officeMapPage.yes,
    'J3',
  ]);
  found.push(...(await inspectPage(desk, 'map of the office')));
  await pictureOf(desk, 'map-of-office', [1280, 390]);

  const elsewhere = await journey.windowOf(ADMINISTRATOR.email);
  await visit(elsewhere, `/audits/${auditId}/progress`);
  const map = figureOf(elsewhere, drawings.map.titleOwn);
  await map.waitFor();
  found.push(...(await inspectPage(elsewhere, 'progress with a map of towns')));
  await pictureOf(elsewhere, 'map-of-towns', [1280, 390]);
  const svg = (await saved(map, 'svg', drawings.map.titleOwn)).bytes.toString('utf8');
  expect(svg.match(/<path /g)?.length).toBeGreaterThanOrEqual(3);

  await press(desk, officeMapPage.remove);
  await sees(desk, officeMapPage.none);
  await elsewhere.reload();
  await elsewhere.getByText(drawings.map.office.title, { exact: true }).waitFor();
  expect(await map.count()).toBe(0);
  expect(found).toEqual([]);
  expect(journey.complaints).toEqual([]);
});

test('a map that a browser kept is shown there, and sent to the office when somebody presses so', async () => {
  const auditId = await openBatches(journey, ada, 'Kept');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Kept map');
  const place = (name: string, x: number) => {
    const outline = `M${x} 2L${x + 318} 2L${x + 318} 638L${x} 638L${x} 2Z`;
    return { name, outline, middle: [x + 159, 320] };
  };
  const kept = JSON.stringify([place('J1', 2), place('J3', 320)]);
  await page.evaluate(([key = '', value = '']) => localStorage.setItem(key, value), [`map:${auditId}`, kept]);
  await visit(page, `/audits/${auditId}/progress`);
  await figureOf(page, drawings.map.titleOwn).waitFor();
  await sees(page, drawings.map.kept.title);
  const found = [...(await inspectPage(page, 'progress with a map that a browser kept'))];
  await pictureOf(page, 'kept-map', [1280, 390]);
  await press(page, drawings.map.kept.give);
  await sees(page, drawings.map.kept.given);
  await eventually(() => page.evaluate((key) => localStorage.getItem(key), `map:${auditId}`)).toBeNull();
  const { map } = await ada.ask('map-of-audit', { auditId });
  expect(map?.areas.map(({ names, outline }) => [names[0], outline])).toEqual(
    JSON.parse(kept).map(({ name, outline }: { name: string; outline: string }) => [name, outline]),
  );
  expect(found).toEqual([]);
  expect(journey.complaints).toEqual([]);
});
