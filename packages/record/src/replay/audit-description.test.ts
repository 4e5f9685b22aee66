import { err, ok } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { parseAuditDescription } from './audit-description.ts';

const LEAST = {
  name: 'Pilot',
  type: 'ballot-polling',
  method: 'bravo',
  riskLimit: 0.05,
  seed: '1',
  contests: [{ name: 'Mayor', targeted: true, choices: [{ name: 'Ada', votes: 1 }] }],
  jurisdictions: [{ name: 'Adams' }],
  rounds: [{ results: 'round-1.csv' }],
};

const COMPARISON = { ...LEAST, type: 'batch-comparison', method: 'macro' };

function problemsOf(change: object): readonly string[] {
  const parsed = parseAuditDescription(JSON.stringify({ ...LEAST, ...change }));
  return parsed.ok ? [] : parsed.error.map(({ path }) => path);
}

test('what a folder leaves out is plain: one seat, the corrected methods, a draw by tickets from every card', () => {
  expect(parseAuditDescription(JSON.stringify(LEAST))).toEqual(
    ok({
      ...LEAST,
      organization: '',
      state: '',
      practice: false,
      compatibility: false,
      combinedBatches: [],
      jurisdictions: [{ name: 'Adams', expectedBallots: null }],
      contests: [
        {
          ...LEAST.contests[0],
          winners: 1,
          majorityOrRunoff: false,
          totalBallots: null,
          cardsBearing: null,
          pendingBallots: 0,
        },
      ],
      cardStyles: false,
      selection: 'tickets',
    }),
  );
});

test('a text that is no JSON is told so', () => {
  const parsed = parseAuditDescription('{ name: ');
  expect(parsed).toMatchObject({ ok: false, error: [{ path: '', message: expect.stringContaining('JSON') }] });
});

test('every place that has to be mended is named', () => {
  expect(problemsOf({ name: ' ', seed: '', rounds: [] })).toEqual(['name', 'seed', 'rounds']);
  expect(problemsOf({ rounds: [{ results: 'r.csv', openedAt: 'yesterday' }] })).toEqual(['rounds.0.openedAt']);
  expect(problemsOf({ sead: '1' })).toEqual(['']);
});

test.each([
  ['riskLimit', 0],
  ['riskLimit', 1],
  ['seed', '7'.repeat(101)],
  ['contests', []],
  ['jurisdictions', []],
])('%s cannot be %j', (property, value) => {
  expect(problemsOf({ [property]: value })).toEqual([property]);
});

test.each(['/etc/passwd', '../other/file.csv', 'a/../../file.csv', '..\\file.csv', ''])(
  'the path %j does not stay inside the folder, or is none',
  (path) => {
    expect(problemsOf({ jurisdictions: [{ name: 'Adams', manifest: path }] })).toEqual(['jurisdictions.0.manifest']);
  },
);

test.each(['manifest.csv', 'adams/manifest.csv', 'a..b/manifest..csv'])(
  'the path %j stays inside the folder',
  (path) => {
    expect(problemsOf({ jurisdictions: [{ name: 'Adams', manifest: path }] })).toEqual([]);
  },
);

test('batches are known to be mixed before the seed, or from a round on', () => {
  const combined = (when?: string) => ({
    combinedBatches: [{ jurisdiction: 'Adams', name: 'Mixed', batches: ['B1', 'B2'], when }],
  });
  const twelve = { ...COMPARISON, rounds: Array.from({ length: 12 }, () => ({ results: 'r.csv' })) };
  const parsed = parseAuditDescription(JSON.stringify({ ...twelve, ...combined() }));
  expect(parsed).toMatchObject({ ok: true, value: { combinedBatches: [{ when: 'before-seed' }] } });
  for (const when of ['before-seed', 'round-1', 'round-12']) {
    expect(problemsOf({ ...twelve, ...combined(when) })).toEqual([]);
  }
  expect(problemsOf({ ...twelve, ...combined('round-13') })).toEqual(['combinedBatches.0.when']);
  for (const when of ['round-0', 'round-1x', 'xround-1', 'round-', 'later']) {
    expect(problemsOf({ ...COMPARISON, ...combined(when) })).toEqual(['combinedBatches.0.when']);
  }
});

test('a combination has at least two batches', () => {
  const combined = (...batches: readonly string[]) => ({
    ...COMPARISON,
    combinedBatches: [{ jurisdiction: 'Adams', name: 'Mixed', batches }],
  });
  expect(problemsOf(combined('B1'))).toEqual(['combinedBatches.0.batches']);
  expect(problemsOf(combined('B1', 'B2'))).toEqual([]);
});

test('batches are combined in a jurisdiction of the audit, and where batches are counted', () => {
  const combinedBatches = [{ jurisdiction: 'Adam', name: 'Mixed', batches: ['B1', 'B2'] }];
  expect(problemsOf({ ...COMPARISON, combinedBatches })).toEqual(['combinedBatches.0.jurisdiction']);
  const inAdams = [{ ...combinedBatches[0], jurisdiction: 'Adams' }];
  expect(problemsOf({ combinedBatches: inAdams })).toEqual(['combinedBatches']);
});

test('a jurisdiction stands once in the list: its cards would be drawn twice, or its first manifest never', () => {
  const jurisdictions = ['Adams', 'Baker', 'Adams'].map((name) => ({ name }));
  expect(problemsOf({ jurisdictions })).toEqual(['jurisdictions.2.name']);
  expect(parseAuditDescription(JSON.stringify({ ...LEAST, jurisdictions }))).toEqual(
    err([{ path: 'jurisdictions.2.name', message: 'names a jurisdiction twice' }]),
  );
});

test('nothing at all is described by nothing', () => {
  expect(parseAuditDescription('[]')).not.toEqual(err([]));
  expect(parseAuditDescription('[]').ok).toBe(false);
});

test('a risk limit that is 0 % or 100 % but for its last digits is none: at 100 % every outcome would be confirmed', () => {
  for (const riskLimit of [0.99999999999999, 1e-13]) expect(problemsOf({ riskLimit })).toEqual(['riskLimit']);
  for (const riskLimit of [0.07, 0.2, 1e-9]) expect(problemsOf({ riskLimit })).toEqual([]);
});

test('a jurisdiction has one name that people can tell from the others, and files of its own', () => {
  expect(problemsOf({ jurisdictions: [{ name: 'Adams' }, { name: 'ADAMS' }] })).toEqual(['jurisdictions.1.name']);
  const sharing = [
    { name: 'Adams', manifest: 'a/manifest.csv', candidateTotals: 'a/totals.csv' },
    { name: 'Baker', manifest: './a//manifest.csv', candidateTotals: 'b/totals.csv' },
  ];
  expect(problemsOf({ jurisdictions: sharing })).toEqual(['jurisdictions.1.manifest']);
});

test.each(['BLANK', 'Blank', 'CONTEST_NOT_ON_BALLOT', 'NOT_FOUND', 'INVALID_WRITE_IN', 'Lee; Ann'])(
  'a choice called “%s” could not be told from a contest without its vote',
  (name) => {
    const [mayor] = LEAST.contests;
    const choices = [
      { name: 'Ada', votes: 1 },
      { name, votes: 1 },
    ];
    expect(problemsOf({ contests: [{ ...mayor, choices }] })).toEqual(['contests.0.choices.1.name']);
    // Where batches are counted, nobody writes what is on a ballot.
    expect(problemsOf({ ...COMPARISON, contests: [{ ...mayor, choices }] })).toEqual([]);
  },
);

test('a batch is part of one combination, and a combination has a name of its own', () => {
  const one = { jurisdiction: 'Adams', name: 'Mixed', batches: ['B1', 'B2'], when: 'round-1' };
  const problems = (second: object) => problemsOf({ ...COMPARISON, combinedBatches: [one, { ...one, ...second }] });
  expect(problems({ name: 'Other', batches: ['B2', 'B3'] })).toEqual(['combinedBatches.1.batches']);
  expect(problems({ batches: ['B3', 'B4'] })).toEqual(['combinedBatches.1.name']);
  expect(problems({ name: 'Other', batches: ['B3', 'B4'] })).toEqual([]);
});

test('what stands twice is refused: people read the first, and programs take the last', () => {
  const text = JSON.stringify(COMPARISON);
  const twice = text.replace('"riskLimit":0.05', '"riskLimit":0.05,"risk\\u004cimit":0.9');
  expect(JSON.parse(twice)).toMatchObject({ riskLimit: 0.9 });
  expect(parseAuditDescription(twice)).toEqual(
    err([{ path: 'riskLimit', message: 'stands twice in one object; keep one' }]),
  );
  // The same key in two objects, or as a value, is no repetition.
  expect(parseAuditDescription(text.replace('"Mayor"', '"name\\": {"')).ok).toBe(true);
});

test('what is drawn has a seed and a limit of its risk, and what is counted in full has neither', () => {
  const saidOf = (change: object) => {
    const parsed = parseAuditDescription(JSON.stringify({ ...LEAST, ...change }));
    return parsed.ok ? [] : parsed.error;
  };
  const tally = { type: 'full-hand-tally', method: undefined };
  expect(saidOf(tally)).toEqual([
    {
      path: 'riskLimit',
      message: 'must be left out: a full hand tally looks at every ballot, so it has no risk limit',
    },
    { path: 'seed', message: 'must be left out: in a full hand tally chance decides nothing' },
  ]);
  expect(saidOf({ ...tally, riskLimit: undefined })).toMatchObject([{ path: 'seed' }]);
  expect(saidOf({ ...tally, seed: undefined })).toMatchObject([{ path: 'riskLimit' }]);
  expect(saidOf({ ...tally, seed: undefined, riskLimit: undefined })).toEqual([]);
  expect(saidOf({ seed: undefined, riskLimit: undefined })).toEqual([
    { path: 'riskLimit', message: 'must be more than 0 and less than 1' },
    { path: 'seed', message: 'must say the seed that decided what was drawn' },
  ]);
});

test('two jurisdictions that look alike are both named, and a file that two have is named with its kind', () => {
  const alike = parseAuditDescription(
    JSON.stringify({ ...LEAST, jurisdictions: [{ name: 'Baker' }, { name: 'Adams' }, { name: 'ADAMS' }] }),
  );
  expect(alike).toEqual(
    err([{ path: 'jurisdictions.2.name', message: '“Adams” and “ADAMS” look alike: a jurisdiction has one name' }]),
  );
  const sharing = [
    { name: 'Adams', manifest: 'a/manifest.csv', candidateTotals: 'totals.csv' },
    { name: 'Baker', manifest: 'b/manifest.csv', candidateTotals: '.\\totals.csv' },
  ];
  expect(problemsOf({ jurisdictions: sharing })).toEqual(['jurisdictions.1.candidateTotals']);
});

test('at one rank “ = ” separates choices, so that no choice that is ranked holds it, and others may', () => {
  const [mayor] = LEAST.contests;
  const choices = [{ name: 'Ada = Ben' }];
  const ranked = { ...mayor, countedBy: 'instant-runoff', choices };
  const cards = { ...LEAST, type: 'ballot-comparison', method: 'super-simple' };
  expect(problemsOf({ ...cards, contests: [ranked] })).toEqual(['contests.0.choices.0.name']);
  expect(problemsOf({ ...cards, contests: [{ ...mayor, choices }] })).toEqual([]);
});

test('a name that may be written in is read in result files as well, and is named by its place', () => {
  const [mayor] = LEAST.contests;
  const writeIns = { choice: 'Write-in', names: ['Jo Fox', 'blank', 'NOT_found'] };
  const contests = [mayor, { ...mayor, name: 'Clerk', writeIns }];
  expect(problemsOf({ contests })).toEqual(['contests.1.writeIns.names.1', 'contests.1.writeIns.names.2']);
});

test('who checked a manifest is a text with its salt of 64 digits, or the digest of both', () => {
  const kinds = ['election-day', 'early', 'mail', 'uocava', 'provisional', 'cured-or-late'];
  const ballots = Object.fromEntries(kinds.map((kind) => [kind, { listed: 'none' }]));
  const stated = (by: object, change: object = {}) => {
    const manifestStatement = { verified: 'hand-count', by, on: '2026-11-02', ballots, ...change };
    return problemsOf({ jurisdictions: [{ name: 'Adams', manifest: 'm.csv', manifestStatement }] });
  };
  const salt = '0a'.repeat(32);
  expect(stated({ salt, text: 'Ann Lee' })).toEqual([]);
  expect(stated({ digest: salt })).toEqual([]);
  const by = 'jurisdictions.0.manifestStatement.by';
  const refused = [`f${salt}`, `${salt}f`, salt.slice(1), salt.toUpperCase()].map((odd) => ({
    salt: odd,
    text: 'Ann',
  }));
  for (const one of [...refused, { salt, text: '' }, { salt, text: 'Ann', digest: salt }]) {
    expect(stated(one).length).toBeGreaterThan(0);
    expect(stated(one).every((path) => path.startsWith(by))).toBe(true);
  }
  const waiting = (cards: number) => ({ ballots: { ...ballots, mail: { listed: 'not-yet-counted', cards } } });
  expect(stated({ digest: salt }, waiting(1))).toEqual([]);
  expect(stated({ digest: salt }, waiting(0))).toEqual(['jurisdictions.0.manifestStatement.ballots.mail.cards']);
});

test('a hundred rounds and more can be named, and no thousand', () => {
  const combined = (when: string) => ({
    ...COMPARISON,
    rounds: Array.from({ length: 100 }, () => ({ results: 'r.csv' })),
    combinedBatches: [{ jurisdiction: 'Adams', name: 'Mixed', batches: ['B1', 'B2'], when }],
  });
  expect(problemsOf(combined('round-100'))).toEqual([]);
  for (const when of ['round-101', 'round-1000']) {
    expect(new Set(problemsOf(combined(when)))).toEqual(new Set(['combinedBatches.0.when']));
  }
});

test('of two combinations each batch that is meant twice is named, and a batch of another county is another', () => {
  const one = { jurisdiction: 'Adams', name: 'Mixed', batches: ['B1', 'B2'] };
  const saidOf = (second: object) => {
    const combinedBatches = [one, { ...one, name: 'Other', ...second }];
    const jurisdictions = [{ name: 'Adams' }, { name: 'Baker' }];
    const parsed = parseAuditDescription(JSON.stringify({ ...COMPARISON, jurisdictions, combinedBatches }));
    return parsed.ok ? [] : parsed.error.map(({ path, message }) => `${path} ${message}`);
  };
  expect(saidOf({ batches: ['B2', 'B3', 'B1'] })).toEqual([
    'combinedBatches.1.batches combines “B2” a second time',
    'combinedBatches.1.batches combines “B1” a second time',
  ]);
  expect(saidOf({ name: 'Mixed', batches: ['B3', 'B4'] })).toEqual([
    'combinedBatches.1.name is the name of another combination',
  ]);
  expect(saidOf({ jurisdiction: 'Baker', name: 'Mixed' })).toEqual([]);
  // A batch may be called as another combination is.
  expect(saidOf({ batches: ['Mixed', 'B3'] })).toEqual([]);
});
