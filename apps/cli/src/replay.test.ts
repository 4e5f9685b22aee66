import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { replay } from './replay.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

const RESULTS = 'Jurisdiction,Batch Name,Ballot Number,Contest,Interpretation';

type Round = { readonly sampleSizes?: Readonly<Record<string, number>>; readonly results?: readonly string[] };
type Audit = {
  readonly contests: readonly object[];
  /** Cards in each county's manifest. */
  readonly listed: Readonly<Record<string, number>>;
  readonly compatibility?: boolean;
  readonly practice?: boolean;
  readonly rounds: readonly Round[];
};

/** What the command prints and exits with for a folder with this audit. */
async function run(
  { contests, listed, compatibility = false, practice, rounds }: Audit,
  ...options: readonly string[]
) {
  const jurisdictions = Object.keys(listed).map((name) => ({ name, manifest: `${name}.csv` }));
  const audit = {
    name: 'Pilot',
    type: 'ballot-polling',
    method: 'bravo',
    compatibility,
    ...(practice !== undefined && { practice }),
    riskLimit: 0.1,
    seed: '31415926535',
  };
  const played = rounds.map(({ sampleSizes }, index) => ({ sampleSizes, results: `round-${index + 1}.csv` }));
  writeFileSync(path.join(folder, 'audit.json'), JSON.stringify({ ...audit, contests, jurisdictions, rounds: played }));
  for (const [name, cards] of Object.entries(listed)) {
    writeFileSync(path.join(folder, `${name}.csv`), `Batch Name,Number of Ballots\nBox 1,${cards}\n`);
  }
  for (const [index, { results = ['Adams,Box 1,999,Mayor,BLANK'] }] of rounds.entries()) {
    writeFileSync(path.join(folder, `round-${index + 1}.csv`), [RESULTS, ...results].join('\n'));
  }
  const printed: string[] = [];
  const complained: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => printed.push(String(line)));
  vi.spyOn(console, 'error').mockImplementation((line) => complained.push(String(line)));
  const status = await replay([folder, ...options]);
  vi.restoreAllMocks();
  return { status, printed: printed.join('\n'), complained: complained.join('\n') };
}

const contest = (name: string, [ada, ben]: readonly [number, number], more: object = {}) => ({
  name,
  targeted: true,
  choices: [
    { name: 'Ada', votes: ada },
    { name: 'Ben', votes: ben },
  ],
  totalBallots: 100,
  ...more,
});

/** Every card of Adams with a vote for Ada, whether it is drawn or not. */
const allForAda = (cards: number, ...contests: readonly string[]) =>
  Array.from({ length: cards }, (_, index) => contests.map((name) => `Adams,Box 1,${index + 1},${name},Ada`)).flat();

test('a round after the limit was met is refused with a sentence', async () => {
  const contests = [contest('Mayor', [90, 10])];
  const results = allForAda(100, 'Mayor');
  const round = { sampleSizes: { Mayor: 40 }, results };
  const { status, printed, complained } = await run({ contests, listed: { Adams: 100 }, rounds: [round, round] });
  expect({ status, printed }).toEqual({ status: 1, printed: '' });
  expect(complained).toBe(
    'Every targeted contest has met its risk limit, so no further round can be opened. Conclude the audit.',
  );
});

test('a size for a contest that has met its limit names the contests that have not', async () => {
  const contests = [contest('Mayor', [90, 10]), contest('Levy', [55, 45])];
  const rows = [...allForAda(100, 'Mayor'), ...Array.from({ length: 100 }, (_, i) => `Adams,Box 1,${i + 1},Levy,Ben`)];
  const round = { sampleSizes: { Mayor: 40, Levy: 10 }, results: rows };
  const { status, complained } = await run({ contests, listed: { Adams: 100 }, rounds: [round, round] });
  expect(status).toBe(1);
  expect(complained).toBe('Give a sample size for each of these contests and for no other: Levy.');
});

test('a size above the cards there are is refused with the contest and both figures', async () => {
  const contests = [contest('Mayor', [90, 10])];
  const rounds = [{ sampleSizes: { Mayor: 101 } }];
  const { status, complained } = await run({ contests, listed: { Adams: 100 }, rounds });
  expect(status).toBe(1);
  expect(complained).toMatch(/^Mayor: 101 draws were asked for, and 100 are left to look at\./);
});

test.each([false, true])(
  'a size that is a full hand count is refused with the contest and all its cards',
  async (compatibility) => {
    const contests = [contest('Mayor', [50, 50])];
    const { status, complained } = await run({ contests, listed: { Adams: 100 }, compatibility, rounds: [{}] });
    expect(status).toBe(1);
    expect(complained).toMatch(/^Mayor: No sample size suffices: .* all 100 by hand/);
  },
);

test('draws of unlisted cards are printed among the draws, and each contest has its outcome', async () => {
  const contests = [
    contest('Mayor', [90, 4], { jurisdictions: ['Adams'] }),
    contest('Levy', [60, 40], { targeted: false, totalBallots: 200 }),
  ];
  const rounds = [{ sampleSizes: { Mayor: 80 }, results: allForAda(90, 'Mayor', 'Levy') }];
  const { status, printed } = await run({ contests, listed: { Adams: 90, Baker: 100 }, rounds }, '--json');
  expect(status).toBe(0);
  const answer = JSON.parse(printed);
  expect(answer.auditOutcome).toBe('targets-confirmed');
  const [mayor, levy] = answer.rounds[0].contests;
  expect(mayor).toMatchObject({ contest: 'Mayor', outcome: 'confirmed', draws: 80, riskLimitMet: true });
  // Nothing was drawn in Baker: what was seen in Adams is no sample of the levy.
  expect(levy).toMatchObject({ contest: 'Levy', outcome: 'not-measured', draws: 0, distinct: 0, pValue: null });

  const phantoms = answer.draws.filter((draw: object) => 'phantom' in draw);
  expect(phantoms.length).toBeGreaterThan(0);
  expect(phantoms.length).toBe(mayor.phantomDraws);
  for (const draw of phantoms) {
    expect(draw).toEqual({
      round: 1,
      contest: 'Mayor',
      phantom: expect.any(Number),
      jurisdiction: null,
      tabulator: null,
      batch: null,
      position: null,
      ticket: expect.stringMatching(/^0\.\d+$/),
    });
    // 100 cards were cast and 90 are listed.
    expect(draw.phantom).toBeGreaterThanOrEqual(1);
    expect(draw.phantom).toBeLessThanOrEqual(10);
  }
  expect(answer.draws.length).toBe(80);
  const tickets = answer.draws.map((draw: { ticket: string }) => draw.ticket);
  expect(tickets).toEqual(tickets.toSorted());
  const distinct = new Set(
    answer.draws.filter((draw: object) => !('phantom' in draw)).map((draw: { position: number }) => draw.position),
  );
  expect(mayor.distinct).toBe(distinct.size);
});

test('what is taken as confirmed about the plan is printed, in words and as data', async () => {
  const audit = {
    contests: [contest('Mayor', [90, 10])],
    listed: { Adams: 110 },
    rounds: [{ sampleSizes: { Mayor: 5 }, results: allForAda(110, 'Mayor') }],
  };
  const { printed } = await run(audit);
  expect(printed).toContain('Taken as confirmed: Mayor: the manifests list 110 cards, and 100 were cast.');
  const { printed: json } = await run(audit, '--json');
  expect(JSON.parse(json)).toMatchObject({
    findings: [{ finding: 'listed-above-cast', contest: 'Mayor', cast: 100, listed: 110 }],
    withoutManifest: [],
  });
});

test('a practice audit is called so, in words and in JSON, and no other audit has the word', async () => {
  const rounds = [{ sampleSizes: { Mayor: 40 }, results: allForAda(100, 'Mayor') }];
  const audit = { contests: [contest('Mayor', [90, 10])], listed: { Adams: 100 }, rounds };
  const words = await run({ ...audit, practice: true });
  expect(words.printed.split('\n').slice(0, 2)).toEqual([
    'PRACTICE: this is no audit of an election. Nothing here says anything about a result.',
    'PRACTICE: Pilot',
  ]);
  const json = JSON.parse((await run({ ...audit, practice: true }, '--json')).printed);
  expect(json).toMatchObject({ name: 'PRACTICE: Pilot', practice: true });
  const other = await run(audit, '--json');
  expect(JSON.parse(other.printed)).toMatchObject({ name: 'Pilot' });
  expect(other.printed).not.toMatch(/practice/i);
});
