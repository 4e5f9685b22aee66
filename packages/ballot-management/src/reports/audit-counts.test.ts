import { Sha256Schema } from '@plumbline/election';
import { assert, lookUp } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import type { BallotCommand } from '../state/ballot-command.ts';
import { play } from '../testing/play-room.ts';
import { county } from '../testing/tamarack.ts';
import { by, on } from '../testing/tamarack-people.ts';
import { auditCountLines, otherAuditCounts, sumsOfAuditCounts } from './audit-counts.ts';
import { draftManifest, manifestCsv } from './manifest.ts';

/* What boards counted in the sample of SB-12, beside what the manifest lists. */

const SAMPLE = ['MB-007', 'ED-P03-T1', 'EV-N-N2-2026-10-31', 'MB-003'];

function frozen(): ReturnType<typeof county> {
  const room = county();
  const text = manifestCsv(draftManifest(room, 'by-batch'));
  const file = { name: 'manifest.csv', bytes: text.length, sha256: Sha256Schema.parse(sha256Hex(text)) };
  return play(room, by('okafor', { type: 'freeze-manifest', form: 'by-batch', file }, on('2026-11-17', '09:00')));
}

const counted = (person: string, batch: string, cards: number): BallotCommand =>
  by(person, { type: 'report-audit-count', batch, cards, incident: `count of ${batch}` }, on('2026-11-18', '10:00'));

function linesOf(room: ReturnType<typeof county>) {
  const [manifest] = room.manifests;
  assert(manifest !== undefined, 'a manifest was frozen');
  return auditCountLines(
    room,
    manifest,
    SAMPLE.map((batch) => ({ tabulator: null, batch })),
  );
}

test('B5 SB-12 batches that nobody has counted are pending, and in no sum', () => {
  const lines = linesOf(play(frozen(), counted('gorski', 'MB-007', 200)));
  expect(lines.map(({ name, listed, difference }) => [name, listed, difference])).toEqual([
    ['ED-P03-T1', 348, null],
    ['EV-N-N2-2026-10-31', 166, null],
    ['MB-003', 200, null],
    ['MB-007', 200, 0],
  ]);
  expect(sumsOfAuditCounts(lines)).toEqual({ batches: 4, pending: 3, listed: 200, counted: 200, net: 0, gross: 0 });
});

test('B5 SB-12 one too few and one too many are nothing net and two gross, each with its incident', () => {
  const room = play(frozen(), counted('eze', 'ED-P03-T1', 347), counted('eze', 'MB-003', 201));
  const lines = linesOf(room);
  expect(lines.map(({ difference }) => difference)).toEqual([1, null, -1, null]);
  expect(lines.map(({ incidents }) => incidents.map(({ incident }) => incident))).toEqual([
    ['count of ED-P03-T1'],
    [],
    ['count of MB-003'],
    [],
  ]);
  expect(sumsOfAuditCounts(lines)).toMatchObject({ listed: 548, counted: 548, net: 0, gross: 2 });
});

test('B5 SB-12 the newest count stands, every count stays: 200 + 348 + 166 + 200 = 914', () => {
  const room = play(
    frozen(),
    counted('eze', 'ED-P03-T1', 347),
    counted('gorski', 'ED-P03-T1', 348),
    counted('gorski', 'MB-007', 200),
    counted('gorski', 'EV-N-N2-2026-10-31', 166),
    counted('gorski', 'MB-003', 200),
  );
  const lines = linesOf(room);
  expect(lines[0]?.counts.map(({ by: people, cards }) => [people.join(), cards])).toEqual([
    ['eze', 347],
    ['gorski', 348],
  ]);
  expect(lines[0]).toMatchObject({ difference: 0, incidents: [{ incident: 'count of ED-P03-T1', closed: null }] });
  expect(sumsOfAuditCounts(lines)).toEqual({ batches: 4, pending: 0, listed: 914, counted: 914, net: 0, gross: 0 });
});

test('a count of a batch that no audit has drawn stands apart, beside what was listed when it was reported', () => {
  const room = play(frozen(), counted('gorski', 'MB-001', 199), counted('gorski', 'MB-007', 200));
  const others = otherAuditCounts(room, new Set(SAMPLE));
  expect(others.map(({ name, listed, difference }) => [name, listed, difference])).toEqual([['MB-001', 200, 1]]);
  expect(lookUp(room.auditCounts, 'MB-001')).toHaveLength(1);
});
