import { whichAudit } from '@plumbline/audit';
import { describe, expect, test } from 'vitest';
import type { ExpectedCards, PlanSettings, Storage } from '../state/batch-plan.ts';
import type { Site } from '../state/room.ts';
import { type PlanBasis, proposeBatchPlan } from './batch-plan.ts';
import { storageFacts } from './storage-facts.ts';

const NOTHING: Storage = {
  independentCounts: false,
  votesByBatch: false,
  cvrs: false,
  scanOrder: false,
  imprints: false,
};

const SETTINGS: PlanSettings = {
  naming: 'by-place',
  batchPrefix: 'B',
  containerPrefix: 'BOX-',
  containerKind: 'ballot-box',
  cardsPerBatch: 200,
  cardsPerContainer: 1000,
  sortBy: 'none',
  storage: { precinct: NOTHING, 'early-voting': NOTHING, central: NOTHING },
};

const SITES: readonly Site[] = [
  { site: 'P-03', kind: 'precinct', tabulators: ['T1', 'T2'], days: [] },
  { site: 'EV-N', kind: 'early-voting', tabulators: ['E1'], days: ['2026-10-29', '2026-10-30'] },
  { site: 'Center', kind: 'central', tabulators: ['C1', 'C2'], days: [] },
];

function expected(site: string, cards: number, more: Partial<ExpectedCards> = {}): ExpectedCards {
  const channel = site === 'Center' ? 'mail' : site === 'EV-N' ? 'early' : 'election-day';
  return { site, cards, day: null, tabulator: null, precinct: null, style: null, channel, basis: 'estimate', ...more };
}

function basis(...rows: readonly ExpectedCards[]): PlanBasis {
  return { expected: rows, sites: SITES, taken: { batches: [], containers: [] } };
}

const plan = (rows: readonly ExpectedCards[], settings: Partial<PlanSettings> = {}) =>
  proposeBatchPlan(basis(...rows), { ...SETTINGS, ...settings });

/** Batches as name, cards, container. */
const batches = (made: ReturnType<typeof proposeBatchPlan>) =>
  made.lots.flatMap((lot) => lot.batches.map(({ name, cards, container }) => [name, cards, container]));

describe('the batches that are proposed', () => {
  test('are one for each tabulator of a precinct, with the cards of all its precincts and styles, however many', () => {
    const made = plan([
      expected('P-03', 348, { tabulator: 'T1', precinct: '3a' }),
      expected('P-03', 700, { tabulator: 'T1', precinct: '3b', style: 'S2' }),
      expected('P-03', 262, { tabulator: 'T2' }),
    ]);
    // 348 + 700 fills the first container; 262 more would be above 1,000.
    expect(batches(made)).toEqual([
      ['P-03-T1', 1048, 'BOX-1'],
      ['P-03-T2', 262, 'BOX-2'],
    ]);
    expect(made).toMatchObject({ batches: 2, cards: 1310, problems: [] });
    expect(made.warnings).toEqual([
      { what: 'over-limit', name: 'P-03-T1', cards: 1048 },
      { what: 'over-limit', name: 'P-03-T2', cards: 262 },
      { what: 'container-over-limit', container: 'BOX-1', cards: 1048 },
    ]);
  });

  test('are one for each day of early voting, in a container of its own', () => {
    const made = plan([
      expected('EV-N', 280, { day: '2026-10-29' }),
      expected('EV-N', 308, { day: '2026-10-30', tabulator: 'E1' }),
    ]);
    expect(batches(made)).toEqual([
      ['EV-N-1029-E1', 280, 'BOX-1'],
      ['EV-N-1030-E1', 308, 'BOX-2'],
    ]);
  });

  test('are as large as was said at a central count, sorted by precinct, and each of one tabulator in turn', () => {
    const made = plan(
      [expected('Center', 450, { precinct: '7' }), expected('Center', 90, { precinct: '8', tabulator: 'C2' })],
      { sortBy: 'precinct' },
    );
    // 450 is 200, 200 and 50: the first and the last to C1, the second to C2.
    expect(
      made.lots.map(({ tabulator, sorted, batches: own }) => [tabulator, sorted, own.map(({ cards }) => cards)]),
    ).toEqual([
      ['C1', '7', [200, 50]],
      ['C2', '7', [200]],
      ['C2', '8', [90]],
    ]);
    expect(batches(made)).toEqual([
      ['C1-7-1', 200, 'BOX-1'],
      ['C1-7-2', 50, 'BOX-1'],
      ['C2-7-1', 200, 'BOX-2'],
      ['C2-8-1', 90, 'BOX-2'],
    ]);
    expect(made.cards).toBe(540);
  });

  test('are mixed where nothing sorts them, but never of two channels', () => {
    const one = { tabulator: 'C1' };
    const made = plan([
      expected('Center', 150, { ...one, precinct: '7' }),
      expected('Center', 150, { ...one, precinct: '8' }),
      expected('Center', 40, { ...one, channel: 'overseas' }),
    ]);
    expect(made.lots.map(({ channel, batches: own }) => [channel, own.map(({ cards }) => cards)])).toEqual([
      ['mail', [200, 100]],
      ['overseas', [40]],
    ]);
    expect(made.problems).toEqual([]);
  });

  test('have numbers with as many digits as the last one, over all places', () => {
    const made = plan([expected('P-03', 50, { tabulator: 'T1' }), expected('Center', 1800, { tabulator: 'C1' })], {
      naming: 'numbered',
    });
    const names = batches(made).map(([name]) => name);
    expect(names).toHaveLength(10);
    expect([names[0], names.at(-1)]).toEqual(['B01', 'B10']);
    // A county's 1,000,000 cards are 5,000 batches of 200.
    expect(plan([expected('Center', 1_000_000, { tabulator: 'C1' })]).batches).toBe(5000);
  });

  test('are the same in whatever order the numbers were given', () => {
    const rows = [
      expected('Center', 450, { precinct: '7' }),
      expected('P-03', 50, { tabulator: 'T1' }),
      expected('Center', 330, { precinct: '10' }),
    ];
    expect(plan(rows.toReversed())).toEqual(plan(rows));
  });

  test('hold all cards that are expected and no other, each in one container', () => {
    for (let cards = 1; cards < 2500; cards += 37) {
      const made = plan([expected('Center', cards), expected('P-03', cards, { tabulator: 'T2' })]);
      expect(made.lots.flatMap(({ batches: own }) => own).reduce((sum, one) => sum + one.cards, 0)).toBe(2 * cards);
      expect(made.containers.reduce((sum, one) => sum + one.cards, 0)).toBe(2 * cards);
      expect(made.containers.reduce((sum, one) => sum + one.batches, 0)).toBe(made.batches);
    }
  });
});

describe('what keeps a plan from being adopted', () => {
  test.each([
    ['nothing is expected', [expected('P-03', 0, { tabulator: 'T1' })], {}, { what: 'nothing-expected' }],
    ['a site is gone', [expected('P-99', 5)], {}, { what: 'site-unknown', site: 'P-99' }],
    [
      'a tabulator is gone',
      [expected('P-03', 5, { tabulator: 'T9' })],
      {},
      { what: 'tabulator-unknown', site: 'P-03', tabulator: 'T9' },
    ],
    ['one of two tabulators is meant', [expected('P-03', 50)], {}, { what: 'tabulator-missing', site: 'P-03' }],
    ['early voting has no day', [expected('EV-N', 50)], {}, { what: 'day-missing', site: 'EV-N' }],
    [
      'two kinds of ballots fall into one bin',
      [expected('P-03', 50, { tabulator: 'T1' }), expected('P-03', 9, { tabulator: 'T1', channel: 'provisional' })],
      {},
      { what: 'channels-mixed', site: 'P-03', tabulator: 'T1' },
    ],
    [
      'there is nothing to sort by',
      [expected('Center', 50)],
      { sortBy: 'style' },
      { what: 'sort-unknown', site: 'Center', sortBy: 'style' },
    ],
    [
      'it has more batches than an entry can hold',
      [expected('Center', 10_001)],
      { cardsPerBatch: 1 },
      { what: 'too-many', batches: 10_001, most: 10_000 },
    ],
  ] as const)('%s', (_, rows, settings, problem) => {
    expect(plan(rows, settings).problems).toEqual([problem]);
  });

  test('names that are too long, repeated, or those of something else', () => {
    const long = { site: 'The Old Fairgrounds Pavilion', kind: 'precinct', tabulators: ['T1'], days: [] } as const;
    const row = expected(long.site, 50);
    const made = proposeBatchPlan({ ...basis(row), sites: [long] }, SETTINGS);
    expect(made.problems).toEqual([{ what: 'name-not-usable', name: `${long.site}-T1`, why: 'too-long' }]);
    const sites: readonly Site[] = [
      { site: 'A-B', kind: 'precinct', tabulators: ['C'], days: [] },
      { site: 'A', kind: 'precinct', tabulators: ['B-C'], days: [] },
    ];
    const repeated = proposeBatchPlan({ ...basis(expected('A', 50), expected('A-B', 50)), sites }, SETTINGS);
    expect(repeated.problems).toEqual([{ what: 'name-repeated', name: 'A-B-C' }]);
    const taken = { batches: ['p-03-t1'], containers: ['box-1'] };
    const other = proposeBatchPlan({ ...basis(expected('P-03', 50, { tabulator: 'T1' })), taken }, SETTINGS);
    expect(other.problems).toEqual([
      { what: 'name-taken', name: 'P-03-T1' },
      { what: 'name-taken', name: 'BOX-1' },
    ]);
  });

  test('a number that nobody can mean is said to be too large at once, and nothing is laid out', () => {
    const made = plan([expected('Center', 100_000_000), expected('Center', 90_000_000, { tabulator: 'C1' })], {
      cardsPerBatch: 1,
    });
    expect(made).toMatchObject({ lots: [], cards: 190_000_000 });
    expect(made.problems).toEqual([{ what: 'too-many', batches: 190_000_000, most: 10_000 }]);
  });

  test('as many problems as a file has rows are found once each, and before anybody waits', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => expected('P-03', 5, { tabulator: `X${at % 19_999}` }));
    const started = performance.now();
    expect(plan(rows).problems).toHaveLength(19_999);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('a batch of nine cards is pointed at, one of ten is not', () => {
    const made = plan([expected('P-03', 9, { tabulator: 'T1' }), expected('P-03', 10, { tabulator: 'T2' })]);
    expect(made.warnings).toEqual([{ what: 'few-cards', name: 'P-03-T1', cards: 9 }]);
  });
});

describe('which audits a storage permits', () => {
  const possible = (kinds: readonly Site['kind'][], storage: Partial<Record<Site['kind'], Partial<Storage>>>) => {
    const filled = (kind: Site['kind']) => ({ ...NOTHING, ...storage[kind] });
    const all = { precinct: filled('precinct'), 'early-voting': filled('early-voting'), central: filled('central') };
    return whichAudit(storageFacts(kinds, { storage: all }))
      .filter(({ isPossible }) => isPossible)
      .map(({ type }) => type);
  };
  const counted = { independentCounts: true } as const;

  test('votes by batch everywhere permit batch comparison, and only where every place has them', () => {
    const both = { precinct: { ...counted, votesByBatch: true }, central: { ...counted, votesByBatch: true } };
    expect(possible(['precinct', 'central'], both)).toContain('batch-comparison');
    const one = { ...both, central: counted };
    expect(possible(['precinct', 'central'], one)).not.toContain('batch-comparison');
    // What no cards are expected at does not count.
    expect(possible(['precinct'], one)).toContain('batch-comparison');
  });

  test('records with order at the center permit a hybrid, and a ballot comparison only where all cards have them', () => {
    const center = { ...counted, cvrs: true, scanOrder: true };
    expect(possible(['central'], { central: center })).toContain('ballot-comparison');
    const mixed = possible(['precinct', 'central'], { precinct: counted, central: center });
    expect(mixed).toContain('hybrid');
    expect(mixed).not.toContain('ballot-comparison');
  });

  test('records at one place and order at another permit neither', () => {
    const found = possible(['precinct', 'central'], {
      precinct: { ...counted, scanOrder: true, imprints: true },
      central: { ...counted, cvrs: true },
    });
    expect(found).not.toContain('hybrid');
    expect(found).not.toContain('ballot-comparison');
    expect(found).toContain('ballot-polling');
  });
});
