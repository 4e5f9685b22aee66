import { isInRounds, type ShelfPlace } from '@plumbline/audit';
import type { StoredBatch } from '@plumbline/ballot-management';
import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { batchRetrievalList } from './batch-retrieval-list.ts';
import { batchTallySheets } from './batch-tally-sheets.ts';
import type { Block } from './block.ts';
import { compareOnTheWay, placesToFetch } from './place-to-fetch.ts';
import type { ComposedDocument } from './printed-document.ts';
import { refilingList } from './refiling-list.ts';
import { batchRetrievalListCsv } from './retrieval-list.ts';
import { retrievalLines } from './retrieval-parts.ts';
import { stopsToFetch, unfetchableStops } from './stops-to-fetch.ts';
import { tallyEntrySheet } from './tally-entry-sheet.ts';
import { batchAudit, printing } from './testing/printed-audits.ts';

/* Lists in the order in which people walk through a storage, by what its ballot room says. */

function stored(batch: string, container: string | null, where: readonly [string, string] | null): StoredBatch {
  const shelf = where === null ? null : { area: where[0], slot: where[1] };
  return { tabulator: 'CC-1', batch, container, condition: 'ok', shelf };
}

function listed(batch: string): ShelfPlace {
  return { jurisdiction: 'Tamarack', tabulator: null, batch, position: null, container: null };
}

test('B7 SB-12 one walks area by area, along the aisles as they are counted, and what stands on no shelf comes last', () => {
  const vault = [
    stored('MB-007', 'BOX-M-02', ['Vault A', 'Aisle 1, shelf 2']),
    stored('MB-005', 'BOX-M-02', ['Vault A', 'Aisle 1, shelf 2']),
    stored('EV-N-N2-2026-10-31', 'BOX-EV-N', ['Vault A', 'Aisle 10, shelf 1']),
    stored('ED-P03-T1', 'BOX-ED-03', ['Vault A', 'Aisle 2, shelf 1']),
    stored('MB-003', 'BOX-M-01', ['Vault A', 'Aisle 1, shelf 1']),
    stored('PROV-01', 'BOX-M-04', null),
    stored('MB-010', 'BOX-M-03', ['Annex', 'Aisle 9']),
  ];
  const way = vault
    .map(({ batch }) => listed(batch))
    .map(placesToFetch(vault))
    .toSorted(compareOnTheWay);
  expect(way.map(({ batch, container }) => [batch, container])).toEqual([
    ['MB-010', 'BOX-M-03'],
    ['MB-003', 'BOX-M-01'],
    ['MB-005', 'BOX-M-02'],
    ['MB-007', 'BOX-M-02'],
    ['ED-P03-T1', 'BOX-ED-03'],
    ['EV-N-N2-2026-10-31', 'BOX-EV-N'],
    ['PROV-01', 'BOX-M-04'],
  ]);
});

test('of two batches of one name that which the manifest means by its tabulator is fetched', () => {
  const twice = [
    { ...stored('MB-003', 'BOX-M-01', ['Vault A', 'Aisle 1']), tabulator: 'CC-1' },
    { ...stored('MB-003', 'BOX-M-09', ['Vault B', 'Aisle 3']), tabulator: 'CC-2' },
  ];
  expect(placesToFetch(twice)({ ...listed('MB-003'), tabulator: 'CC-2' })).toMatchObject({
    container: 'BOX-M-09',
    shelf: { area: 'Vault B', slot: 'Aisle 3' },
  });
});

test('where no ballot room says anything, a list is as its manifest has it', () => {
  const place = { ...listed('First'), container: 'Box 2' };
  expect(placesToFetch(undefined)(place)).toEqual({ ...place, shelf: null, condition: 'ok' });
});

/** Three batches drawn, and the storage of their room: by the manifest Box 2 with First and Second comes before Box 10 with Third. */
async function drawnInRoom() {
  const replay = await batchAudit();
  const { audit, inputs } = replay;
  assert(isInRounds(audit), 'something was drawn', audit.phase);
  const drawn = { jurisdiction: 'Tamarack', tabulator: null, position: null };
  const rounds = audit.rounds.map((round) => ({
    ...round,
    draws: ['First', 'Second', 'Third'].map((batch, at) => ({
      ...drawn,
      batch,
      ...{ contest: 'Mayor', ticket: `0.${at}`, timesDrawn: 1 },
    })),
  }));
  const room = [
    stored('First', 'Box 2', ['Vault A', 'Aisle 10']),
    stored('Second', 'Box 7', null),
    stored('Third', 'Box 10', ['Vault A', 'Aisle 2']),
  ];
  const list = { audit: { ...audit, rounds } as typeof audit, inputs, jurisdiction: 'Tamarack', stored: room };
  return { list, room, context: { ...printing({ ...replay, audit: list.audit }), ...list } };
}

test('B7 SB-12 file, mail, paper and screen say where to go, in one order', async () => {
  const { list, room, context } = await drawnInRoom();
  expect(batchRetrievalListCsv(list).trimEnd().split('\r\n')).toEqual([
    'Storage Area,Shelf,Batch Name,Container,Tabulator',
    'Vault A,Aisle 2,Third,Box 10,',
    'Vault A,Aisle 10,First,Box 2,',
    ',On no shelf now,Second,Box 7,',
  ]);
  expect(retrievalLines(list)).toEqual([
    'Vault A · Aisle 2 · Container Box 10 · Batch Third',
    'Vault A · Aisle 10 · Container Box 2 · Batch First',
    'On no shelf now · Container Box 7 · Batch Second',
  ]);
  expect(groupsOf(batchRetrievalList(context))).toEqual([
    'Vault A · Aisle 2 · Container Box 10',
    'Vault A · Aisle 10 · Container Box 2',
    'On no shelf now · Container Box 7',
  ]);
  expect(stopsToFetch(list)).toEqual(
    [
      { shelf: { area: 'Vault A', slot: 'Aisle 2' }, container: 'Box 10', batch: 'Third' },
      { shelf: { area: 'Vault A', slot: 'Aisle 10' }, container: 'Box 2', batch: 'First' },
      { shelf: null, container: 'Box 7', batch: 'Second' },
    ].map(({ batch, ...stop }) => ({ ...stop, condition: 'ok', batches: [{ tabulator: null, batch, units: 1 }] })),
  );
  expect(unfetchableStops(list)).toEqual([]);
  const lost = room.map((one) => (one.batch === 'Second' ? { ...one, condition: 'missing' as const } : one));
  expect(unfetchableStops({ ...list, stored: lost }).map(({ container, condition }) => [container, condition])).toEqual(
    [['Box 7', 'missing']],
  );
  // A part of the list that does not lead there is fetched.
  const part = { by: 'container', name: 'Box 10' } as const;
  expect(unfetchableStops({ ...list, stored: lost, part })).toEqual([]);
});

test('B7 SB-12 what is counted, typed and put back stands in the order in which it was fetched', async () => {
  const { context } = await drawnInRoom();
  const sheets = batchTallySheets(context).blocks.flatMap(within);
  expect(sheets.flatMap((block) => (block.type === 'title' ? [block.text] : []))).toEqual([
    'Tally sheet: Third',
    'Tally sheet: First',
    'Tally sheet: Second',
  ]);
  const factsOf = sheets.flatMap((block) => (block.type === 'facts' ? [block.facts] : []));
  const ofContainers = factsOf.map((facts) => facts.find(([name]) => name === 'Container')?.[1]);
  expect(ofContainers).toEqual(['Box 10', 'Box 2', 'Box 7']);

  const typed = rowsOf(tallyEntrySheet(context)).flatMap((row) => ('group' in row ? [] : [row[1]]));
  expect(typed).toEqual(['Third', 'First', 'Second']);

  const back = refilingList(context);
  expect(groupsOf(back)).toEqual([
    'Vault A · Aisle 2 · Container Box 10',
    'Vault A · Aisle 10 · Container Box 2',
    'On no shelf now · Container Box 7',
  ]);
  expect(rowsOf(back).flatMap((row) => ('group' in row ? [] : [row[1]]))).toEqual(['Third', 'First', 'Second']);
});

function within(block: Block): readonly Block[] {
  return block.type === 'beside' ? block.parts.flatMap(({ blocks }) => blocks) : [block];
}

function rowsOf({ blocks }: ComposedDocument) {
  return blocks.flatMap((block) => (block.type === 'table' ? block.rows : []));
}

function groupsOf(document: ComposedDocument): readonly string[] {
  return rowsOf(document).flatMap((row) => ('group' in row ? [row.group] : []));
}
