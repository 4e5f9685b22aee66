import { assert, entriesOf, lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { csv, folderWith, replayed, type Table } from '../testing/audit-folder.ts';
import { replayAudit } from './replay-audit.ts';

/* A batch comparison of one contest in two counties: Adams has four batches of 100 ballots, Baker one of 50. */

const NAMES = ['B1', 'B2', 'B3', 'B4'];
const REPORTED: Readonly<Record<string, readonly [number, number]>> = {
  'Adams B1': [60, 30],
  'Adams B2': [60, 30],
  'Adams B3': [60, 30],
  'Adams B4': [60, 30],
  'Baker B1': [30, 15],
};

const DESCRIPTION = {
  name: 'Pilot',
  type: 'batch-comparison',
  method: 'macro',
  riskLimit: 0.05,
  seed: '31415926535897932384',
  contests: [
    {
      name: 'Mayor',
      targeted: true,
      choices: [
        { name: 'Ada', votes: 270 },
        { name: 'Ben', votes: 135 },
      ],
    },
  ],
  jurisdictions: [
    { name: 'Adams', manifest: 'adams.csv', candidateTotals: 'adams-totals.csv' },
    { name: 'Baker', manifest: 'baker.csv', candidateTotals: 'baker-totals.csv' },
  ],
};

const FILES = {
  'adams.csv': csv([['Batch Name', 'Number of Ballots'], ...NAMES.map((name) => [name, 100])]),
  'adams-totals.csv': csv([['Batch Name', 'Ada', 'Ben'], ...NAMES.map((name) => [name, 60, 30])]),
  'baker.csv': csv([
    ['Batch Name', 'Number of Ballots'],
    ['B1', 50],
  ]),
  'baker-totals.csv': csv([
    ['Batch Name', 'Ada', 'Ben'],
    ['B1', 30, 15],
  ]),
};

/** Rows for a counted batch. */
function counted(jurisdiction: string, batch: string, [ada, ben]: readonly [number, number]): Table {
  return [
    [jurisdiction, batch, 'Mayor', 'Ada', ada],
    [jurisdiction, batch, 'Mayor', 'Ben', ben],
  ];
}

/** Every batch as it was reported. */
const AS_REPORTED: Table = Object.entries(REPORTED).flatMap(([place, votes]) => {
  const [jurisdiction = '', batch = ''] = place.split(' ');
  return counted(jurisdiction, batch, votes);
});

function folderOf(
  rounds: readonly { readonly size: number; readonly results: Table; readonly closedAt?: string }[],
  change: object = {},
) {
  const columns = ['Jurisdiction', 'Batch Name', 'Contest', 'Choice', 'Votes'];
  const described = rounds.map(({ size, closedAt }, index) => ({
    sampleSizes: { Mayor: size },
    results: `round-${index + 1}.csv`,
    ...(closedAt === undefined ? {} : { closedAt, openedAt: closedAt }),
  }));
  const results = rounds.map((round, index) => [`round-${index + 1}.csv`, csv([columns, ...round.results])] as const);
  return folderWith({ ...DESCRIPTION, rounds: described, ...change }, { ...FILES, ...Object.fromEntries(results) });
}

test('batches that were counted as reported confirm the outcome, and those that were not drawn are extra', async () => {
  const { audit, rounds, extra, unaudited } = await replayed(folderOf([{ size: 3, results: AS_REPORTED }]));
  const drawn = new Set(rounds[0]?.draws.map(({ jurisdiction, batch }) => `${jurisdiction} ${batch}`));
  expect(extra).toBe(5 - drawn.size);
  expect(unaudited).toEqual([]);
  expect(rounds[0]?.measurements).toMatchObject([{ contest: 'Mayor', draws: 3, discrepancies: 0 }]);
  assert('results' in audit, 'the audit is in its rounds');
  expect([...entriesOf(lookUp(audit.results.batches, 'Adams'))].map(([name]) => name).toSorted()).toEqual(NAMES);
});

test('a drawn batch without a result is named, and the round stays open', async () => {
  const { audit, unaudited, rounds } = await replayed(
    folderOf([{ size: 5, results: counted('Adams', 'B1', [60, 30]) }]),
  );
  expect(audit.phase).toBe('round-open');
  expect(unaudited.map(({ jurisdiction, batch }) => `${jurisdiction} ${batch}`).toSorted()).toEqual([
    'Adams B2',
    'Adams B3',
    'Adams B4',
    'Baker B1',
  ]);
  expect(rounds).toMatchObject([{ measurements: [] }]);
});

test('a count that differs from the report is a discrepancy of its county', async () => {
  const results = [...counted('Adams', 'B1', [59, 31]), ...AS_REPORTED.slice(2)];
  const { decisions, rounds } = await replayed(folderOf([{ size: 5, results }]));
  const finalized = decisions.flatMap(({ event }) =>
    event.type === 'tallies-finalized' ? [[event.jurisdiction, event.discrepancies]] : [],
  );
  expect(Object.fromEntries(finalized)).toEqual({ Adams: 1, Baker: 0 });
  expect(rounds[0]?.measurements[0]?.discrepancies).toBe(1);
});

test('what a round decided bears the time that the folder gives for it', async () => {
  const closedAt = '2026-11-12T17:00:00Z';
  const { decisions } = await replayed(folderOf([{ size: 5, results: AS_REPORTED, closedAt }]));
  expect(decisions.find(({ event }) => event.type === 'seed-set')?.at).toBeNull();
  for (const type of ['round-opened', 'batch-recorded', 'tallies-finalized', 'round-closed', 'audit-concluded']) {
    expect(decisions.find(({ event }) => event.type === type)?.at).toBe(closedAt);
  }
});

describe('batches found mixed', () => {
  const combination = { jurisdiction: 'Adams', name: 'Mixed', batches: ['B1', 'B2'] };
  const combinedBatches = [{ ...combination, when: 'round-1' }];
  const mixed = (votes: readonly [number, number]): Table => [
    ...counted('Adams', 'Mixed', votes),
    ...AS_REPORTED.slice(4),
  ];

  test('are combined in the round that drew one of them, and counted as one', async () => {
    const folder = folderOf([{ size: 5, results: mixed([120, 60]) }], { combinedBatches });
    const { audit, extra, unaudited, decisions } = await replayed(folder);
    assert('results' in audit, 'the audit is in its rounds');
    expect(audit.combinedBatches).toEqual([{ ...combination, made: 'after-seed' }]);
    expect([...entriesOf(lookUp(audit.results.batches, 'Adams'))].map(([name]) => name).toSorted()).toEqual([
      'B3',
      'B4',
      'Mixed',
    ]);
    expect({ extra, unaudited }).toEqual({ extra: 0, unaudited: [] });
    expect(decisions.filter(({ event }) => event.type === 'batches-combined')).toHaveLength(1);
    const finalized = decisions.flatMap(({ event }) =>
      event.type === 'tallies-finalized' ? [event.discrepancies] : [],
    );
    expect(finalized).toEqual([0, 0]);
  });

  test('hold the ballots of all their parts, and not one vote more', async () => {
    expect((await replayAudit(folderOf([{ size: 5, results: mixed([140, 60]) }], { combinedBatches }))).ok).toBe(true);
    expect(await replayAudit(folderOf([{ size: 5, results: mixed([141, 60]) }], { combinedBatches }))).toMatchObject({
      ok: false,
      error: {
        code: 'command-refused',
        command: 'record-batch',
        refusal: { code: 'tally-above-limit', batch: 'Mixed', votes: 201, limit: 200 },
      },
    });
  });

  test('that are known before the seed are combined in the plan that is committed to', async () => {
    const folder = folderOf([{ size: 4, results: mixed([120, 60]) }], { combinedBatches: [combination] });
    const { audit, decisions } = await replayed(folder);
    expect(audit.combinedBatches).toEqual([{ ...combination, made: 'before-seed' }]);
    const order = decisions.map(({ event }) => event.type);
    expect(order.indexOf('batches-combined')).toBeLessThan(order.indexOf('inputs-committed'));
    expect(order.indexOf('batches-combined')).toBeGreaterThan(order.lastIndexOf('file-registered'));
  });

  test('that are found in a later round are no combination of an earlier one', async () => {
    const later = [{ ...combination, when: 'round-2' }];
    const rounds = [
      { size: 5, results: AS_REPORTED.slice(2) },
      { size: 1, results: AS_REPORTED },
    ];
    const { audit } = await replayed(folderOf(rounds, { combinedBatches: later }));
    expect(audit.combinedBatches).toEqual([]);
  });

  test('never take the name of a batch: its ballots would be taken for counted, whoever filled them', async () => {
    // B3 was reported as 60 to 30 and nobody counts it; 120 to 60 are the counts of B1 and B2 together.
    const results = [...counted('Adams', 'B3', [120, 60]), ...AS_REPORTED.slice(6)];
    for (const when of ['before-seed', 'round-1']) {
      const asB3 = [{ ...combination, name: 'B3', when }];
      expect(await replayAudit(folderOf([{ size: 5, results }], { combinedBatches: asB3 }))).toMatchObject({
        ok: false,
        error: {
          code: 'command-refused',
          command: 'combine-batches',
          refusal: { code: 'batches-not-combinable', name: 'B3', reason: 'name-in-use' },
        },
      });
    }
  });

  test('are batches of the manifest, each named once', async () => {
    const reasonOf = async (batches: readonly string[]) => {
      const folder = folderOf([{ size: 5, results: AS_REPORTED }], { combinedBatches: [{ ...combination, batches }] });
      const result = await replayAudit(folder);
      return result.ok || result.error.code !== 'command-refused' ? undefined : result.error.refusal;
    };
    expect(await reasonOf(['B1', 'B7'])).toMatchObject({ reason: 'not-listed', batches: ['B7'] });
    expect(await reasonOf(['B1', 'B1', 'B2'])).toMatchObject({ reason: 'named-twice' });
  });

  test('are not combined where no result names them', async () => {
    const { audit } = await replayed(folderOf([{ size: 5, results: AS_REPORTED }], { combinedBatches }));
    expect('results' in audit && audit.combinedBatches).toEqual([]);
  });
});

test('a second round counts what the first did not, and only that', async () => {
  const { rounds } = await replayed(folderOf([{ size: 1, results: counted('Baker', 'B1', [30, 15]) }]));
  const [first] = rounds[0]?.draws ?? [];
  assert(first !== undefined, 'a batch was drawn');
  const result = counted(first.jurisdiction, first.batch, REPORTED[`${first.jurisdiction} ${first.batch}`] ?? [0, 0]);
  const { audit, decisions } = await replayed(
    folderOf([
      { size: 1, results: result },
      { size: 4, results: AS_REPORTED },
    ]),
  );
  expect(audit).toMatchObject({ phase: 'concluded', outcome: 'confirmed' });
  const recorded = decisions.flatMap(({ event }) =>
    event.type === 'batch-recorded' ? [`${event.jurisdiction} ${event.batch}`] : [],
  );
  expect(recorded.toSorted()).toEqual(Object.keys(REPORTED).toSorted());
});

describe('a folder that cannot be replayed', () => {
  test('names every problem of every file', async () => {
    const folder = folderOf([{ size: 3, results: AS_REPORTED }]);
    const read = (path: string) => {
      if (path === 'adams.csv') return csv([['Batch Name'], ['B1']]);
      return path === 'baker-totals.csv' ? undefined : folder.read(path);
    };
    const result = await replayAudit({ ...folder, read });
    assert(!result.ok && result.error.code === 'files-refused', 'the files are refused', result);
    expect(result.error.issues.map(({ file, code }) => [file, code])).toEqual([
      ['adams.csv', 'MISSING_COLUMN'],
      ['baker-totals.csv', 'FILE_EMPTY'],
    ]);
    expect(result.error.issues[1]).toEqual({
      severity: 'ERROR',
      code: 'FILE_EMPTY',
      file: 'baker-totals.csv',
      message: 'The folder has no file “baker-totals.csv”.',
      advice: 'Put the file there, or correct its path in audit.json.',
      count: 1,
    });
  });

  test('says which command was refused, and why', async () => {
    const unknown = { ...DESCRIPTION.contests[0], jurisdictions: ['Dade'] };
    expect(await replayAudit(folderOf([{ size: 3, results: AS_REPORTED }], { contests: [unknown] }))).toMatchObject({
      ok: false,
      error: {
        code: 'command-refused',
        command: 'define-contests',
        refusal: { code: 'unknown-jurisdiction', jurisdiction: 'Dade' },
      },
    });
  });

  test('asks for more batches than there are, or for a round after every limit was met', async () => {
    expect(await replayAudit(folderOf([{ size: 6, results: AS_REPORTED }]))).toMatchObject({
      ok: false,
      error: { code: 'sample-refused', refusal: { contest: 'Mayor', code: 'size-above-population' } },
    });
    const twice = [
      { size: 5, results: AS_REPORTED },
      { size: 1, results: AS_REPORTED },
    ];
    expect(await replayAudit(folderOf(twice))).toEqual({
      ok: false,
      error: { code: 'command-refused', command: 'open-round', refusal: { code: 'risk-limit-met' } },
    });
    // Whatever its results hold, and where there are none: nobody needs to look for a file of a round that is not held.
    const rounds = [{ sampleSizes: { Mayor: 5 }, results: 'round-1.csv' }, { results: 'round-2.csv' }];
    expect(await replayAudit(folderOf([{ size: 5, results: AS_REPORTED }], { rounds }))).toEqual({
      ok: false,
      error: { code: 'command-refused', command: 'open-round', refusal: { code: 'risk-limit-met' } },
    });
  });

  test('names sizes for a contest that is not outstanding', async () => {
    const rounds = [{ sampleSizes: { Mayor: 1, Levy: 1 }, results: 'round-1.csv' }];
    const folder = folderOf([{ size: 1, results: AS_REPORTED }], { rounds });
    expect(await replayAudit(folder)).toMatchObject({
      ok: false,
      error: {
        code: 'command-refused',
        command: 'open-round',
        refusal: { code: 'sizes-not-for-outstanding-contests' },
      },
    });
  });
});

test('every file is registered by its own name, size and digest, in the order of the folder', async () => {
  const { audit, decisions, contents } = await replayed(folderOf([{ size: 3, results: AS_REPORTED }]));
  expect(audit.files.map(({ jurisdiction, kind, name, figures }) => ({ jurisdiction, kind, name, figures }))).toEqual([
    {
      jurisdiction: null,
      kind: 'participants',
      name: 'audit.json',
      figures: { kind: 'participants', jurisdictions: 2 },
    },
    {
      jurisdiction: 'Adams',
      kind: 'manifest',
      name: 'adams.csv',
      figures: { kind: 'manifest', batches: 4, ballots: 400 },
    },
    {
      jurisdiction: 'Adams',
      kind: 'candidate-totals',
      name: 'adams-totals.csv',
      figures: { kind: 'candidate-totals', batches: 4, votes: { Mayor: { Ada: 240, Ben: 120 } }, ballotsImplied: 360 },
    },
    {
      jurisdiction: 'Baker',
      kind: 'manifest',
      name: 'baker.csv',
      figures: { kind: 'manifest', batches: 1, ballots: 50 },
    },
    {
      jurisdiction: 'Baker',
      kind: 'candidate-totals',
      name: 'baker-totals.csv',
      figures: { kind: 'candidate-totals', batches: 1, votes: { Mayor: { Ada: 30, Ben: 15 } }, ballotsImplied: 45 },
    },
  ]);
  for (const file of audit.files) expect(contents.get(file.sha256)?.length).toBe(file.bytes);
  expect(decisions.map(({ event }) => event.type).slice(0, 11)).toEqual([
    'audit-created',
    'participants-registered',
    'contests-defined',
    'settings-changed',
    'file-registered',
    'file-registered',
    'file-registered',
    'file-registered',
    'inputs-committed',
    'seed-set',
    'round-opened',
  ]);
});

test('a risk limit of 7 % is 7, not 7.000000000000001, and other settings are taken as they are or left as they were', async () => {
  const settingsOf = async (change: object) => {
    const { audit } = await replayed(folderOf([{ size: 3, results: AS_REPORTED }], change));
    return audit.plan.settings;
  };
  expect(await settingsOf({ riskLimit: 0.07, electionName: 'Primary', state: 'GA' })).toEqual({
    electionName: 'Primary',
    state: 'GA',
    riskLimitPercent: 7,
    dataEntry: 'offline',
  });
  expect(await settingsOf({})).toMatchObject({ electionName: 'Pilot', state: '', riskLimitPercent: 5 });
});

describe('results that name what is not there, or take back what was counted', () => {
  const issuesOf = async (results: Table) => {
    const result = await replayAudit(folderOf([{ size: 5, results: [...AS_REPORTED, ...results] }]));
    assert(!result.ok && result.error.code === 'files-refused', 'the results are refused', result);
    return result.error.issues.map(({ code, found }) => [code, found]);
  };

  test('a batch of no manifest, a jurisdiction and a contest of no audit are each named', async () => {
    expect(await issuesOf(counted('Adams', 'B9', [0, 0]))).toEqual([['BATCH_NOT_IN_MANIFEST', 'B9']]);
    expect(await issuesOf(counted('Clark', 'B1', [0, 0]))).toEqual([['UNKNOWN_JURISDICTION', 'Clark']]);
    expect(await issuesOf([['Adams', 'B1', 'Sheriff', 'Ada', 60]])).toEqual([['UNKNOWN_CONTEST', 'Sheriff']]);
  });

  test('another count of a batch in a later round is refused, and the same one is not', async () => {
    // Baker is left out of the first round, so no complete count settles anything before the second.
    const first = [...counted('Adams', 'B1', [40, 50]), ...AS_REPORTED.slice(2, 8)];
    const all = [...first, ...AS_REPORTED.slice(8)];
    const later = (results: Table) =>
      replayAudit(
        folderOf(
          [
            { size: 1, results: first },
            { size: 4, results },
          ],
          { riskLimit: 0.0001 },
        ),
      );
    expect(await later(all)).toMatchObject({ ok: true });
    const refused = await later(AS_REPORTED);
    assert(!refused.ok && refused.error.code === 'files-refused', 'the results are refused', refused);
    expect(refused.error.issues).toMatchObject([
      { code: 'RESULT_CHANGED', file: 'round-2.csv', message: expect.stringContaining('Adams, B1: round 1') },
    ]);
  });
});

describe('cards that were cast and are in no manifest', () => {
  // Of 450 cards listed the margin is 135. Cards that nobody listed may all have been voted for Ben.
  const withExpected = (expectedBallots: number) => {
    const [adams, baker] = DESCRIPTION.jurisdictions;
    return { jurisdictions: [{ ...adams, expectedBallots }, baker] };
  };

  test('take from the margin, so that the same draws show a larger risk', async () => {
    const riskOf = async (change: object) => {
      const { rounds } = await replayed(folderOf([{ size: 3, results: AS_REPORTED }], change));
      return rounds[0]?.measurements[0]?.pValue ?? Number.NaN;
    };
    // One card may take one vote: V = 135 − 35 = 100, and U = (135 + 450) ÷ V = 5.85 in place of 4.333…
    expect(await riskOf({})).toBeCloseTo((1 - 135 / 585) ** 3, 12);
    expect(await riskOf(withExpected(435))).toBeCloseTo((1 - 100 / 585) ** 3, 12);
  });

  test('leave nothing to be confirmed where they are as many as the margin, and are told', async () => {
    const all = [{ size: 5, results: AS_REPORTED }];
    const { audit, findings } = await replayed(folderOf(all, withExpected(535)));
    expect(audit).toMatchObject({ phase: 'round-closed' });
    expect(findings).toEqual([
      { finding: 'listed-below-cast', contest: 'Mayor', cast: null, listed: 450, bearing: 585, phantoms: 135 },
    ]);
    expect((await replayed(folderOf(all, withExpected(534)))).audit).toMatchObject({ phase: 'concluded' });
  });
});
