import { assert } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { csv, folderWith, replayed, type Table } from '../testing/audit-folder.ts';
import { type Replay, replayAudit } from './replay-audit.ts';

/* Ballot polling in totals, over two counties of 646 and 290 cards. */

const HEAD = ['Jurisdiction', 'Contest', 'Choice', 'Votes'];
const MANIFESTS: Readonly<Record<string, Uint8Array>> = {
  'j1.csv': manifest([23, 101, 122, 400]),
  'j2.csv': manifest([20, 10, 220, 40]),
};

function manifest(ballots: readonly number[]): Uint8Array {
  return csv([['Batch Name', 'Number of Ballots'], ...ballots.map((count, place) => [place + 1, count])]);
}

type ContestOf = Readonly<Record<string, unknown>> & { readonly name: string };

function contest(name: string, votes: Readonly<Record<string, number>>, rest: object = {}): ContestOf {
  const choices = Object.entries(votes).map(([choice, count]) => ({ name: choice, votes: count }));
  return { name, targeted: true, choices, totalBallots: 1000, ...rest };
}

type Round = { readonly sampleSizes?: Readonly<Record<string, number>>; readonly results: Table };

function folderOf(contests: readonly ContestOf[], rounds: readonly Round[], rest: object = {}) {
  const results = rounds.map((round, place) => [`round-${place + 1}.csv`, csv([HEAD, ...round.results])] as const);
  const description = {
    name: 'Totals',
    type: 'ballot-polling',
    dataEntry: 'offline',
    riskLimit: 0.1,
    seed: '1234567890',
    contests,
    jurisdictions: [{ name: 'J1', manifest: 'j1.csv' }, { name: 'J2', manifest: 'j2.csv' }, { name: 'J3' }],
    rounds: rounds.map(({ sampleSizes }, place) => ({
      ...(sampleSizes && { sampleSizes }),
      results: `round-${place + 1}.csv`,
    })),
    ...rest,
  };
  return folderWith(description, { ...MANIFESTS, ...Object.fromEntries(results) });
}

const NOBODY: Table = [['J3', 'Contest 1', 'nobody', 0]];

/** The draws of the last round for a contest, by county, where nothing was entered yet. */
async function drawsOf(contests: readonly ContestOf[], rounds: readonly Round[], rest: object = {}) {
  const { rounds: played } = await replayed(folderOf(contests, rounds, rest));
  const { draws, phantomDraws } = played.at(-1) ?? { draws: [], phantomDraws: [] };
  return {
    of: (name: string, jurisdiction: string) =>
      draws.filter((draw) => draw.contest === name && draw.jurisdiction === jurisdiction).length,
    phantoms: (name: string) => phantomDraws.filter((draw) => draw.contest === name).length,
  };
}

type Votes = Readonly<Record<string, number>>;

/** Votes laid over the counties choice after choice, as many in J1 as it has draws. */
function laidOver(name: string, votes: Votes, inFirst: number): Table {
  let left = inFirst;
  const rows: (readonly (string | number)[])[] = [];
  for (const [choice, count] of Object.entries(votes)) {
    const first = Math.min(left, count);
    left -= first;
    rows.push(['J1', name, choice, first], ['J2', name, choice, count - first]);
  }
  return rows;
}

const measured = ({ rounds }: Replay, round: number, name: string) =>
  rounds[round - 1]?.measurements.find((one) => one.contest === name);

describe('one round', () => {
  const MAYOR = contest('Contest 1', { 'candidate 1': 600, 'candidate 2': 400 });
  const COUNCIL = contest(
    'Contest 2',
    { 'candidate 1': 200, 'candidate 2': 300, 'candidate 3': 100 },
    { targeted: false, winners: 2, votesAllowed: 2, totalBallots: 600, jurisdictions: ['J1', 'J2'] },
  );
  const results: Table = [
    ['J1', 'Contest 1', 'candidate 1', 30],
    ['J1', 'Contest 1', 'candidate 2', 20],
    ['J1', 'Contest 2', 'candidate 1', 20],
    ['J1', 'Contest 2', 'candidate 2', 30],
    ['J1', 'Contest 2', 'candidate 3', 10],
    ['J2', 'Contest 1', 'candidate 1', 20],
    ['J2', 'Contest 1', 'candidate 2', 10],
    ['J2', 'Contest 2', 'candidate 1', 10],
    ['J2', 'Contest 2', 'candidate 2', 15],
    ['J2', 'Contest 2', 'candidate 3', 10],
  ];
  const round = { sampleSizes: { 'Contest 1': 100 }, results };

  test('has the published figures where published systems are repeated', async () => {
    const played = await replayed(folderOf([MAYOR, COUNCIL], [round], { compatibility: true }));
    expect(measured(played, 1, 'Contest 1')).toMatchObject({ draws: 100, riskLimitMet: true });
    expect(measured(played, 1, 'Contest 1')?.pValue).toBeCloseTo(0.08876425, 10);
    expect(measured(played, 1, 'Contest 2')).toMatchObject({ riskLimitMet: false });
    expect(measured(played, 1, 'Contest 2')?.pValue).toBeCloseTo(0.5938312972, 10);
    expect(played.audit.phase).toBe('concluded');
  });

  test('holds the 64 cards that no manifest lists against the winner, and measures no contest of another universe', async () => {
    const drawn = await drawsOf([MAYOR, COUNCIL], [{ ...round, results: NOBODY }]);
    const phantoms = drawn.phantoms('Contest 1');
    expect([phantoms, drawn.of('Contest 1', 'J2')]).toEqual([9, 29]);
    // Nine of the hundred draws fell on cards that nobody can fetch, so that J2 has 29 left.
    const one = (county: string, votes: readonly number[]) =>
      votes.map((count, place) => [county, 'Contest 1', `candidate ${place + 1}`, count]);
    const others = results.filter(([, name]) => name !== 'Contest 1');
    const rows = [...one('J1', [31, 20]), ...one('J2', [19, 10]), ...others];
    const played = await replayed(folderOf([MAYOR, COUNCIL], [{ ...round, results: rows }]));
    // Of 1,000 cards 936 are listed: 561.6 votes against 374.4 and the 64.
    const expected = 1 / (1.1232 ** 50 * 0.8768 ** (30 + phantoms));
    expect(measured(played, 1, 'Contest 1')?.pValue).toBeCloseTo(expected, 10);
    expect(measured(played, 1, 'Contest 2')).toMatchObject({ pValue: null, outcome: 'not-measured' });
  });

  test('measures a contest beside it from the same draws where its universe is the same', async () => {
    const all = { totalBallots: 936 };
    const mayor = contest('Contest 1', { A: 600, B: 300 }, all);
    const levy = contest('Levy', { Yes: 500, No: 400 }, { ...all, targeted: false });
    const rest = [mayor, levy];
    const drawn = await drawsOf(rest, [{ sampleSizes: { 'Contest 1': 100 }, results: NOBODY }]);
    const inFirst = drawn.of('Contest 1', 'J1');
    const rows = [
      ...laidOver('Contest 1', { A: 50, B: 50 }, inFirst),
      ...laidOver('Levy', { Yes: 60, No: 40 }, inFirst),
    ];
    const played = await replayed(folderOf(rest, [{ sampleSizes: { 'Contest 1': 100 }, results: rows }]));
    // 5 of 9 votes: 60 times 10/9, 40 times 8/9.
    expect(measured(played, 1, 'Levy')?.pValue).toBeCloseTo(1 / ((10 / 9) ** 60 * (8 / 9) ** 40), 10);
    expect(measured(played, 1, 'Levy')?.draws).toBe(100);
  });

  test('counts draws of cards that nobody found against the winner', async () => {
    const mayor = contest('Contest 1', { A: 600, B: 300 }, { totalBallots: 936 });
    const drawn = await drawsOf([mayor], [{ sampleSizes: { 'Contest 1': 50 }, results: NOBODY }]);
    const inFirst = drawn.of('Contest 1', 'J1');
    const rows = [...laidOver('Contest 1', { A: 30, B: 10 }, inFirst), ['J2', 'Contest 1', 'NOT_FOUND', 2]];
    const played = await replayed(folderOf([mayor], [{ sampleSizes: { 'Contest 1': 50 }, results: rows }]));
    expect(measured(played, 1, 'Contest 1')).toMatchObject({ notFound: 2 });
    expect(measured(played, 1, 'Contest 1')?.pValue).toBeCloseTo(1 / ((4 / 3) ** 30 * (2 / 3) ** 12), 10);
  });

  test('of more votes than the draws of a county allow is refused, with both figures', async () => {
    const drawn = await drawsOf([MAYOR, COUNCIL], [{ ...round, results: NOBODY }]);
    const draws = drawn.of('Contest 1', 'J1');
    const above = results.map((row) => (row[3] === 30 && row[1] === 'Contest 1' ? [...row.slice(0, 3), draws] : row));
    expect(await replayAudit(folderOf([MAYOR, COUNCIL], [{ ...round, results: above }]))).toMatchObject({
      ok: false,
      error: {
        command: 'record-totals',
        refusal: {
          code: 'totals-above-draws',
          jurisdiction: 'J1',
          contest: 'Contest 1',
          votes: draws + 20,
          limit: draws,
        },
      },
    });
  });

  test('of a county without totals stays open', async () => {
    const { audit, unaudited } = await replayed(
      folderOf([MAYOR, COUNCIL], [{ ...round, results: results.filter(([name]) => name === 'J1') }]),
    );
    expect(audit.phase).toBe('round-open');
    expect(new Set(unaudited.map(({ jurisdiction }) => jurisdiction))).toEqual(new Set(['J2']));
  });

  test('never becomes a full count, however many cards were drawn', async () => {
    const mayor = contest('Contest 1', { A: 500, B: 436 }, { totalBallots: 936 });
    const asked = { sampleSizes: { 'Contest 1': 936 }, results: NOBODY };
    const drawn = await drawsOf([mayor], [asked]);
    const rows = laidOver('Contest 1', { A: 468, B: 468 }, drawn.of('Contest 1', 'J1'));
    const played = await replayed(folderOf([mayor], [{ ...asked, results: rows }]));
    expect(measured(played, 1, 'Contest 1')).toMatchObject({ riskLimitMet: false, outcome: 'measured-not-confirmed' });
    expect(measured(played, 1, 'Contest 1')?.pValue).toBeLessThanOrEqual(1);
  });
});

test('a contest with two seats goes into a second round, to the published figures', async () => {
  const council = contest('Contest 1', { 'candidate 1': 600, 'candidate 2': 300, 'candidate 3': 100 }, { winners: 2 });
  const rest = { compatibility: true };
  const first = await drawsOf([council], [{ results: NOBODY }], rest);
  expect(first.of('Contest 1', 'J1') + first.of('Contest 1', 'J2')).toBe(48);
  const votes = [
    { 'candidate 1': 24, 'candidate 2': 14, 'candidate 3': 10 },
    { 'candidate 1': 50, 'candidate 2': 20, 'candidate 3': 2 },
  ];
  const one = { results: laidOver('Contest 1', votes[0], first.of('Contest 1', 'J1')) };
  const second = await drawsOf([council], [one, { results: NOBODY }], rest);
  expect(second.of('Contest 1', 'J1') + second.of('Contest 1', 'J2')).toBe(72);
  const two = { results: laidOver('Contest 1', votes[1], second.of('Contest 1', 'J1')) };
  const played = await replayed(folderOf([council], [one, two], rest));
  expect(measured(played, 1, 'Contest 1')).toMatchObject({ pValue: 1, riskLimitMet: false });
  expect(measured(played, 2, 'Contest 1')?.pValue).toBeCloseTo(0.0042194626, 10);
  expect(measured(played, 2, 'Contest 1')?.riskLimitMet).toBe(true);
});

test('of two targets the one that met its limit is not asked again, to the published figures', async () => {
  const all = { totalBallots: 1600 };
  const contests = [
    contest('Contest 1', { 'candidate 1': 600, 'candidate 2': 400 }, all),
    contest('Contest 2', { Yes: 800, No: 650 }, all),
    contest('Contest 3', { 'candidate 1': 700, 'candidate 2': 500 }, { ...all, targeted: false }),
  ];
  const rest = { compatibility: true };
  const first = await drawsOf(contests, [{ results: NOBODY }], rest);
  expect(first.of('Contest 1', 'J1') + first.of('Contest 1', 'J2')).toBe(191);
  expect(first.of('Contest 2', 'J1') + first.of('Contest 2', 'J2')).toBe(485);
  const none = { 'candidate 1': 0, 'candidate 2': 0 };
  const one = {
    results: [
      ...laidOver('Contest 1', { 'candidate 1': 134, 'candidate 2': 57 }, first.of('Contest 1', 'J1')),
      ...laidOver('Contest 2', { Yes: 0, No: 0 }, first.of('Contest 2', 'J1')),
      ...laidOver('Contest 3', none, 0),
    ],
  };
  const second = await drawsOf(contests, [one, { results: NOBODY }], rest);
  expect(second.of('Contest 1', 'J1')).toBe(0);
  expect(second.of('Contest 2', 'J1') + second.of('Contest 2', 'J2')).toBe(1468);
  const rows = [
    ...laidOver('Contest 2', { Yes: 618, No: 274 }, second.of('Contest 2', 'J1')),
    ...laidOver('Contest 3', none, 0),
  ];
  const played = await replayed(folderOf(contests, [one, { results: rows }], rest));
  expect(measured(played, 1, 'Contest 1')?.pValue).toBeCloseTo(0.0000081957, 10);
  expect(measured(played, 1, 'Contest 2')).toMatchObject({ pValue: 1, riskLimitMet: false });
  expect(measured(played, 2, 'Contest 1')).toBeUndefined();
  expect(measured(played, 2, 'Contest 2')?.pValue).toBeLessThan(1e-10);
  expect(played.audit.phase).toBe('concluded');

  const asked = { 'Contest 1': 1, 'Contest 2': 1468 };
  const refused = await replayAudit(folderOf(contests, [one, { sampleSizes: asked, results: rows }], rest));
  expect(refused).toMatchObject({ error: { refusal: { code: 'sizes-not-for-outstanding-contests' } } });
  const everything = { sampleSizes: { 'Contest 1': 1601, 'Contest 2': 485 }, results: NOBODY };
  const tooMany = await replayAudit(folderOf(contests, [everything], rest));
  expect(tooMany).toMatchObject({ error: { refusal: { contest: 'Contest 1', code: 'size-above-population' } } });
});

describe.each(['minerva', 'providence'])('measured by %s', (method) => {
  const votes = { 'candidate 1': 600, 'candidate 2': 400 };
  // Under compatibility 1,000 cards as published; by the corrected method every card is listed, so that nothing else differs.
  const forms = [
    { compatibility: true, contests: [contest('Contest 1', votes)] },
    {
      compatibility: false,
      contests: [contest('Contest 1', { 'candidate 1': 540, 'candidate 2': 360 }, { totalBallots: 936 })],
    },
  ];

  test.each(forms)('one round of 50 : 30, or of 30 : 30, compatibility $compatibility', async (form) => {
    const { contests, compatibility } = form;
    const round = { sampleSizes: { 'Contest 1': 111 }, results: NOBODY };
    const drawn = await drawsOf(contests, [round], { method, compatibility });
    const inFirst = drawn.of('Contest 1', 'J1');
    const pValueOf = async (found: Votes) => {
      const results = laidOver('Contest 1', found, inFirst);
      const played = await replayed(folderOf(contests, [{ ...round, results }], { method, compatibility }));
      return measured(played, 1, 'Contest 1');
    };
    const met = await pValueOf({ 'candidate 1': 50, 'candidate 2': 30 });
    expect(met?.pValue).toBeCloseTo(0.0447385748, 9);
    expect(met?.riskLimitMet).toBe(true);
    const notMet = await pValueOf({ 'candidate 1': 30, 'candidate 2': 30 });
    expect(notMet?.pValue).toBeCloseTo(0.576952097, 9);
    expect(notMet?.riskLimitMet).toBe(false);
  });
});

describe('several rounds', () => {
  /* Published cases, `minerva.p_value#v013` and `providence.p_value#v014`: each round by itself, not all in one. */
  const CASES: readonly {
    readonly method: string;
    readonly riskLimit: number;
    readonly votes: Votes;
    readonly rounds: readonly { readonly size: number; readonly votes: Votes }[];
    readonly pValue: number;
  }[] = [
    {
      method: 'minerva',
      riskLimit: 0.05,
      votes: { bob: 1392, carol: 188, dan: 1224, alice: 1741 },
      rounds: [
        { size: 20, votes: { bob: 5, carol: 0, dan: 7, alice: 6 } },
        { size: 200, votes: { bob: 58, carol: 12, dan: 43, alice: 61 } },
      ],
      pValue: 0.46924757531865813,
    },
    {
      method: 'providence',
      riskLimit: 0.2,
      votes: { alice: 2724, bob: 2244 },
      rounds: [
        { size: 50, votes: { alice: 23, bob: 21 } },
        { size: 20, votes: { alice: 9, bob: 9 } },
        { size: 900, votes: { alice: 383, bob: 424 } },
      ],
      pValue: 0.6380991974147557,
    },
  ];

  test.each(CASES)('by $method', async ({ method, riskLimit, votes, rounds, pValue }) => {
    const files = { 'j1.csv': manifest([2500, 2500]) };
    const description = {
      name: 'Totals',
      type: 'ballot-polling',
      method,
      dataEntry: 'offline',
      riskLimit,
      seed: '1234567890',
      contests: [contest('Contest 1', votes, { totalBallots: 5000 })],
      jurisdictions: [{ name: 'J1', manifest: 'j1.csv' }],
      rounds: rounds.map(({ size }, place) => ({ sampleSizes: { 'Contest 1': size }, results: `${place + 1}.csv` })),
    };
    const results = rounds.map((round, place) => {
      const rows = Object.entries(round.votes).map(([choice, count]) => ['J1', 'Contest 1', choice, count]);
      return [`${place + 1}.csv`, csv([HEAD, ...rows])] as const;
    });
    const played = await replayed(folderWith(description, { ...files, ...Object.fromEntries(results) }));
    expect(measured(played, rounds.length, 'Contest 1')?.pValue).toBeCloseTo(pValue, 10);
  });

  test('that were planned otherwise are refused', async () => {
    const contests = [contest('Contest 1', { A: 600, B: 300 }, { totalBallots: 936 })];
    const round = { sampleSizes: { 'Contest 1': 111 }, results: NOBODY };
    const planned = { method: 'minerva', roundSizes: { 'Contest 1': [112, 168] } };
    const result = await replayAudit(folderOf(contests, [round], planned));
    assert(!result.ok, 'the round is refused', result);
    expect(result.error).toMatchObject({
      command: 'open-round',
      refusal: { code: 'size-not-as-planned', contest: 'Contest 1', round: 1, planned: 112, asked: 111 },
    });
  });

  test('that nobody planned are the five that are proposed', async () => {
    const contests = [contest('Contest 1', { A: 600, B: 300 }, { totalBallots: 936 })];
    const { audit } = await replayed(folderOf(contests, [{ results: NOBODY }], { method: 'providence' }));
    const [first, ...later] = audit.plan.roundSizes?.['Contest 1'] ?? [];
    expect(later).toEqual(
      [1, 2, 3, 4].map((times) => {
        let size = first ?? 0;
        for (let grown = 0; grown < times; grown += 1) size = Math.ceil(size * 1.5);
        return size;
      }),
    );
  });
});

test('totals do not tell which cards bear two votes, as Minerva has to know', async () => {
  const council = contest('Contest 1', { A: 600, B: 300, C: 100 }, { votesAllowed: 2, totalBallots: 936 });
  const result = await replayAudit(folderOf([council], [{ results: NOBODY }], { method: 'minerva' }));
  expect(result).toMatchObject({
    error: { refusal: { code: 'plan-incomplete', missing: [{ what: 'cards-for-both', contest: 'Contest 1' }] } },
  });
});
