import { assert } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { csv, folderWith, replayed, type Table } from '../testing/audit-folder.ts';
import { replayAudit } from './replay-audit.ts';

/*
 * Ballot polling in totals: a landslide, which every sample of twenty confirms, and a close contest, which none does. All 200
 * cards are listed, half of them in each of two counties; a third county holds none.
 */

const HEAD = ['Jurisdiction', 'Contest', 'Choice', 'Votes'];
const CONTESTS = { Landslide: [190, 10], Close: [110, 90] } as const;
const [FIRST, SECOND] = ['A', 'B'] as const;

type Round = { readonly sizes: Readonly<Record<string, number>>; readonly results: Table };

function folderOf(rounds: readonly Round[]) {
  const manifest = csv([
    ['Batch Name', 'Number of Ballots'],
    ['B1', 100],
  ]);
  const description = {
    name: 'Totals',
    type: 'ballot-polling',
    dataEntry: 'offline',
    riskLimit: 0.1,
    seed: '1234567890',
    contests: Object.entries(CONTESTS).map(([name, [first, second]]) => ({
      name,
      targeted: true,
      totalBallots: 200,
      choices: [
        { name: FIRST, votes: first },
        { name: SECOND, votes: second },
      ],
    })),
    jurisdictions: [{ name: 'J1', manifest: 'm1.csv' }, { name: 'J2', manifest: 'm2.csv' }, { name: 'J3' }],
    rounds: rounds.map(({ sizes }, place) => ({ sampleSizes: sizes, results: `${place + 1}.csv` })),
  };
  const results = rounds.map(({ results: rows }, place) => [`${place + 1}.csv`, csv([HEAD, ...rows])] as const);
  return folderWith(description, { 'm1.csv': manifest, 'm2.csv': manifest, ...Object.fromEntries(results) });
}

const NOBODY: Table = [['J3', 'Close', 'nobody', 0]];

/** How many draws the last of these rounds has in each county, by contest. */
async function drawsIn(rounds: readonly Round[]) {
  const { rounds: played, ...others } = await replayed(folderOf(rounds));
  const draws = played.at(-1)?.draws ?? [];
  const count = (contest: string, jurisdiction: string) =>
    draws.filter((draw) => draw.contest === contest && draw.jurisdiction === jurisdiction).length;
  return { count, draws, ...others };
}

/** Every draw for the first choice of the landslide; of the close contest as many for each as can be. */
function totals(count: (contest: string, jurisdiction: string) => number): Table {
  return ['J1', 'J2'].flatMap((jurisdiction): Table => {
    const close = count('Close', jurisdiction);
    return [
      [jurisdiction, 'Landslide', FIRST, count('Landslide', jurisdiction)],
      [jurisdiction, 'Landslide', SECOND, 0],
      [jurisdiction, 'Close', FIRST, Math.floor(close / 2)],
      [jurisdiction, 'Close', SECOND, Math.ceil(close / 2)],
    ];
  });
}

const SIZES = { Landslide: 20, Close: 20 };
const first = await drawsIn([{ sizes: SIZES, results: NOBODY }]);
const ONE: Round = { sizes: SIZES, results: totals(first.count) };
const entered = ({
  decisions,
}: Awaited<ReturnType<typeof replayed>>): readonly (readonly [string, readonly string[], string])[] =>
  decisions.flatMap(({ event }) =>
    event.type === 'totals-recorded'
      ? [[event.jurisdiction, Object.keys(event.contests), event.enteredBy] as const]
      : [],
  );

test('without totals of a county each of its draws waits, and totals of a county without draws are extra', () => {
  expect(first.extra).toBe(1);
  expect(first.unaudited).toEqual(
    first.draws.map(({ jurisdiction, tabulator, batch, position }) => ({ jurisdiction, tabulator, batch, position })),
  );
  expect(first.unaudited).toHaveLength(40);
});

test('what each county counted is entered once for all its contests, and declared final', async () => {
  const played = await replayed(folderOf([ONE]));
  expect(entered(played).toSorted()).toEqual([
    ['J1', ['Landslide', 'Close'], 'replay'],
    ['J2', ['Landslide', 'Close'], 'replay'],
  ]);
  const finals = played.decisions.filter(({ event }) => event.type === 'totals-finalized');
  expect(finals).toHaveLength(2);
  expect([played.extra, played.unaudited]).toEqual([0, []]);
  expect(played.rounds[0]?.measurements.map(({ contest, riskLimitMet }) => [contest, riskLimitMet])).toEqual([
    ['Landslide', true],
    ['Close', false],
  ]);
});

describe('in a second round', async () => {
  const sizes = { Close: 10 };
  const second = await drawsIn([ONE, { sizes, results: NOBODY }]);
  const rows = totals(second.count);

  test('votes of a contest that is settled may still be on the paper, and are not entered', async () => {
    const played = await replayed(folderOf([ONE, { sizes, results: rows }]));
    expect(
      entered(played)
        .slice(2)
        .map(([, contests]) => contests),
    ).toEqual([['Close'], ['Close']]);
  });

  test('votes of a contest that the audit does not have are entered, and so refused', async () => {
    const foreign: Table = [...rows, ['J1', 'Levy', FIRST, 1]];
    const result = await replayAudit(folderOf([ONE, { sizes, results: foreign }]));
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: 'command-refused',
        command: 'record-totals',
        refusal: { code: 'unknown-contest', contest: 'Levy' },
      },
    });
  });
});

test('draws of cards that were not found are no votes of a choice', async () => {
  const [county, contest] = ['J2', 'Close'];
  const close = first.count(contest, county);
  assert(close > 2, 'the county has draws');
  const rows: Table = ONE.results.filter(([jurisdiction, name]) => jurisdiction !== county || name !== contest);
  const found: Table = [
    [county, contest, FIRST, close - 2],
    [county, contest, SECOND, 0],
    [county, contest, 'NOT_FOUND', 2],
  ];
  const { decisions } = await replayed(folderOf([{ ...ONE, results: [...rows, ...found] }]));
  const totalsOf = decisions.flatMap(({ event }) =>
    event.type === 'totals-recorded' && event.jurisdiction === county ? [event.contests[contest]] : [],
  );
  expect(totalsOf).toEqual([{ votes: { [FIRST]: close - 2, [SECOND]: 0 }, notFound: 2 }]);
});

test('totals of counties that the audit does not have are refused, each of them and no other', async () => {
  const rows: Table = [...ONE.results, ['J9', 'Close', FIRST, 1], ['j1', 'Close', FIRST, 1]];
  const result = await replayAudit(folderOf([{ ...ONE, results: rows }]));
  assert(!result.ok && result.error.code === 'files-refused', 'the results are refused', result);
  expect(result.error.issues).toEqual(
    ['J9', 'j1'].map((found) => ({
      severity: 'ERROR',
      code: 'UNKNOWN_JURISDICTION',
      file: '1.csv',
      found,
      message: `“${found}” is no jurisdiction of this audit.`,
      advice: 'Write the jurisdiction as it stands in audit.json.',
      count: 1,
    })),
  );
});
