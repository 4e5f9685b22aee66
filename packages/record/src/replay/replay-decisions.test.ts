import { describe, expect, test } from 'vitest';
import { csv, folderWith, replayed, type Table } from '../testing/audit-folder.ts';
import { replayAudit } from './replay-audit.ts';

/* What is decided on the way through a folder, and why it could not be repeated to its end. */

const MANIFEST = csv([
  ['Batch Name', 'Number of Ballots'],
  ['B1', 100],
  ['B2', 100],
]);

function contest(name: string, ada: number, ben: number) {
  const choices = [
    { name: 'Ada', votes: ada },
    { name: 'Ben', votes: ben },
  ];
  return { name, targeted: true, totalBallots: 200, choices };
}

type Round = { readonly sampleSizes?: object; readonly results?: Table };

/** Totals of a county that holds no cards: whatever was drawn waits. */
const NOTHING: Table = [['Baker', 'Mayor', 'Ada', 0]];

/** A polling audit in totals, all of whose cards are in Adams. */
function polling(contests: readonly object[], rounds: readonly Round[], change: object = {}) {
  const described = rounds.map(({ sampleSizes }, place) => {
    return { ...(sampleSizes && { sampleSizes }), results: `${place + 1}.csv` };
  });
  const description = {
    name: 'Pilot',
    type: 'ballot-polling',
    dataEntry: 'offline',
    riskLimit: 0.1,
    seed: '1234567890',
    contests,
    jurisdictions: [{ name: 'Adams', manifest: 'm.csv' }, { name: 'Baker' }],
    rounds: described,
    ...change,
  };
  const results = rounds.map(({ results: rows = NOTHING }, place) => {
    return [`${place + 1}.csv`, csv([['Jurisdiction', 'Contest', 'Choice', 'Votes'], ...rows])] as const;
  });
  return folderWith(description, { 'm.csv': MANIFEST, ...Object.fromEntries(results) });
}

/** A batch comparison of 120 votes to 60 in one county, every batch of which was counted so. */
function batches(counted: readonly (readonly [ada: number, ben: number])[], ofCounty: object = {}) {
  const rows: Table = counted.flatMap(([ada, ben], place) => [
    ['Adams', `B${place + 1}`, 'Mayor', 'Ada', ada],
    ['Adams', `B${place + 1}`, 'Mayor', 'Ben', ben],
  ]);
  const { totalBallots: _, ...mayor } = contest('Mayor', 120, 60);
  const description = {
    name: 'Pilot',
    type: 'batch-comparison',
    riskLimit: 0.1,
    seed: '1234567890',
    contests: [mayor],
    jurisdictions: [{ name: 'Adams', manifest: 'm.csv', candidateTotals: 't.csv', ...ofCounty }],
    rounds: [{ sampleSizes: { Mayor: 2 }, results: '1.csv' }],
  };
  return folderWith(description, {
    'm.csv': MANIFEST,
    't.csv': csv([
      ['Batch Name', 'Ada', 'Ben'],
      ['B1', 60, 30],
      ['B2', 60, 30],
    ]),
    '1.csv': csv([['Jurisdiction', 'Batch Name', 'Contest', 'Choice', 'Votes'], ...rows]),
  });
}

describe('once every batch was counted the audit ends', () => {
  test.each<readonly [string, readonly (readonly [number, number])[]]>([
    [
      'confirmed',
      [
        [60, 30],
        [60, 30],
      ],
    ],
    // 91 to 89 of them.
    [
      'confirmed',
      [
        [45, 45],
        [46, 44],
      ],
    ],
    [
      'overturned',
      [
        [45, 45],
        [44, 46],
      ],
    ],
    [
      'overturned',
      [
        [30, 60],
        [30, 60],
      ],
    ],
  ])('%s, where they say %j', async (outcome, counted) => {
    const { audit, decisions } = await replayed(batches(counted));
    expect(audit.phase).toBe('concluded');
    expect(decisions.at(-1)?.event).toEqual({ type: 'audit-concluded', outcome });
  });
});

test('where the number of ballots that a county expects comes from is registered, if it is said', async () => {
  const registered = async (ofCounty: object) => {
    const { decisions } = await replayed(
      batches(
        [
          [60, 30],
          [60, 30],
        ],
        ofCounty,
      ),
    );
    return decisions.flatMap(({ event }) => (event.type === 'participants-registered' ? event.jurisdictions : []));
  };
  const expected = { expectedBallots: 200, expectedFrom: 'poll-book' };
  expect(await registered(expected)).toEqual([{ name: 'Adams', ...expected }]);
  expect(await registered({ expectedBallots: 200 })).toEqual([{ name: 'Adams', expectedBallots: 200 }]);
});

test('what an office said of its manifest is said of that file, and of none where it gave no manifest', async () => {
  const kinds = ['election-day', 'early', 'mail', 'uocava', 'provisional', 'cured-or-late'];
  const statement = (verified: string) => ({
    verified,
    by: { digest: 'cd'.repeat(32) },
    on: '2026-11-02',
    ballots: Object.fromEntries(kinds.map((kind) => [kind, { listed: 'none' }])),
  });
  const other = csv([
    ['Batch Name', 'Number of Ballots'],
    ['C1', 7],
  ]);
  const jurisdictions = [
    { name: 'Clark', manifest: 'clark.csv', manifestStatement: statement('tabulator-alone') },
    { name: 'Adams', manifest: 'm.csv', manifestStatement: statement('hand-count') },
    { name: 'Baker', manifestStatement: statement('hand-count') },
  ];
  const mayor = { ...contest('Mayor', 120, 80), totalBallots: 207 };
  const folder = polling([mayor], [{ sampleSizes: { Mayor: 20 } }], { jurisdictions });
  const read = (path: string) => (path === 'clark.csv' ? other : folder.read(path));
  const { decisions } = await replayed({ ...folder, read });
  const stated = decisions.flatMap(({ event }) =>
    event.type === 'manifest-stated' ? [[event.jurisdiction, event.statement.manifest, event.statement.verified]] : [],
  );
  expect(stated).toEqual([
    ['Clark', folder.hashBytes(other), 'tabulator-alone'],
    ['Adams', folder.hashBytes(MANIFEST), 'hand-count'],
  ]);
});

test('what a sample has to show of a contest that is ranked is found beside one that is not', async () => {
  const ranked = 'Mayor (Number of positions=1; Number of ranks=1)';
  const ofCard = ['CvrNumber', 'TabulatorNum', 'BatchId', 'RecordId', 'ImprintedId', 'CountingGroup'];
  const before = ofCard.map(() => '');
  // Three cards in four rank Ada first; the levy has as many for Yes.
  const cards: Table = Array.from({ length: 20 }, (_, place) => {
    const marks = place % 4 === 0 ? [0, 1, 0, 1] : [1, 0, 1, 0];
    return [place + 1, 'T1', 'B1', place + 1, `T1-B1-${place + 1}`, 'Mail', ...marks];
  });
  const header = `"${ranked.replace(';', ',')}"`;
  const levy = 'Levy (Vote For=1)';
  const description = {
    name: 'Pilot',
    type: 'ballot-comparison',
    riskLimit: 0.1,
    seed: '1234567890',
    contests: [
      { name: 'Levy', targeted: true },
      { name: 'Mayor', targeted: true, countedBy: 'instant-runoff' },
    ],
    jurisdictions: [{ name: 'Adams', manifest: 'm.csv', cvrs: { format: 'dominion-csv', files: ['c.csv'] } }],
    rounds: [{ sampleSizes: { Levy: 2, Mayor: 2 }, results: '1.csv' }],
  };
  const files = {
    'm.csv': csv([
      ['Tabulator', 'Batch Name', 'Number of Ballots'],
      ['T1', 'B1', 20],
    ]),
    'c.csv': csv([
      ['Test', '5.2', ...before.slice(2), '', '', '', ''],
      [...before, header, header, levy, levy],
      [...before, 'Ada(1)', 'Ben(1)', 'Yes', 'No'],
      [...ofCard, '', '', '', ''],
      ...cards,
    ]),
    '1.csv': csv([
      ['Jurisdiction', 'Tabulator', 'Batch Name', 'Ballot Number', 'Contest', 'Interpretation'],
      ['Adams', 'T1', 'B1', 1, '*', 'NOT_FOUND'],
    ]),
  };
  const { decisions } = await replayed(folderWith(description, files));
  const found = decisions.flatMap(({ event }) => (event.type === 'assertions-found' ? [event.contests] : []));
  expect(found).toMatchObject([{ Mayor: { ranks: 1, assertions: [{ winner: 'Ada', loser: 'Ben', margin: 10 }] } }]);
  expect(Object.keys(found[0] ?? {})).toEqual(['Mayor']);
});

describe('the sizes of rounds that have to be planned', () => {
  test('are those of the rounds, and for a contest that is in no later round, half as many again', async () => {
    const all = (name: string, ada: number, ben: number): Table => [
      ['Adams', name, 'Ada', ada],
      ['Adams', name, 'Ben', ben],
    ];
    const folder = polling(
      [contest('Mayor', 120, 80), contest('Levy', 190, 10)],
      [
        { sampleSizes: { Mayor: 50, Levy: 50 }, results: [...all('Mayor', 25, 25), ...all('Levy', 50, 0)] },
        { sampleSizes: { Mayor: 61 }, results: all('Mayor', 30, 31) },
      ],
      { method: 'minerva' },
    );
    const { decisions, rounds } = await replayed(folder);
    const planned = decisions.flatMap(({ event }) => (event.type === 'round-sizes-planned' ? [event.sizes] : []));
    expect(planned).toEqual([{ Mayor: [50, 61], Levy: [50, 75] }]);
    expect(rounds.map(({ measurements }) => measurements.map((one) => [one.contest, one.riskLimitMet]))).toEqual([
      [
        ['Mayor', false],
        ['Levy', true],
      ],
      [['Mayor', false]],
    ]);
  });

  test('grow from the last that a contest was in, whichever round that was', async () => {
    const all = (name: string, ada: number, ben: number): Table => [
      ['Adams', name, 'Ada', ada],
      ['Adams', name, 'Ben', ben],
    ];
    const folder = polling(
      [contest('Mayor', 110, 90), contest('Levy', 140, 60)],
      [
        { sampleSizes: { Mayor: 50, Levy: 50 }, results: [...all('Mayor', 25, 25), ...all('Levy', 28, 22)] },
        { sampleSizes: { Mayor: 61, Levy: 60 }, results: [...all('Mayor', 30, 31), ...all('Levy', 60, 0)] },
        { sampleSizes: { Mayor: 70 }, results: all('Mayor', 35, 35) },
      ],
      { method: 'minerva' },
    );
    const { decisions, rounds } = await replayed(folder);
    const planned = decisions.flatMap(({ event }) => (event.type === 'round-sizes-planned' ? [event.sizes] : []));
    expect(planned).toEqual([{ Mayor: [50, 61, 70], Levy: [50, 60, 90] }]);
    expect(rounds.map(({ measurements }) => measurements.length)).toEqual([2, 2, 1]);
  });

  test('are those of the folder where it plans them', async () => {
    const folder = polling([contest('Mayor', 120, 80)], [{ sampleSizes: { Mayor: 50 } }], {
      method: 'minerva',
      roundSizes: { Mayor: [50, 60, 70] },
    });
    const { decisions } = await replayed(folder);
    expect(decisions.find(({ event }) => event.type === 'round-sizes-planned')?.event).toMatchObject({
      sizes: { Mayor: [50, 60, 70] },
    });
  });

  test('are not made up for a contest that a round leaves out: it is refused', async () => {
    const folder = polling([contest('Mayor', 120, 80), contest('Levy', 100, 100)], [{ sampleSizes: { Mayor: 50 } }], {
      method: 'minerva',
    });
    expect(await replayAudit(folder)).toEqual({
      ok: false,
      error: {
        code: 'command-refused',
        command: 'open-round',
        refusal: {
          code: 'sizes-not-for-outstanding-contests',
          outstanding: ['Mayor', 'Levy'],
          asked: ['Mayor'],
        },
      },
    });
  });
});

describe('a tie, which no sample confirms, has no size', () => {
  const tied = [contest('Mayor', 100, 100)];

  test('to be planned', async () => {
    expect(await replayAudit(polling(tied, [{}], { method: 'minerva' }))).toEqual({
      ok: false,
      error: { code: 'sample-refused', refusal: { contest: 'Mayor', code: 'no-size-proposed' } },
    });
  });

  test('to be taken where the folder gives none', async () => {
    expect(await replayAudit(polling(tied, [{}], { method: 'bravo' }))).toEqual({
      ok: false,
      error: { code: 'sample-refused', refusal: { contest: 'Mayor', code: 'no-size', population: 200 } },
    });
  });
});

test('more than there is to look at is refused, and as many as there are is not', async () => {
  const asked = (size: number) =>
    replayAudit(polling([contest('Mayor', 120, 80)], [{ sampleSizes: { Mayor: size } }], { method: 'bravo' }));
  expect(await asked(201)).toEqual({
    ok: false,
    error: {
      code: 'sample-refused',
      refusal: { contest: 'Mayor', code: 'size-above-population', asked: 201, population: 200 },
    },
  });
  expect(await asked(200)).toMatchObject({ ok: true });
});

test('a list of contests, a manifest or results that are not there are files that are refused', async () => {
  const mayor = [contest('Mayor', 120, 80)];
  const missing = (folder: Parameters<typeof replayAudit>[0]) => replayAudit(folder);
  const refused = (file: string) => ({
    ok: false,
    error: { code: 'files-refused', issues: [{ severity: 'ERROR', code: 'FILE_EMPTY', file }] },
  });
  expect(await missing(polling(mayor, [{}], { standardizedContests: 'list.csv' }))).toMatchObject(refused('list.csv'));
  const elsewhere = { jurisdictions: [{ name: 'Adams', manifest: 'gone.csv' }] };
  expect(await missing(polling(mayor, [{}], elsewhere))).toMatchObject(refused('gone.csv'));
  const rounds = { rounds: [{ sampleSizes: { Mayor: 20 }, results: 'later.csv' }] };
  expect(await missing(polling(mayor, [], rounds))).toMatchObject(refused('later.csv'));
});

test('a round after the risk limit is met is refused', async () => {
  const won: Round = {
    sampleSizes: { Levy: 50 },
    results: [
      ['Adams', 'Levy', 'Ada', 50],
      ['Adams', 'Levy', 'Ben', 0],
    ],
  };
  const folder = polling([contest('Levy', 190, 10)], [won, won], { method: 'bravo' });
  expect(await replayAudit(folder)).toEqual({
    ok: false,
    error: { code: 'command-refused', command: 'open-round', refusal: { code: 'risk-limit-met' } },
  });
});
