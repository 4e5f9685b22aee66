import { readCountyFile } from '@plumbline/ballot-management';
import { expect, test } from 'vitest';

import { countyDocuments, emptyForms } from './print-county.ts';

const COUNTY = {
  county: 'Birch County',
  election: '2026-11-03 General',
  precincts: [
    {
      precinct: 'P-1',
      received: 500,
      spoiled: 2,
      provisionalIssued: 1,
      fledOrVoided: 0,
      unused: 97,
      regularCheckIns: 400,
      batches: [{ name: 'ED-P1', count: 400 }],
    },
  ],
  manifest: [{ container: 'BOX-1', tabulator: 'T-1', batchName: 'ED-P1', numberOfBallots: 400 }],
};

const FOR = { election: COUNTY.election, jurisdiction: COUNTY.county, told: 'x', at: '2026-11-03T20:00:00.000Z' };

test('without a county every form is printed to be written on', () => {
  const documents = emptyForms(FOR);
  expect(documents).toHaveLength(27);
  expect(documents[3]).toMatchObject({ file: 'birch-county-f-04-empty.pdf', kind: 'F-04' });
});

test('a county prints its forms, what its figures fill in, and the labels of its containers and batches', async () => {
  const county = readCountyFile(JSON.stringify(COUNTY));
  if (!county.ok) throw new Error(JSON.stringify(county.error));
  const documents = countyDocuments(county.value, FOR);
  expect(documents.slice(27).map(({ file }) => file)).toEqual([
    'birch-county-f-04-p-1.pdf',
    'birch-county-f-15.pdf',
    'birch-county-container-labels.pdf',
    'birch-county-batch-labels.pdf',
  ]);
  const twice = [await documents[27]?.print(), await documents[27]?.print()];
  expect(Buffer.from(twice[0]?.pdf ?? []).equals(twice[1]?.pdf ?? Buffer.of())).toBe(true);
});

test('a file of a county that cannot be read is refused with the place that is wrong', () => {
  const row = { container: 'BOX-1', tabulator: 'T-1', batchName: 'ED-P1', numberOfBallots: -1 };
  expect(readCountyFile(JSON.stringify({ ...COUNTY, manifest: [row] }))).toEqual({
    ok: false,
    error: [{ place: 'manifest[0].numberOfBallots', problem: 'count' }],
  });
});

test('a batch that nobody has counted is printed without a count', async () => {
  const row = { container: 'BOX-1', tabulator: 'T-1', batchName: 'ED-P1' };
  const county = readCountyFile(JSON.stringify({ ...COUNTY, manifest: [row] }));
  if (!county.ok) throw new Error(JSON.stringify(county.error));
  const context = { jurisdiction: 'Birch', election: '2026', told: '', at: '2026-11-03T12:00:00Z' };
  const labels = countyDocuments(county.value, context).filter(({ kind }) => kind.endsWith('labels'));
  const printed = await Promise.all(labels.map(({ print }) => print()));
  expect(printed.map(({ pages }) => pages)).toEqual([1, 1]);
});
