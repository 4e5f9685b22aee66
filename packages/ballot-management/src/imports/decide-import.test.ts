import { Sha256Schema } from '@plumbline/election';
import type { RoomFile } from '@plumbline/election-files';
import { assert, lookUp } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import { describe, expect, test } from 'vitest';
import { decideRoom } from '../decisions/decide-room.ts';
import { figuresOf } from '../reports/figures.ts';
import { draftManifest, manifestCsv } from '../reports/manifest.ts';
import { BALLOT_EVENT_SCHEMAS, type BallotEvent } from '../state/ballot-event.ts';
import { evolveRoom } from '../state/evolve.ts';
import type { OpenRoom } from '../state/room.ts';
import { play } from '../testing/play-room.ts';
import { batchesMade, county, PRECINCTS, precinctPapers } from '../testing/tamarack.ts';
import { AFTER, BEFORE, by, setUp } from '../testing/tamarack-people.ts';
import { decideImport, fingerprintOfImport, type ImportedFile, refuseImport } from './decide-import.ts';

const FILE = { name: 'poll-book.csv', bytes: 120, sha256: Sha256Schema.parse('ab'.repeat(32)) };
const okafor = { signIns: ['okafor'], at: AFTER };
const asFile = (content: RoomFile): ImportedFile => ({ file: FILE, content });

/** Voters of the base county, as its poll books have them. */
const CHECK_INS: RoomFile = {
  kind: 'check-ins',
  rows: [
    ['P-01', null, 512],
    ['P-02', '2026-11-03', 432],
    ['P-03', null, 610],
    ['P-04', null, 287],
    ['EV-N', '2026-10-29', 280],
    ['EV-N', '2026-10-30', 308],
    ['EV-N', '2026-10-31', 339],
  ].map(([site, day, checkIns], at) => ({
    row: at + 2,
    site: String(site),
    day: day === null ? null : String(day),
    kind: 'regular' as const,
    checkIns: Number(checkIns),
  })),
};

function decided(room: OpenRoom, content: RoomFile, asking = okafor) {
  const found = decideImport(room, asFile(content), asking);
  assert(found.ok, 'somebody of the room asks', found.ok ? null : found.error);
  return found.value;
}

function outcomes(room: OpenRoom, content: RoomFile, asking = okafor) {
  return decided(room, content, asking).lines.map(({ rows, outcome, refusal }) => [
    rows.join(),
    outcome,
    refusal?.code,
  ]);
}

/** The room after what its log says of an import; each entry as its schema has it. */
function told(room: OpenRoom, events: readonly BallotEvent[]): OpenRoom {
  let state = room;
  for (const event of events) {
    const { type, ...data } = event;
    expect(BALLOT_EVENT_SCHEMAS[type].schema.safeParse(data).error).toBeUndefined();
    state = evolveRoom(state, event);
  }
  return state;
}

const withRows = <Content extends RoomFile>(content: Content, change: (row: Content['rows'][number]) => object) =>
  ({ ...content, rows: content.rows.map((row) => ({ ...row, ...change(row) })) }) as Content;

describe('check-ins', () => {
  test('become counts with the poll book as their source, after an entry with the fingerprint of the file', () => {
    const room = setUp();
    const { events } = decided(room, CHECK_INS);
    expect(events[0]).toEqual({
      type: 'file-imported',
      by: ['okafor'],
      at: AFTER,
      kind: 'check-ins',
      file: FILE,
      lines: 7,
    });
    expect(events.slice(1).map(({ type, by: people, at }) => [type, people, at])).toEqual(
      Array.from({ length: 7 }, () => ['count-observed', ['okafor'], AFTER]),
    );
    const figures = figuresOf(told(room, events));
    expect(figures.at('site:P-02', 'regularCheckIns')).toEqual({ value: 432, sources: ['poll-book'] });
    expect(figures.at('site-day:EV-N/2026-10-30', 'regularCheckIns')).toEqual({ value: 308, sources: ['poll-book'] });
  });

  test('the same file again changes nothing', () => {
    const room = told(setUp(), decided(setUp(), CHECK_INS).events);
    const again = decided(room, CHECK_INS);
    expect(again.events).toEqual([]);
    expect(new Set(again.lines.map(({ outcome }) => outcome))).toEqual(new Set(['same']));
  });

  test('a number that is another now is a change, and only that is an act', () => {
    const room = told(setUp(), decided(setUp(), CHECK_INS).events);
    const { lines, events } = decided(
      room,
      withRows(CHECK_INS, ({ site, checkIns }) => ({ checkIns: site === 'P-02' ? 431 : checkIns })),
    );
    expect(lines.filter(({ outcome }) => outcome !== 'same')).toMatchObject([
      { rows: [3], outcome: 'changed', said: { place: 'site:P-02', value: 431, figure: 432 } },
    ]);
    expect(events.map(({ type }) => type)).toEqual(['file-imported', 'count-observed']);
  });

  test('one row that is refused keeps every other out, and all that is wrong is said at once', () => {
    const file = withRows(CHECK_INS, ({ row, site }) => ({
      site: row === 4 ? 'P-09' : site,
      ...(row === 6 ? { day: null } : {}),
    }));
    const { events } = decided(setUp(), file);
    expect(events).toEqual([]);
    expect(outcomes(setUp(), file)).toEqual([
      ['2', 'new', undefined],
      ['3', 'new', undefined],
      ['4', 'refused', 'unknown'],
      ['5', 'new', undefined],
      ['6', 'refused', 'imported-day-missing'],
      ['7', 'new', undefined],
      ['8', 'new', undefined],
    ]);
  });

  test('a place twice, once with its day and once without, is one place twice', () => {
    const file = withRows(CHECK_INS, ({ row }) => (row === 4 ? { site: 'P-02', day: null } : {}));
    expect(outcomes(setUp(), file)[2]).toEqual(['4', 'refused', 'imported-twice']);
  });

  test('whoever may not record a count may not send a file of counts, and one who is not sworn neither', () => {
    const abara = { signIns: ['abara'], at: AFTER };
    expect(new Set(outcomes(setUp(), CHECK_INS, abara).map(([, , code]) => code))).toEqual(new Set(['duty-missing']));
    const { refused } = decided(setUp(), CHECK_INS, abara);
    expect(refused[0]).toMatchObject({
      command: { type: 'observe-count', place: 'site:P-01' },
      refusal: { code: 'duty-missing' },
    });
    expect(decideImport(setUp(), asFile(CHECK_INS), { signIns: ['stranger'], at: AFTER })).toMatchObject({
      error: { code: 'sign-in-unknown' },
    });
  });

  test('whoever is to read a place again blind learns nothing of it from a file, right or wrong', () => {
    const p01 = PRECINCTS['P-01'];
    assert(p01 !== undefined, 'the county has four precincts');
    const room = play(setUp(), ...batchesMade(), ...precinctPapers('P-01', p01));
    const solberg = play(
      room,
      by('osei', {
        type: 'assign-duty',
        person: 'solberg',
        duty: 'coordinator',
        place: null,
        from: '2026-09-01',
        until: null,
        isExternal: false,
      }),
    );
    const asking = { signIns: ['solberg'], at: AFTER };
    const of = (checkIns: number) =>
      decided(
        solberg,
        withRows(CHECK_INS, (row) => (row.site === 'P-01' ? { checkIns } : {})),
        asking,
      ).lines[0];
    expect(of(512)).toEqual(of(511));
    expect(of(512)).toMatchObject({ outcome: 'refused', said: null, refusal: { code: 'imported-place-hidden' } });
    // Somebody else who has a duty is shown what stands there, and may send it.
    expect(decided(solberg, CHECK_INS).lines[0]).toMatchObject({ outcome: 'new', said: { figure: 512 } });
  });
});

describe('batches', () => {
  const room = play(setUp(), ...batchesMade());
  const cvrs = (rows: readonly (readonly [string, number])[]): RoomFile => ({
    kind: 'cvr-batches',
    rows: rows.map(([batch, cards], at) => ({ row: at + 2, tabulator: 'CC-2', batch, cards })),
  });
  const EVEN = [1002, 1004, 1006, 1008, 1010, 1012, 1014].map((batch) => [String(batch), 200] as const);

  test('cast vote records of all batches of a tabulator are one number of it: 7 × 200', () => {
    const { lines, events } = decided(room, cvrs(EVEN));
    expect(lines).toMatchObject([
      { rows: [2, 3, 4, 5, 6, 7, 8], outcome: 'new', said: { place: 'scanner:CC-2', value: 1400 } },
    ]);
    expect(figuresOf(told(room, events)).at('scanner:CC-2', 'cvrRows')).toEqual({ value: 1400, sources: ['cvr-rows'] });
  });

  test('a sum that leaves a batch out is no number', () => {
    expect(decided(room, cvrs(EVEN.slice(1))).lines).toMatchObject([
      { outcome: 'refused', refusal: { code: 'imported-batches-left-out', batches: ['MB-002'] } },
    ]);
  });

  test('the old number of a batch that was scanned again is not taken', () => {
    const again = play(room, by('diaz kim', { type: 'rescan-batch', batch: 'MB-007', tabulatorBatch: '1031' }));
    const file = (batch: string): RoomFile => ({
      kind: 'tabulator-batches',
      rows: [{ row: 2, tabulator: 'CC-1', batch, cards: 199, contests: [] }],
    });
    expect(outcomes(again, file('1007'))).toEqual([['2', 'refused', 'imported-batch-deleted']]);
    expect(outcomes(again, file('1031'))).toEqual([['2', 'new', undefined]]);
  });

  test('what follows from a count of a file is what follows from it by hand', () => {
    const csv = manifestCsv(draftManifest(county(), 'by-batch'));
    const file = { name: 'tamarack.csv', bytes: csv.length, sha256: Sha256Schema.parse(sha256Hex(csv)) };
    const frozen = play(county(), by('okafor', { type: 'freeze-manifest', form: 'by-batch', file }));
    const cvrsOf = (cards: number) => decided(frozen, cvrs([...EVEN.slice(1), ['1002', cards]])).events;
    expect(cvrsOf(200)).toEqual([]);
    const byHand = decideRoom(
      frozen,
      by('okafor', {
        type: 'observe-count',
        place: 'scanner:CC-2',
        line: 'cvrRows',
        unit: 'cards',
        value: 1399,
        source: 'cvr-rows',
        method: FILE.name,
        witnesses: [],
      }),
    );
    assert(byHand.ok, 'a count may be recorded');
    expect(byHand.value.map(({ type }) => type)).toEqual(['count-observed', 'manifest-withdrawn']);
    expect(cvrsOf(199).slice(1)).toEqual(byHand.value);
  });
});

describe('people, containers and training', () => {
  const duty = { place: null, from: '2026-10-01', until: null, isExternal: false };
  const people: RoomFile = {
    kind: 'people',
    rows: [
      { row: 2, person: 'a-lane', name: 'Ann Lane', party: null, duty: { duty: 'custodian', ...duty } },
      { row: 3, person: 'a-lane', name: 'Ann Lane', party: null, duty: { duty: 'runner', ...duty } },
      { row: 4, person: 'c-kim', name: 'Cho Kim', party: 'D', duty: null },
    ],
  };

  test('somebody with two duties is enrolled once, and the same file again changes nothing', () => {
    const { events } = decided(setUp(), people);
    expect(events.map(({ type }) => type)).toEqual([
      'file-imported',
      'person-enrolled',
      'duty-assigned',
      'duty-assigned',
      'person-enrolled',
    ]);
    const after = told(setUp(), events);
    expect(lookUp(after.people, 'a-lane')?.duties.map((one) => one.duty)).toEqual(['custodian', 'runner']);
    expect(lookUp(after.people, 'a-lane')).toMatchObject({ hasOath: false });
    expect(decided(after, people).events).toEqual([]);
  });

  test('in a room of two administrators a duty waits for a second person, and is not asked for twice', () => {
    const second = { person: 'mora', name: 'L. Mora', signIn: 'mora' };
    const opened = play(
      { phase: 'not-opened' },
      by(
        'osei',
        {
          type: 'open-room',
          election: '2026-general',
          jurisdiction: 'Tamarack',
          electionDay: '2026-11-03',
          profile: setUp().profile,
          director: { person: 'osei', name: 'E. Osei', signIn: 'osei' },
          second,
        },
        BEFORE,
      ),
    );
    const osei = { signIns: ['osei'], at: AFTER };
    const { events } = decided(opened, people, osei);
    expect(events.map(({ type }) => type)).toEqual([
      'file-imported',
      'person-enrolled',
      'grant-proposed',
      'grant-proposed',
      'person-enrolled',
    ]);
    const after = told(opened, events);
    expect(lookUp(after.people, 'a-lane')?.duties).toEqual([]);
    expect([...new Set(decided(after, people, osei).lines.map(({ outcome }) => outcome))]).toEqual(['same']);
  });

  test('a duty that has ended since is not given again by the same file', () => {
    const after = told(setUp(), decided(setUp(), people).events);
    const ended = play(after, by('osei', { type: 'end-duty', person: 'a-lane', duty: 'custodian', on: '2026-11-03' }));
    expect(outcomes(ended, people)).toEqual([
      ['2', 'refused', 'imported-duty-differs'],
      ['3', 'same', undefined],
      ['4', 'same', undefined],
    ]);
  });

  test('a container without positions of seals has those of the rules', () => {
    const file: RoomFile = {
      kind: 'containers',
      rows: [{ row: 2, container: 'BAG-07', kind: 'bag', positions: null, holdsVoted: true }],
    };
    const after = told(setUp(), decided(setUp(), file).events);
    expect(lookUp(after.containers, 'BAG-07')?.positions).toEqual(setUp().profile.rules.sealPositions.value);
    expect(decided(after, file).events).toEqual([]);
    const other = { ...file, rows: file.rows.map((row) => ({ ...row, holdsVoted: false })) };
    expect(outcomes(after, other)).toEqual([['2', 'refused', 'imported-container-differs']]);
  });

  test('a training that was recorded is not recorded twice', () => {
    const file: RoomFile = {
      kind: 'training',
      rows: [{ row: 2, person: 'pham', course: 'BM-101', version: 1, instructor: 'reyes', on: '2026-10-05' }],
    };
    const after = told(setUp(), decided(setUp(), file).events);
    expect(lookUp(after.people, 'pham')?.trainings).toContainEqual({ course: 'BM-101', version: 1, on: '2026-10-05' });
    expect(outcomes(after, file)).toEqual([['2', 'same', undefined]]);
  });
});

test('what somebody has looked at is taken in, and nothing that has become another since', () => {
  const imported = asFile(CHECK_INS);
  const first = decided(setUp(), CHECK_INS);
  const seen = fingerprintOfImport(imported, first);
  expect(refuseImport(imported, first, seen)).toBeUndefined();
  const after = play(
    setUp(),
    by('okafor', {
      type: 'observe-count',
      place: 'site:P-01',
      line: 'regularCheckIns',
      unit: 'voters',
      value: 511,
      source: 'poll-book',
      method: null,
      witnesses: [],
    }),
  );
  expect(refuseImport(imported, decided(after, CHECK_INS), seen)).toEqual({ code: 'import-changed-since' });
  const bad = withRows(CHECK_INS, () => ({ site: 'P-09' }));
  expect(refuseImport(asFile(bad), decided(setUp(), bad), seen)).toEqual({ code: 'import-refused', rows: 7 });
});
