import { Sha256Schema } from '@plumbline/election';
import { assert, lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { fingerprintOfPlan } from '../decisions/decide-plan.ts';
import { decideImport } from '../imports/decide-import.ts';
import { planBasis, proposeBatchPlan } from '../reports/batch-plan.ts';
import { draftManifest } from '../reports/manifest.ts';
import type { PlanSettings, Storage } from '../state/batch-plan.ts';
import type { OpenRoom } from '../state/room.ts';
import { eventsOf, play, refusalOf } from '../testing/play-room.ts';
import { county } from '../testing/tamarack.ts';
import { AFTER, BEFORE, by, setUp } from '../testing/tamarack-people.ts';

const STORED: Storage = {
  independentCounts: true,
  votesByBatch: true,
  cvrs: false,
  scanOrder: false,
  imprints: false,
};
const SETTINGS: PlanSettings = {
  naming: 'by-place',
  batchPrefix: 'B-',
  containerPrefix: 'PLAN-',
  containerKind: 'ballot-box',
  cardsPerBatch: 200,
  cardsPerContainer: 1000,
  sortBy: 'none',
  storage: { precinct: STORED, 'early-voting': STORED, central: STORED },
};
const expecting = (cards: number, more: object = {}) =>
  ({
    type: 'expect-cards',
    site: 'P-01',
    day: null,
    tabulator: null,
    precinct: null,
    style: null,
    channel: 'election-day',
    cards,
    basis: 'last-election',
    ...more,
  }) as const;
const adopting = (room: OpenRoom, settings = SETTINGS) =>
  ({
    type: 'adopt-batch-plan',
    settings,
    seen: fingerprintOfPlan(proposeBatchPlan(planBasis(room), settings), settings),
  }) as const;

describe('a plan before the election', () => {
  test('is adopted as it was looked at, by the office, and makes nothing', () => {
    const before = play(setUp(), by('okafor', expecting(512), BEFORE));
    const room = play(before, by('okafor', adopting(before), BEFORE));
    expect(room.batchPlan).toMatchObject({
      by: ['okafor'],
      at: BEFORE,
      lots: [
        {
          site: 'P-01',
          tabulator: 'T1',
          channel: 'election-day',
          batches: [{ name: 'P-01-T1', cards: 512, container: 'PLAN-1' }],
        },
      ],
    });
    expect([room.batches, room.containers]).toEqual([before.batches, before.containers]);
    expect(eventsOf(room).at(-1)?.type).toBe('batch-plan-adopted');
    // A custodian plans nothing.
    expect(refusalOf(before, by('pham', adopting(before), BEFORE))).toMatchObject({ code: 'duty-missing' });
    expect(refusalOf(before, by('pham', expecting(5), BEFORE))).toMatchObject({ code: 'duty-missing' });
  });

  test('is refused once another number is expected, and while it has problems', () => {
    const before = play(setUp(), by('okafor', expecting(512), BEFORE));
    const looked = adopting(before);
    const moved = play(before, by('osei', expecting(513), BEFORE));
    expect(refusalOf(moved, by('okafor', looked, BEFORE))).toEqual({ code: 'plan-changed-since' });
    // Other settings than those that were looked at are another plan.
    const other = { ...looked, settings: { ...SETTINGS, naming: 'numbered' } } as const;
    expect(refusalOf(before, by('okafor', other, BEFORE))).toEqual({ code: 'plan-changed-since' });
    const none = play(before, by('osei', expecting(0), BEFORE));
    expect(refusalOf(none, by('okafor', adopting(none), BEFORE))).toEqual({ code: 'plan-not-ready', problems: 1 });
  });

  test('can be adopted anew after its containers were entered: they are its own, those of others are not', () => {
    const before = play(setUp(), by('okafor', expecting(512), BEFORE));
    const container = {
      type: 'create-container',
      container: 'PLAN-1',
      kind: 'ballot-box',
      positions: ['lid'],
      holdsVoted: true,
    } as const;
    const made = play(before, by('okafor', adopting(before), BEFORE), by('okafor', container, BEFORE));
    expect(refusalOf(made, by('okafor', adopting(made), BEFORE))).toBeUndefined();
    const foreign = play(before, by('okafor', container, BEFORE));
    expect(refusalOf(foreign, by('okafor', adopting(foreign), BEFORE))).toEqual({
      code: 'plan-not-ready',
      problems: 1,
    });
  });

  test('changes nothing of a manifest: not a batch of it is in the room', () => {
    const room = county();
    const planned = play(room, by('okafor', expecting(512), AFTER));
    const adopted = play(planned, by('okafor', adopting(planned), AFTER));
    expect(draftManifest(adopted, 'by-batch')).toEqual(draftManifest(room, 'by-batch'));
  });
});

describe('an expected number', () => {
  test.each([
    [{ cards: 100_000_001 }, { code: 'expected-too-many', cards: 100_000_001, most: 100_000_000 }],
    [{ site: 'P-99' }, { code: 'unknown', kind: 'site', name: 'P-99' }],
    [{ tabulator: 'T9' }, { code: 'expected-tabulator-unknown', site: 'P-01', tabulator: 'T9' }],
    [{ site: 'P-03' }, { code: 'expected-tabulator-missing', site: 'P-03' }],
    [
      { site: 'EV-N', tabulator: 'E1' },
      { code: 'imported-day-missing', site: 'EV-N' },
    ],
    [
      { site: 'EV-N', tabulator: 'E1', day: '2026-11-03' },
      { code: 'imported-day-unknown', site: 'EV-N', day: '2026-11-03' },
    ],
  ] as const)('%j is refused', (more, refusal) => {
    const room = setUp();
    const tabulator = lookUp(room.sites, 'EV-N')?.tabulators[0] ?? null;
    const at = 'site' in more && more.site === 'EV-N' ? { ...more, tabulator } : more;
    expect(refusalOf(room, by('okafor', expecting(5, at), BEFORE))).toEqual(refusal);
  });

  test('comes from a file with many, all of which are looked at before any is kept', () => {
    const row = { day: null, tabulator: null, precinct: null, style: null, channel: 'election-day' } as const;
    const rows = [
      { ...row, row: 2, site: 'P-01', cards: 512, basis: 'last-election' },
      { ...row, row: 3, site: 'P-02', cards: 431, basis: 'estimate' },
      { ...row, row: 4, site: 'P-99', cards: 7, basis: 'estimate' },
      { ...row, row: 5, site: 'P-98', cards: 7, basis: 'estimate' },
    ] as const;
    const file = { name: 'expected.csv', bytes: 10, sha256: Sha256Schema.parse('ab'.repeat(32)) };
    const okafor = { signIns: ['okafor'], at: BEFORE };
    const read = (room: OpenRoom, some: typeof rows | readonly (typeof rows)[number][]) => {
      const decided = decideImport(room, { file, content: { kind: 'expected-cards', rows: [...some] } }, okafor);
      assert(decided.ok, 'somebody of the room asks');
      return decided.value;
    };
    const room = play(setUp(), by('okafor', expecting(500), BEFORE));
    const all = read(room, rows);
    expect(all.events).toEqual([]);
    expect(all.lines.map(({ outcome, refusal }) => [outcome, refusal?.code])).toEqual([
      ['changed', undefined],
      ['new', undefined],
      ['refused', 'unknown'],
      ['refused', 'unknown'],
    ]);
    const good = read(room, rows.slice(0, 2));
    expect(good.events.map(({ type }) => type)).toEqual(['file-imported', 'cards-expected', 'cards-expected']);
    expect(good.lines[0]?.said).toMatchObject({ cards: 512, before: 500 });
  });
});
