import { OfficeMapSchema } from '@plumbline/api';
import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { removeUnusedFiles } from '../jobs/remove-unused-files.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { enterOffice } from '../sign-in/enter-office.ts';
import { MAP_OF_TOWNS, mapOf } from '../testing/map-of-towns.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { planPolling } from './plan-small-election.ts';

/* The map of an office: sent once, seen by everybody who watches its audits, and on the record. */

const office = await openTestOffice();
afterAll(() => office.close());
const { organizationId, services } = office;
const ada = await office.signedIn(ADMINISTRATOR);
const { auditId } = await planPolling(office, ada, 'Mapped');

const towns = { organizationId, name: 'towns.geojson' };
const namesSeen = async (person = ada) => {
  const { map } = await person.ask('map-of-audit', { auditId });
  return map?.areas.map(({ names }) => names) ?? null;
};
const entriesOf = async () => {
  const { entries } = await ada.ask('office-log', { organizationId });
  return entries.filter(({ type }) => type.startsWith('office-map')).map(({ type }) => type);
};

test('a map that was sent is seen by whoever watches an audit of the office, and by nobody else', async () => {
  expect(await namesSeen()).toBeNull();
  expect((await ada.ask('office-map', { organizationId })).map).toBeNull();
  expect(await ada.sendMap(towns, MAP_OF_TOWNS)).toEqual({ areas: 3, leftOut: 0 });
  const seen = [
    ['J1', 'Middle'],
    ['J2', 'Middle'],
    ['Elsewhere', 'Middle'],
  ];
  expect(await namesSeen()).toEqual(seen);
  const again = await office.signedIn(ADMINISTRATOR);
  expect(await namesSeen(again)).toEqual(seen);
  await ada.send('invite-observer', { auditId, email: 'olive@watch.example', name: 'Olive', days: 3 });
  const olive = await office.signedIn('olive@watch.example');
  expect(await namesSeen(olive)).toEqual(seen);
  expect(await olive.sendMap(towns, MAP_OF_TOWNS)).toMatchObject({
    code: expect.stringMatching(/not-(found|allowed)/),
  });
  const { map, elections } = await ada.ask('office-map', { organizationId });
  expect(map).toMatchObject({ name: 'towns.geojson', bytes: MAP_OF_TOWNS.length, by: 'Ada Warren', leftOut: 0 });
  expect(OfficeMapSchema.parse(map).properties).toEqual(['TOWN', 'COUNTY']);
  expect(elections.map(({ jurisdictions }) => jurisdictions)).toEqual([expect.arrayContaining(['J1', 'J2'])]);
});

test('of another office nobody sends, sees or removes the map', async () => {
  const administrators = [{ email: 'bo@other.example', name: 'Bo' }];
  await enterOffice(services, { organization: 'Other', defaultState: 'CA', administrators });
  const bo = await office.signedIn('bo@other.example');
  expect(await bo.sendMap(towns, MAP_OF_TOWNS)).toMatchObject({ code: 'not-found' });
  expect((await bo.refused('remove-office-map', { organizationId })).code).toBe('not-found');
  expect(await office.nobody().sendMap(towns, MAP_OF_TOWNS)).toMatchObject({ code: 'not-signed-in' });
  expect((await namesSeen())?.length).toBe(3);
});

test('a file that is no map changes nothing, and everything that is wrong is said at once', async () => {
  const before = await ada.ask('office-map', { organizationId });
  const broken = JSON.parse(MAP_OF_TOWNS);
  broken.features[0].geometry.coordinates = [[['east', 'north']]];
  broken.features[2].geometry.coordinates = null;
  expect(await ada.sendMap(towns, JSON.stringify(broken))).toMatchObject({
    code: 'map-refused',
    issues: [{ message: expect.stringContaining('Feature 1') }, { message: expect.stringContaining('Feature 3') }],
  });
  for (const [text, code] of [
    ['Town,Border\nJ1,somewhere\n', 'map-refused'],
    ['[['.repeat(100_000), 'map-refused'],
    ['{"type":"FeatureCollection","features":{"length":1}}', 'map-refused'],
    [JSON.stringify({ type: 'FeatureCollection', features: [] }), 'map-refused'],
    [new Uint8Array([0xff, 0xfe, 0x00]), 'map-refused'],
    ['', 'upload-empty'],
    [' '.repeat(1_000_001), 'too-large'],
  ] as const) {
    expect(await ada.sendMap(towns, text), code).toMatchObject({ code });
  }
  expect(await ada.sendMap({ organizationId, name: ' ' }, MAP_OF_TOWNS)).toMatchObject({
    code: 'request-not-understood',
  });
  expect(await ada.ask('office-map', { organizationId })).toEqual(before);
  expect(await entriesOf()).toEqual(['office-map-set']);
});

test('a map is replaced and removed, each once in the log, and check and rebuilt tables agree', async () => {
  expect(await ada.sendMap(towns, MAP_OF_TOWNS)).toMatchObject({ areas: 3 });
  expect(await entriesOf()).toEqual(['office-map-set']);
  // As some programs write it: with a mark of the byte order.
  expect(await ada.sendMap({ organizationId, name: 'new.geojson' }, `\uFEFF${mapOf(['J1', 'J2'])}`)).toMatchObject({
    areas: 2,
  });
  expect((await namesSeen())?.length).toBe(2);
  expect(await entriesOf()).toEqual(['office-map-set', 'office-map-set']);
  const { db, blobs, now } = services;
  const checked = async () => (await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences;
  expect(await checked()).toEqual([]);
  expect(await rebuildProjections(services, { repair: true })).toMatchObject({ broken: [], differences: [] });
  expect((await namesSeen())?.length).toBe(2);
  await ada.send('remove-office-map', { organizationId });
  await ada.send('remove-office-map', { organizationId });
  expect(await namesSeen()).toBeNull();
  expect(await entriesOf()).toEqual(['office-map-removed', 'office-map-set', 'office-map-set']);
  expect(await checked()).toEqual([]);
});

test('files of maps stay for as long as the log names them, and what was refused goes after a day', async () => {
  await ada.sendMap(towns, MAP_OF_TOWNS);
  const { map } = await ada.ask('office-map', { organizationId });
  await ada.sendMap(towns, 'no map at all');
  office.clock.now = new Date(office.clock.now.getTime() + 49 * 3_600_000);
  const later = await office.signedIn(ADMINISTRATOR);
  await removeUnusedFiles(services);
  expect((await later.ask('office-map', { organizationId })).map).toEqual(map);
  const stored: string[] = [];
  for await (const { sha256 } of services.blobs.list()) stored.push(sha256);
  expect(stored).toContain(map?.sha256);
  const { db, blobs, now } = services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});
