import { Sha256Schema } from '@plumbline/election';
import { assert, lookUp } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import type { BallotCommand } from '../state/ballot-command.ts';
import { play } from '../testing/play-room.ts';
import { county } from '../testing/tamarack.ts';
import { by, on } from '../testing/tamarack-people.ts';
import { auditCountLines, auditOfIncident, otherAuditCounts, sumsOfAuditCounts } from './audit-counts.ts';
import { draftManifest, manifestCsv } from './manifest.ts';

/* What boards counted in the sample of SB-12, beside what the manifest lists. */

const SAMPLE = ['MB-007', 'ED-P03-T1', 'EV-N-N2-2026-10-31', 'MB-003'];

function frozen(): ReturnType<typeof county> {
  const room = county();
  const text = manifestCsv(draftManifest(room, 'by-batch'));
  const file = { name: 'manifest.csv', bytes: text.length, sha256: Sha256Schema.parse(sha256Hex(text)) };
  return play(room, by('okafor', { type: 'freeze-manifest', form: 'by-batch', file }, on('2026-11-17', '09:00')));
}

const counted = (person: string, batch: string, cards: number, audit: string | null = 'A1'): BallotCommand =>
  by(
    person,
    { type: 'report-audit-count', batch, audit, cards, incident: `count of ${batch}` },
    on('2026-11-18', '10:00'),
  );

function linesOf(room: ReturnType<typeof county>, audit = 'A1') {
  const [manifest] = room.manifests;
  assert(manifest !== undefined, 'a manifest was frozen');
  return auditCountLines(room, manifest, { audit, units: SAMPLE.map((batch) => ({ tabulator: null, batch })) });
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
  const others = otherAuditCounts(room, new Set(linesOf(room).flatMap(({ counts }) => counts)));
  expect(others.map(({ name, listed, difference }) => [name, listed, difference])).toEqual([['MB-001', 200, 1]]);
  expect(lookUp(room.auditCounts, 'MB-001')).toHaveLength(1);
});

test('B5 a count stands with the audit it came from, and so does the incident that began with it', () => {
  const room = play(
    frozen(),
    counted('eze', 'MB-007', 199),
    counted('gorski', 'MB-007', 201, 'A2'),
    counted('gorski', 'MB-003', 199, null),
  );
  const of = (audit: string) =>
    linesOf(room, audit).map(({ name, difference, incidents }) => [
      name,
      difference,
      incidents.map((one) => one.incident),
    ]);
  // A count of which nobody said of which audit it is may be of each that has drawn the batch.
  const rest = [
    ['ED-P03-T1', null, []],
    ['EV-N-N2-2026-10-31', null, []],
    ['MB-003', 1, ['count of MB-003']],
  ];
  expect(of('A1')).toEqual([...rest, ['MB-007', 1, ['count of MB-007']]]);
  expect(of('A2')).toEqual([...rest, ['MB-007', -1, ['count of MB-007 (2)']]]);
  const audits = ['count of MB-007', 'count of MB-007 (2)', 'count of MB-003'].map((name) => {
    const incident = lookUp(room.incidents, name);
    return incident && auditOfIncident(room, incident);
  });
  expect(audits).toEqual(['A1', 'A2', null]);
  const shown = new Set(linesOf(room).flatMap(({ counts }) => counts));
  expect(otherAuditCounts(room, shown).map(({ name, counts }) => [name, counts.map(({ audit }) => audit)])).toEqual([
    ['MB-007', ['A2']],
  ]);
});
