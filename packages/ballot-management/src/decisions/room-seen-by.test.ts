import { digestOfText } from '@plumbline/audit';
import { assert, entriesOf } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import type { FormId } from '../forms/form-definition.ts';
import { reconciliationOf } from '../reports/reconciliation.ts';
import type { OpenRoom } from '../state/room.ts';
import { newestVersion } from '../state/room-view.ts';
import { injected, play, text } from '../testing/play-room.ts';
import { county, entered, nameOf } from '../testing/tamarack.ts';
import { AFTER, by } from '../testing/tamarack-people.ts';
import { roomSeenBy } from './room-seen-by.ts';

const DAY = '2026-11-09';

function figuresSeen(room: OpenRoom, person: string) {
  const seen = roomSeenBy(room, [person], DAY);
  const { figures, byPlace } = reconciliationOf(seen.room);
  return {
    seen,
    at: (place: string, line: string) => figures.at(place, line)?.value,
    units: (place: string) => JSON.stringify(byPlace.get(place)?.map(({ left, right }) => [left, right]) ?? []),
  };
}

/** The first form of a kind, amended without a change of its figures: it is to be read again. */
function amended(room: OpenRoom, form: FormId, person: string) {
  const [filled, record] = [...entriesOf(room.forms)].find(([, each]) => each.form === form) ?? [];
  assert(filled !== undefined && record !== undefined, 'the county filled it in', form);
  const { fields, tables } = newestVersion(record);
  const data = { filled, eventVersion: 2, version: 2, fields, tables, reason: 'transcription', evidence: [] } as const;
  const said = { digest: digestOfText(text('A stamp was missing')) };
  const after = injected(room, { type: 'form-amended', by: [person], at: AFTER, ...data, text: said });
  return { room: after, filled, place: record.place, fields };
}

test('the reviewer of a certificate does not read its total as the cards of its batches', () => {
  const { room, filled, place, fields } = amended(county(), 'F-16', 'pham');
  const reviewer = figuresSeen(room, 'solberg');
  expect(reviewer.seen.hidden).toContain(filled);
  expect(reviewer.at(place, 'certifiedTotal')).toBeUndefined();
  expect(reviewer.at(place, 'cardsInBatches')).toBeUndefined();
  expect(reviewer.units(place)).not.toContain(String(fields.certifiedTotal));
  expect(figuresSeen(room, 'pham').at(place, 'cardsInBatches')).toBe(fields.certifiedTotal);
});

test('the reviewer of a list of batches does not read its total as that of the county', () => {
  const container = [...entriesOf(county().containers)][0]?.[0] ?? '';
  const row = { batch: 'X', tabulator: 'CC-1', container, sealedAt: AFTER, cards: 5960, cardsTabulated: 5960 };
  const filled = nameOf('F-15', 'area:Vault A');
  const start = { type: 'start-form', filled, form: 'F-15', place: 'area:Vault A', capture: 'live' } as const;
  const room = play(county(), by('pham', start), entered(filled, 'pham', { tables: { batches: [row] } }));
  const reviewer = figuresSeen(room, 'solberg');
  const lines = ['cardsInManifest', 'cardsInContainers', 'tabulatedInBatches', 'ballotsReported'];
  expect(lines.map((line) => reviewer.at('county', line))).toEqual([undefined, undefined, undefined, undefined]);
  expect(reviewer.units('county')).not.toContain('5960');
  expect([...reviewer.seen.hiddenTotals]).toEqual(expect.arrayContaining(['handCount', 'tabulated', 'certifiedTotal']));
  expect(figuresSeen(room, 'pham').at('county', 'cardsInManifest')).toBe(5960);
});

test('the reviewer of remade ballots does not read how many as the originals of all batches', () => {
  const before = reconciliationOf(county()).figures.at('duplication', 'originals')?.value;
  assert(before !== undefined, 'ballots were remade');
  const { room, filled } = amended(county(), 'F-14', 'moss');
  const reviewer = figuresSeen(room, 'solberg');
  expect(reviewer.seen.hidden).toContain(filled);
  expect(reviewer.at('duplication', 'originals')).toBeUndefined();
  expect(reviewer.at('duplication', 'duplicates')).toBeUndefined();
  expect(reviewer.units('duplication')).not.toContain(String(before));
  expect(reviewer.seen.hiddenTotals).toContain('originals');
  expect(figuresSeen(room, 'moss').at('duplication', 'originals')).toBe(before);
});
