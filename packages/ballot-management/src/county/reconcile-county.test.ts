import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCountyFile } from './county-file.ts';
import { manifestOfCounty } from './county-manifest.ts';
import { type CountyReconciliation, reconcileCounty } from './reconcile-county.ts';

/* The example county as it is, and with what the scenarios of a ballot room do to it. */

const EXAMPLE = readFileSync(new URL('../../../../examples/tamarack-county/county.json', import.meta.url), 'utf8');

type Told = ReturnType<typeof told>;
/** Parts of a file that a test changes; the rest of it is nobody's business here. */
function told() {
  return JSON.parse(EXAMPLE) as {
    precincts: { [name: string]: unknown; batches: { name: string; count: number }[] }[];
    earlyVoting: { [site: string]: { tabs: { [tabulator: string]: (number | null)[] }; checkins: unknown } };
    mail: { [name: string]: unknown } | undefined;
    totals: { [name: string]: unknown } | undefined;
    contests: { [name: string]: unknown }[];
    manifest: { container: string; tabulator: string; batchName: string; numberOfBallots: number }[];
    [added: string]: unknown;
  };
}

function reconciled(change: (file: Told) => void = () => undefined) {
  const file = told();
  change(file);
  const county = readCountyFile(JSON.stringify(file));
  if (!county.ok) throw new Error(JSON.stringify(county.error));
  const found = reconcileCounty(county.value);
  return { ...found, manifest: manifestOfCounty(county.value, found) };
}

function equation({ equations }: CountyReconciliation, id: string, unit: string) {
  return equations.find((each) => each.id === id && each.unit === unit);
}

function blocked({ manifest }: ReturnType<typeof reconciled>): readonly string[] {
  return manifest.blockers.map(({ unit, block }) => `${unit}: ${block.why}`);
}

const OF_MAIL = [
  { unit: 'mail', code: 'EMPTY_ENVELOPE', quantity: -5, evidence: 'cover sheets' },
  { unit: 'mail', code: 'EXTRA_IN_ENVELOPE', quantity: 1, evidence: 'cover sheet of MB-009' },
];

const batchNamed = (file: Told, name: string) => {
  const found = file.manifest.find(({ batchName }) => batchName === name);
  if (found === undefined) throw new Error(`there is no batch ${name}`);
  return found;
};
const precinct = (file: Told, at: number) => {
  const found = file.precincts[at];
  if (found === undefined) throw new Error(`there is no precinct ${at}`);
  return found;
};

describe('B4 B5 a county that is in balance', () => {
  const found = reconciled();

  test('B5 SB-01 has 5,960 ballots, 5,965 voters, five fewer, seven differences, and nothing left', () => {
    const { status, net, gross, residual, tabulated, votersCredited, channels } = found;
    expect({ status, net, gross, residual, tabulated, votersCredited }).toEqual({
      status: 'explained',
      net: -5,
      gross: 7,
      residual: 0,
      tabulated: 5960,
      votersCredited: 5965,
    });
    expect(channels).toEqual([
      { channel: 'election-day', tabulated: 1840, voters: 1841, net: -1, gross: 1, residual: 0, status: 'explained' },
      { channel: 'early', tabulated: 1248, voters: 1248, net: 0, gross: 0, residual: 0, status: 'balanced' },
      { channel: 'mail', tabulated: 2857, voters: 2861, net: -4, gross: 6, residual: 0, status: 'explained' },
      { channel: 'provisional', tabulated: 15, voters: 15, net: 0, gross: 0, residual: 0, status: 'balanced' },
    ]);
  });

  test('B4 B5 is asked every equation that its file has figures for, once at each unit', () => {
    const asked = Map.groupBy(found.equations, ({ id }) => id);
    expect(Object.fromEntries([...asked].map(([id, at]) => [id, at.length]))).toEqual({
      E3b: 6,
      E4: 4,
      E5: 10,
      E7: 1,
      E9: 1,
      E10: 1,
      E11: 1,
      E12: 1,
      E13: 1,
      E16: 1,
      E18: 2,
      E19: 5,
      E20: 1,
    });
  });

  test('B5 shows both sides of each, what explains the difference, and what is left', () => {
    expect(equation(found, 'E5', 'P-02')).toEqual({
      id: 'E5',
      unit: 'P-02',
      left: 431,
      right: 432,
      difference: -1,
      explained: -1,
      residual: 0,
      status: 'explained',
    });
    expect(equation(found, 'E4', 'P-02')).toMatchObject({ left: 800, right: 800, status: 'balanced' });
    expect(equation(found, 'E3b', 'EV-N 2026-10-30')).toMatchObject({ left: 311, right: 311 });
    expect(equation(found, 'E13', 'mail')).toMatchObject({ left: 2857, right: 2857 });
    expect(equation(found, 'E18', 'School Board')).toMatchObject({ left: 11_920, right: 11_920 });
    expect(equation(found, 'E19', 'county')).toMatchObject({ left: 5960, right: 5965, explained: -5, residual: 0 });
    expect(equation(found, 'E20', 'county')).toMatchObject({ left: 5960, right: 5960, status: 'balanced' });
  });

  test('B7 has a manifest that an audit may take', () => {
    expect(found.manifest).toEqual({ open: true, batches: 30, ballots: 5960, blockers: [] });
  });
});

describe('B4 B5 a county that is not', () => {
  test('B5 SB-02 a voter who left and is not spoken of is a difference, and keeps the batch of the precinct back', () => {
    const found = reconciled((file) => Object.assign(file, { explanations: OF_MAIL }));
    expect(found).toMatchObject({ status: 'unexplained', net: -5, gross: 7, residual: 1 });
    expect(equation(found, 'E5', 'P-02')).toMatchObject({ explained: 0, residual: -1, status: 'unexplained' });
    expect(blocked(found)).toEqual(['ED-P02-T1: unexplained']);
  });

  test('B4 SB-02 voided ballots that are entered as unused leave the stock in balance and the voters not', () => {
    const found = reconciled((file) => Object.assign(precinct(file, 1), { fledOrVoided: 0, unused: 360 }));
    expect(equation(found, 'E4', 'P-02')).toMatchObject({ difference: 0 });
    expect(equation(found, 'E5', 'P-02')).toMatchObject({ difference: -1, residual: -1 });
  });

  test('B4 SB-03 two tabulators that were swapped are seen batch by batch, and not netted', () => {
    const found = reconciled((file) =>
      Object.assign(file, {
        batches: {
          'ED-P03-T1': { handCount: 348, tabulated: 262 },
          'ED-P03-T2': { handCount: 262, tabulated: 348 },
        },
      }),
    );
    expect(equation(found, 'E6b', 'ED-P03-T1')).toMatchObject({ left: 262, right: 348, difference: -86 });
    expect(equation(found, 'E6b', 'ED-P03-T2')).toMatchObject({ difference: 86, status: 'unexplained' });
    expect(equation(found, 'E5', 'P-03')).toMatchObject({ difference: 0 });
    expect(found).toMatchObject({ status: 'unexplained', net: -5, gross: 7 });
    expect(blocked(found)).toEqual(['ED-P03-T1: unexplained', 'ED-P03-T2: unexplained']);
  });

  test('B4 SB-04 a short pack of blank ballots is explained where blank ballots are counted', () => {
    const short = (file: Told) => Object.assign(precinct(file, 0), { unused: 272 });
    const line = { unit: 'P-01', code: 'PACK_VARIANCE', quantity: -1, evidence: 'pack 103, counted by two' };
    const fled = { unit: 'P-02', code: 'FLED_VOTER', quantity: -1, evidence: 'incident of 14:20' };
    expect(equation(reconciled(short), 'E4', 'P-01')).toMatchObject({ difference: -1, status: 'unexplained' });
    const explained = reconciled((file) => {
      short(file);
      Object.assign(file, { explanations: [...OF_MAIL, fled, line] });
    });
    expect(explained.manifest.open).toBe(true);
    expect(equation(explained, 'E4', 'P-01')).toMatchObject({ explained: -1, residual: 0, status: 'explained' });
    expect(equation(explained, 'E5', 'P-01')).toMatchObject({ explained: 0, status: 'balanced' });
    expect(explained).toMatchObject({ net: -5, gross: 7, residual: 0 });
  });

  test('B4 SB-05 a mail batch that is one short is in balance by itself, and its channel is not', () => {
    const found = reconciled((file) =>
      Object.assign(file, { batches: { 'MB-007': { handCount: 199, tabulated: 199 } } }),
    );
    expect(equation(found, 'E14', 'MB-007')).toMatchObject({ difference: 0, status: 'balanced' });
    expect(equation(found, 'E16', 'mail')).toMatchObject({ left: 2856, right: 2857, status: 'unexplained' });
    expect(equation(found, 'E20', 'county')).toMatchObject({ left: 5959, right: 5960 });
    expect(found.manifest.ballots).toBe(5959);
    expect(blocked(found)).toHaveLength(15);
  });

  test('B5 SB-17 a ballot that crosses midnight is two differences of two days, and no difference of none', () => {
    const found = reconciled((file) => Object.assign(file.earlyVoting['EV-S']?.tabs ?? {}, { S1: [95, 105, 121] }));
    expect(equation(found, 'E5', 'EV-S 2026-10-29')).toMatchObject({ difference: -1 });
    expect(equation(found, 'E5', 'EV-S 2026-10-30')).toMatchObject({ difference: 1 });
    expect(found).toMatchObject({ status: 'unexplained', net: -5, gross: 9, residual: 2 });
    expect(blocked(found)).toEqual(['EV-S-S1-2026-10-29: unexplained', 'EV-S-S1-2026-10-30: unexplained']);
  });

  test('B5 check-ins of each tabulator are compared with what it counted', () => {
    const found = reconciled((file) =>
      Object.assign(file.earlyVoting['EV-N'] ?? {}, { checkins: { N1: [141, 158, 173], N2: [139, 149, 167] } }),
    );
    expect(equation(found, 'E5', 'EV-N N2 2026-10-30')).toMatchObject({ left: 150, right: 149, difference: 1 });
    expect(equation(found, 'E5', 'EV-N N2 2026-10-31')).toMatchObject({ left: 166, right: 167, difference: -1 });
    expect(equation(found, 'E5', 'EV-N 2026-10-30')).toBeUndefined();
    expect(equation(found, 'E3b', 'EV-N 2026-10-30')).toMatchObject({ left: 311, right: 310 });
    expect(found).toMatchObject({ net: -5, gross: 9, residual: 2, votersCredited: 5965 });
  });

  test('B5 the cause of a wrong count is known, and the count is still to be corrected', () => {
    const found = reconciled((file) =>
      Object.assign(file, {
        batches: { 'MB-001': { handCount: 200, tabulated: 400 } },
        explanations: [
          ...OF_MAIL,
          { unit: 'P-02', code: 'FLED_VOTER', quantity: -1, evidence: 'incident of 14:20' },
          { unit: 'MB-001', code: 'BATCH_RESCANNED', quantity: -200, evidence: 'scanner log' },
        ],
      }),
    );
    expect(equation(found, 'E14', 'MB-001')).toMatchObject({ residual: 0, status: 'correction-pending' });
    expect(equation(found, 'E16', 'mail')).toMatchObject({ left: 2857, right: 2857, status: 'balanced' });
    expect(found.status).toBe('correction-pending');
    expect(found.manifest.open).toBe(false);
  });

  test('B5 a total that the office reported otherwise than its parts is a difference of the county', () => {
    const found = reconciled((file) => Object.assign(file.totals ?? {}, { tabulated: 5961, votersCredited: 5964 }));
    expect(equation(found, 'E20', 'county')).toMatchObject({ left: 5960, right: 5961, difference: -1 });
    expect(equation(found, 'E19', 'county')).toMatchObject({ left: 5960, right: 5964, residual: 1 });
    expect(found).toMatchObject({ status: 'unexplained', net: -5, gross: 7, residual: 0, tabulated: 5960 });
    expect(blocked(found)).toEqual(['county: unexplained', 'county: unexplained']);
  });
});

describe('B4 what is not counted', () => {
  test('B4 is never taken for 0: its equations name the field, sums leave it out, its batch waits', () => {
    const found = reconciled((file) => Object.assign(precinct(file, 0), { regularCheckIns: null }));
    expect(equation(found, 'E5', 'P-01')).toEqual({
      id: 'E5',
      unit: 'P-01',
      left: 512,
      right: null,
      difference: null,
      explained: 0,
      residual: null,
      status: 'not-counted',
      missing: ['regularCheckIns'],
    });
    expect(equation(found, 'E19', 'election-day')).toMatchObject({
      status: 'not-counted',
      missing: ['regularCheckIns'],
    });
    expect(found).toMatchObject({ status: 'counting', net: -5, gross: 7, residual: 0, votersCredited: 5453 });
    expect(found.channels[0]).toMatchObject({ status: 'counting', voters: 1329 });
    expect(blocked(found)).toEqual(['ED-P01-T1: not-counted']);
  });

  test('B4 of a tabulator on one day is named with it', () => {
    const found = reconciled((file) => Object.assign(file.earlyVoting['EV-N']?.tabs ?? {}, { N2: [139, null, 166] }));
    expect(equation(found, 'E5', 'EV-N 2026-10-30')).toMatchObject({ status: 'not-counted', missing: ['tabs.N2'] });
    expect(equation(found, 'E5', 'EV-N 2026-10-31')).toMatchObject({ status: 'balanced' });
  });

  test('B4 where a file has no field of an equation at all, nobody is asked for it', () => {
    const found = reconciled((file) => {
      for (const each of file.precincts) Object.assign(each, { received: null, spoiled: null, unused: null });
      for (const each of file.precincts) Object.assign(each, { provisionalIssued: null, fledOrVoided: null });
      Object.assign(file, { mail: undefined, totals: undefined, contests: [] });
      file.manifest = file.manifest.filter(({ batchName }) => !batchName.startsWith('MB-'));
    });
    const ids = new Set(found.equations.map(({ id }) => id));
    // What was tabulated is a field of both equations of a precinct.
    expect([...ids]).toEqual(['E3b', 'E4', 'E5', 'E7', 'E19']);
    expect(equation(found, 'E4', 'P-01')).toMatchObject({ status: 'not-counted' });
    expect(found.channels.map(({ channel }) => channel)).toEqual(['election-day', 'early', 'provisional']);
  });

  test('B4 a file without figures balances nothing', () => {
    const read = readCountyFile('{}');
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const found = reconcileCounty(read.value);
    expect(found).toMatchObject({ status: 'counting', equations: [], tabulated: 0 });
    expect(manifestOfCounty(read.value, found).open).toBe(false);
  });
});

describe('B7 the gate of the manifest', () => {
  test('B7 SB-18 names each batch that is not approved, sealed, in its place, countable and called by a name of its own', () => {
    const found = reconciled((file) => {
      Object.assign(file, { batches: { 'MB-012': { form: 'returned' } } });
      batchNamed(file, 'PROV-01').container = '';
      batchNamed(file, 'MB-015').batchName = 'Total drop-off';
      batchNamed(file, 'MB-004').batchName = 'MB-003';
      file.manifest.push({ container: 'BOX-M-04', tabulator: 'CC-1', batchName: 'MB-016', numberOfBallots: 0 });
    });
    expect(found).toMatchObject({ status: 'explained', manifest: { batches: 31, ballots: 5960 } });
    expect(blocked(found)).toEqual([
      'MB-012: form-not-approved',
      'Total drop-off: name-not-usable',
      'PROV-01: no-container',
      'MB-016: no-cards',
      'MB-003: name-repeated',
    ]);
  });

  const boxes = (file: Told) =>
    [...Map.groupBy(file.manifest, ({ container }) => container)].map(([id, held]) => {
      return { id, batches: held.map(({ batchName }) => batchName), sealed: true, location: 'Vault', condition: 'ok' };
    });
  const withBox = (id: string, change: Readonly<Record<string, unknown>>) =>
    reconciled((file) => {
      const containers = boxes(file).map((box) => (box.id === id ? { ...box, ...change } : box));
      Object.assign(file, { containers });
    });

  test('B6 B7 containers that are sealed and stored have an equation each, and keep nothing back', () => {
    const found = withBox('BOX-M-01', {});
    expect(found.equations.filter(({ id }) => id === 'E17')).toHaveLength(10);
    expect(equation(found, 'E17', 'BOX-M-01')).toMatchObject({ left: 800, right: 800, status: 'balanced' });
    expect(found.manifest.open).toBe(true);
  });

  test.each([
    [{ condition: 'quarantined' }, 'quarantined'],
    [{ condition: 'missing' }, 'missing'],
    [{ sealed: false }, 'not-sealed'],
    [{ location: '' }, 'no-place'],
  ])('B6 B7 a container with %o keeps its four batches back', (change, why) => {
    expect(blocked(withBox('BOX-M-01', change))).toEqual(
      ['MB-001', 'MB-002', 'MB-003', 'MB-004'].map((name) => `${name}: ${why}`),
    );
  });

  test('B6 B7 a batch that its container does not list is elsewhere, and the container is not in balance', () => {
    const found = withBox('BOX-M-01', { batches: ['MB-001', 'MB-002', 'MB-003'] });
    expect(equation(found, 'E17', 'BOX-M-01')).toMatchObject({ left: 600, right: 800, difference: -200 });
    expect(blocked(found)).toContain('MB-004: elsewhere');
  });

  test('B7 a high incident that is open keeps back what it is of; one that is low or closed does not', () => {
    const incidents = [
      { unit: 'MB-004', severity: 'low', open: true },
      { unit: 'P-03', severity: 'high', open: true },
      { unit: 'BOX-M-02', severity: 'high', open: false },
    ];
    const found = reconciled((file) => Object.assign(file, { incidents }));
    expect(blocked(found)).toEqual(['ED-P03-T1: incident-open', 'ED-P03-T2: incident-open']);
  });

  test('B4 B7 one source alone is not enough, however it is written', () => {
    const countSources = { 'P-04': ['TABULATOR_COUNTER', 'cvr-rows'], 'MB-002': ['HAND_COUNT', 'hand-count-twice'] };
    const found = reconciled((file) => Object.assign(file, { countSources }));
    expect(equation(found, 'E5', 'P-04')).toMatchObject({ difference: 0, status: 'balanced-single-source' });
    expect(blocked(found)).toEqual(['ED-P04-T1: single-source', 'MB-002: counted-once']);
  });

  test('B7 two counts of one batch in one file are a difference', () => {
    const found = reconciled((file) => {
      const [first] = precinct(file, 3).batches;
      if (first !== undefined) first.count = 286;
    });
    expect(blocked(found)).toEqual(['ED-P04-T1: counts-of-file-differ']);
  });
});

describe('files that cannot be used', () => {
  const problemsOf = (change: (file: Told) => void) => {
    const file = told();
    change(file);
    const read = readCountyFile(JSON.stringify(file));
    return read.ok ? [] : read.error.map(({ place, problem }) => `${place}: ${problem}`);
  };

  test('everything that is wrong is told at once, by its place', () => {
    expect(
      problemsOf((file) => {
        Object.assign(precinct(file, 2), { unused: -1, spoiled: 1.5, precinct: ' ' });
        Object.assign(file.mail ?? {}, { returned: '2905' });
        Object.assign(file, { contests: {}, incidents: [{ unit: 'P-01', open: 'yes' }] });
        Object.assign(file, { explanations: [{ unit: 'P-02', code: 'FLED', quantity: -1, evidence: 'x' }] });
      }),
    ).toEqual([
      'precincts[2].precinct: text',
      'precincts[2].spoiled: count',
      'precincts[2].unused: count',
      'mail.returned: count',
      'contests: list',
      'explanations[0].code: code',
      'incidents[0].open: yes-or-no',
    ]);
    expect(readCountyFile('{')).toEqual({ ok: false, error: [{ place: '', problem: 'json' }] });
    expect(readCountyFile('[]')).toEqual({ ok: false, error: [{ place: '', problem: 'object' }] });
  });

  test.each([
    [{ unit: 'P-02', code: 'FLED_VOTER', quantity: 1, evidence: 'x' }, 'explanations[0].quantity: amount-does-not-fit'],
    [{ unit: 'P-77', code: 'FLED_VOTER', quantity: -1, evidence: 'x' }, 'explanations[0].unit: unknown-unit'],
    [{ unit: 'School Board', code: 'FLED_VOTER', quantity: -1, evidence: 'x' }, 'explanations[0]: explains-nothing'],
  ])('an explanation as %o is refused', (line, problem) => {
    expect(problemsOf((file) => Object.assign(file, { explanations: [line] }))).toEqual([problem]);
  });

  test('names that are there twice, days that are not, and what is said of nothing are refused', () => {
    expect(
      problemsOf((file) => {
        Object.assign(precinct(file, 1), { precinct: 'P-01' });
        Object.assign(file.earlyVoting['EV-S'] ?? {}, { checkins: [96, 104, 121, 7] });
        Object.assign(file, {
          countSources: { nowhere: ['HAND_COUNT'] },
        });
      }),
    ).toEqual([
      'precincts[1].precinct: repeated',
      'earlyVoting.EV-S.checkins: more-than-days',
      'countSources.nowhere: unknown-unit',
    ]);
  });
});
