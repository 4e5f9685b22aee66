import { writeDrawsFile } from '@plumbline/audit';
import { assert, entriesOf } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { csv, folderWith, replayed, type Table } from '../testing/audit-folder.ts';
import { replayAudit } from './replay-audit.ts';

/* A polling audit of a mayor (60 to 30 of 100 ballots) and, beside it, of a levy in Adams only. */

const CHOICES = [
  { name: 'Ada', votes: 60 },
  { name: 'Ben', votes: 30 },
];
const COLUMNS = ['Jurisdiction', 'Batch Name', 'Ballot Number', 'Contest', 'Interpretation'];

type Round = { readonly size: number; readonly results: Table };

function folderOf(rounds: readonly Round[], ofAdams: object = {}, ofAudit: object = {}) {
  const description = {
    name: 'Pilot',
    type: 'ballot-polling',
    method: 'bravo',
    riskLimit: 0.07,
    seed: '31415926535897932384',
    contests: [
      { name: 'Mayor', targeted: true, choices: CHOICES, totalBallots: 100 },
      { name: 'Levy', targeted: false, choices: CHOICES, totalBallots: 100, jurisdictions: ['Adams'] },
    ],
    jurisdictions: [
      { name: 'Adams', manifest: 'adams/manifest.csv', ...ofAdams },
      { name: 'Baker', manifest: 'baker.csv' },
      { name: 'Clark' },
    ],
    rounds: rounds.map(({ size }, index) => ({ sampleSizes: { Mayor: size }, results: `round-${index + 1}.csv` })),
    ...ofAudit,
  };
  const manifest = csv([
    ['Batch Name', 'Number of Ballots'],
    ['B1', 30],
    ['B2', 20],
  ]);
  const files = rounds.map(({ results }, index) => [`round-${index + 1}.csv`, csv([COLUMNS, ...results])] as const);
  return folderWith(description, {
    'adams/manifest.csv': manifest,
    'baker.csv': manifest,
    ...Object.fromEntries(files),
  });
}

const NOTHING: Table = [['Adams', 'B1', 999, 'Mayor', 'BLANK']];

/** The cards a first round of this size draws, each once. */
async function drawn(...sizes: readonly number[]) {
  const { unaudited } = await replayed(folderOf(sizes.map((size) => ({ size, results: NOTHING }))));
  return unaudited;
}

/** A row for each contest of each card: everybody voted for Ada, unless `read` says otherwise. */
async function rowsOf(size: number, read: (index: number) => string = () => 'Ada'): Promise<Table> {
  return (await drawn(size)).flatMap(({ jurisdiction, batch, position }, index) => {
    const card = [jurisdiction, batch, position ?? 0];
    const mayor = [...card, 'Mayor', read(index)];
    return jurisdiction === 'Adams' ? [mayor, [...card, 'Levy', 'Ben']] : [mayor];
  });
}

async function issuesOf(results: Table) {
  const result = await replayAudit(folderOf([{ size: 5, results }]));
  assert(!result.ok && result.error.code === 'files-refused', 'the results are refused', result);
  return result.error.issues;
}

test('a round whose results are missing says which cards are outstanding, and stays open', async () => {
  const { audit, unaudited, extra, rounds } = await replayed(folderOf([{ size: 5, results: NOTHING }]));
  expect(audit.phase).toBe('round-open');
  expect(unaudited.length).toBe(new Set(rounds[0]?.draws.map((draw) => JSON.stringify(draw.ticket))).size);
  expect(rounds).toMatchObject([{ round: 1, measurements: [] }]);
  expect(extra).toBe(1);
});

test('a manifest whose headers a person has named is replayed like one with our headers', async () => {
  const round = { size: 5, results: NOTHING };
  const folder = folderOf([round]);
  const named = folderWith(
    {
      ...JSON.parse(new TextDecoder().decode(folder.descriptionBytes)),
      jurisdictions: [
        {
          name: 'Adams',
          manifest: 'adams/manifest.csv',
          manifestHeaders: { Sack: 'Batch Name', Sheets: 'Number of Ballots', Remarks: null },
        },
        { name: 'Baker', manifest: 'baker.csv' },
        { name: 'Clark' },
      ],
    },
    {
      'adams/manifest.csv': csv([
        ['Sheets', 'Remarks', 'Sack'],
        [30, '', 'B1'],
        [20, 'wet', 'B2'],
      ]),
      'baker.csv': csv([
        ['Batch Name', 'Number of Ballots'],
        ['B1', 30],
        ['B2', 20],
      ]),
      'round-1.csv': csv([COLUMNS, ...NOTHING]),
    },
  );
  const [ours, theirs] = [await replayed(folder), await replayed(named)];
  expect(theirs.rounds[0]?.draws).toEqual(ours.rounds[0]?.draws);
  expect(theirs.rounds[0]?.draws).toHaveLength(5);
});

test('what an office said of its manifest is replayed from the text or from its digest alone, and counts', async () => {
  const by = { salt: 'ab'.repeat(32), text: 'Canvass board' };
  const none = { listed: 'none' };
  const ballots = { 'election-day': { listed: 'included' }, early: none, mail: none, uocava: none, provisional: none };
  const cured = { listed: 'not-yet-counted', cards: 3 };
  const saying = (who: object) => ({
    manifestStatement: {
      verified: 'hand-count',
      by: who,
      on: '2026-11-05',
      ballots: { ...ballots, 'cured-or-late': cured },
    },
  });
  const round = { size: 5, results: NOTHING };
  const silent = await replayed(folderOf([round]));
  const typed = await replayed(folderOf([round], saying(by)));
  // The digest of the salt followed by the text, as sha256sum gives it.
  const digest = 'b89840e2703e82d3595a697cf03fa28a34c13ed5606f010de6418495779f94fb';
  const redacted = await replayed(folderOf([round], saying({ digest })));
  expect(typed.audit.plan.manifestStatements).toEqual(redacted.audit.plan.manifestStatements);
  expect(typed.findings).toContainEqual({ finding: 'not-yet-counted', waiting: [{ jurisdiction: 'Adams', cards: 3 }] });
  expect(silent.audit.plan.manifestStatements).toBeUndefined();
});

test('the rules an audit is held under are replayed, and a risk limit above the statutory one is found again', async () => {
  const round = { size: 5, results: NOTHING };
  const text = { kind: 'law', citation: 'Code § 1', subject: 'scope', says: 'All ballots.' };
  const rules = { texts: [text], statutoryLimit: { riskLimit: 0.055, reasonAbove: 'A court order' } };
  const under = await replayed(folderOf([round], {}, { rules }));
  expect(under.audit.plan.rules).toEqual({
    texts: [text],
    chosen: [],
    statutoryLimit: { percent: 5.5, reasonAbove: 'A court order' },
  });
  expect(under.findings).toContainEqual({
    finding: 'limit-above-statute',
    statutoryPercent: 5.5,
    riskLimitPercent: 7,
    reason: 'A court order',
  });
  expect('rules' in (await replayed(folderOf([round]))).audit.plan).toBe(false);
});

test('a round for which everybody voted for the winner confirms the outcome', async () => {
  const results = await rowsOf(60);
  const { audit, unaudited, extra, rounds } = await replayed(folderOf([{ size: 60, results }]));
  expect(audit).toMatchObject({ phase: 'concluded', outcome: 'confirmed' });
  expect({ unaudited, extra }).toEqual({ unaudited: [], extra: 0 });
  // BRAVO: 60 votes for Ada of a share of 2/3 against 1/2: (1/2 ÷ 2/3)⁶⁰.
  expect(rounds[0]?.measurements[0]?.pValue).toBeCloseTo(0.75 ** 60, 12);
});

test('cards drawn in two rounds are read once, and the second round goes on with the first', async () => {
  const first = await rowsOf(2);
  const open = await replayed(
    folderOf([
      { size: 2, results: first },
      { size: 60, results: NOTHING },
    ]),
  );
  const seen = new Set(first.map(([jurisdiction, batch, card]) => `${jurisdiction} ${batch} ${card}`));
  const again = open.unaudited.filter((unit) => seen.has(`${unit.jurisdiction} ${unit.batch} ${unit.position}`));
  expect(again).toEqual([]);
  const second = open.unaudited.flatMap(({ jurisdiction, batch, position }) => {
    const card = [jurisdiction, batch, position ?? 0];
    const mayor = [...card, 'Mayor', 'Ada'];
    return jurisdiction === 'Adams' ? [mayor, [...card, 'Levy', 'Ben']] : [mayor];
  });
  const { audit, rounds } = await replayed(
    folderOf([
      { size: 2, results: first },
      { size: 60, results: second },
    ]),
  );
  expect(audit).toMatchObject({ phase: 'concluded', outcome: 'confirmed' });
  expect(rounds.map((round) => round.measurements[0]?.draws)).toEqual([2, 62]);
  expect(rounds[1]?.measurements[0]?.pValue).toBeCloseTo(0.75 ** 62, 12);
});

describe('what people read', () => {
  /** The record of the first card of `size`, of which this was written. */
  async function recordOf(written: string) {
    const results = await rowsOf(1, () => written);
    const { audit } = await replayed(folderOf([{ size: 1, results }]));
    assert('results' in audit, 'the audit is in its rounds');
    const [ballot] = [...entriesOf(audit.results.ballots)].flatMap(([, ballots]) =>
      [...entriesOf(ballots)].map(([, one]) => one),
    );
    assert(ballot !== undefined, 'a card was recorded');
    return ballot.record.state === 'audited' ? ballot.record.interpretations.Mayor : ballot.record.state;
  }

  test.each([
    ['Ada', { kind: 'vote', choices: ['Ada'], invalidWriteIn: false, note: null }],
    ['Ada; Ben', { kind: 'vote', choices: ['Ada', 'Ben'], invalidWriteIn: false, note: null }],
    ['Ada;INVALID_WRITE_IN', { kind: 'vote', choices: ['Ada'], invalidWriteIn: true, note: null }],
    ['BLANK', { kind: 'blank', invalidWriteIn: false, note: null }],
    ['INVALID_WRITE_IN', { kind: 'blank', invalidWriteIn: true, note: null }],
    ['CONTEST_NOT_ON_BALLOT', { kind: 'contest-not-on-ballot', note: null }],
    ['NOT_FOUND', 'not-found'],
  ])('%s is kept as it was meant', async (written, kept) => {
    expect(await recordOf(written)).toEqual(kept);
  });

  test('a contest that nobody wrote down may have been anything: the card is refused until somebody says what was on it', async () => {
    const results = (await rowsOf(9)).filter(([, , , name]) => name === 'Mayor');
    const inAdams = results.filter(([jurisdiction]) => jurisdiction === 'Adams');
    expect(inAdams.length).toBeGreaterThan(0);
    const result = await replayAudit(folderOf([{ size: 9, results }]));
    assert(!result.ok && result.error.code === 'files-refused', 'the results are refused', result);
    expect(result.error.issues.map(({ expected }) => expected)).toEqual(inAdams.map(() => 'Levy'));
  });

  test('a ballot without a vote for anybody has none: nobody’s vote is dropped by a word beside it', async () => {
    for (const written of ['CONTEST_NOT_ON_BALLOT; Ben', 'Ben; BLANK']) {
      const result = await replayAudit(folderOf([{ size: 1, results: await rowsOf(1, () => written) }]));
      assert(!result.ok && result.error.code === 'files-refused', 'the results are refused', result);
      expect(result.error.issues).toMatchObject([{ code: 'BAD_INTERPRETATION', found: written }]);
    }
  });

  test('a ballot stands once in a file, however its number is written, and was found or was not', async () => {
    const [card = []] = await rowsOf(1);
    const [jurisdiction = '', batch = '', position = 0] = card;
    const again = [jurisdiction, batch, `0${position}`, 'Mayor', 'Ben'];
    expect(await issuesOf([card, again])).toMatchObject([{ code: 'DUPLICATE_KEY' }]);
    const lost = [jurisdiction, batch, position, '*', 'NOT_FOUND'];
    for (const results of [
      [card, lost],
      [lost, card],
    ]) {
      expect(await issuesOf(results)).toMatchObject([{ code: 'BAD_INTERPRETATION', found: 'NOT_FOUND' }]);
    }
  });

  test('what a later round says of a ballot is what the round said that looked at it', async () => {
    const first = await rowsOf(2, () => 'Ben');
    const again = async (read: string) => {
      const open = await replayed(
        folderOf([
          { size: 2, results: first },
          { size: 20, results: NOTHING },
        ]),
      );
      const second = open.unaudited.flatMap(({ jurisdiction, batch, position }) => {
        const card = [jurisdiction, batch, position ?? 0];
        const mayor = [...card, 'Mayor', 'Ada'];
        return jurisdiction === 'Adams' ? [mayor, [...card, 'Levy', 'Ben']] : [mayor];
      });
      const repeated = await rowsOf(2, () => read);
      return replayAudit(
        folderOf([
          { size: 2, results: first },
          { size: 20, results: [...repeated, ...second] },
        ]),
      );
    };
    expect((await again('Ben')).ok).toBe(true);
    expect(await again('Ada')).toMatchObject({
      ok: false,
      error: {
        code: 'files-refused',
        issues: first.filter((row) => row[3] === 'Mayor').map(() => ({ code: 'RESULT_CHANGED' })),
      },
    });
  });
});

describe('results that name what is not there', () => {
  test('a choice that the contest does not have is refused, with those it has', async () => {
    expect(await issuesOf([['Adams', 'B1', 7, 'Mayor', 'Ada; Zoe']])).toEqual([
      {
        severity: 'ERROR',
        code: 'BAD_INTERPRETATION',
        file: 'round-1.csv',
        column: 'Interpretation',
        found: 'Zoe',
        expected: 'Ada; Ben',
        message: 'Adams, B1, ballot 7: “Zoe” is no choice of “Mayor”.',
        advice: 'Write choices as they stand in audit.json, joined by semicolons.',
        count: 1,
      },
    ]);
  });

  test('a contest of another county is refused', async () => {
    expect(await issuesOf([['Baker', 'B2', 3, 'Levy', 'Ada']])).toEqual([
      {
        severity: 'ERROR',
        code: 'UNKNOWN_CONTEST',
        file: 'round-1.csv',
        column: 'Contest',
        found: 'Levy',
        message: 'Baker, B2, ballot 3: “Levy” is no contest of this jurisdiction.',
        advice: 'Write the contest as it stands in audit.json.',
        count: 1,
      },
    ]);
  });

  test('words for a contest without a vote are no choices, and every wrong cell of the file is named', async () => {
    const issues = await issuesOf([
      ['Adams', 'B1', 1, 'Mayor', 'BLANK'],
      ['Adams', 'B1', 2, 'Mayor', 'Zoe'],
      ['Adams', 'B1', 3, 'Mayor', 'INVALID_WRITE_IN'],
      ['Adams', 'B1', 4, 'Mayor', 'Yes; No'],
    ]);
    expect(issues.map((issue) => issue.found)).toEqual(['Zoe', 'Yes', 'No']);
  });

  test('a results file that is not in the folder, or is none, stops the replay with its name', async () => {
    const folder = folderOf([{ size: 5, results: NOTHING }]);
    const missing = await replayAudit({
      ...folder,
      read: (path) => (path === 'round-1.csv' ? undefined : folder.read(path)),
    });
    expect(missing).toMatchObject({ ok: false, error: { code: 'files-refused', issues: [{ file: 'round-1.csv' }] } });
    const wrong = await replayAudit({
      ...folder,
      read: (path) => folder.read(path === 'round-1.csv' ? 'baker.csv' : path),
    });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'files-refused' } });
  });
});

test('a file of draws in the folder has to be what is drawn, and is named when it is changed or missing', async () => {
  const [round] = (await replayed(folderOf([{ size: 20, results: NOTHING }]))).rounds;
  assert(round !== undefined, 'a round was drawn');
  const file = writeDrawsFile(round);
  const withFile = (bytes: Uint8Array | undefined) => {
    const folder = folderOf([{ size: 20, results: NOTHING }]);
    const [only] = folder.description.rounds;
    assert(only !== undefined, 'the folder has a round');
    return {
      ...folder,
      description: { ...folder.description, rounds: [{ ...only, draws: 'round-1.draws' }] },
      read: (path: string) => (path === 'round-1.draws' ? bytes : folder.read(path)),
    };
  };
  expect(await replayAudit(withFile(file))).toMatchObject({ ok: true });
  const changed = file.map((byte, at) => (at === file.length - 1 ? byte ^ 1 : byte));
  for (const [bytes, code] of [
    [changed, 'RESULT_CHANGED'],
    [undefined, 'FILE_EMPTY'],
  ] as const) {
    expect(await replayAudit(withFile(bytes))).toMatchObject({
      ok: false,
      error: { code: 'files-refused', issues: [{ file: 'round-1.draws', code }] },
    });
  }
});
