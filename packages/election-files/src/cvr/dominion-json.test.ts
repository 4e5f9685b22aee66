import { describe, expect, test } from 'vitest';
import { madeFile, madeZip, readFiles } from './reading-in-tests.ts';

const MANIFESTS = {
  'ContestManifest.json': JSON.stringify({
    List: [
      { Description: 'Mayor', Id: 1, VoteFor: 1, NumOfRanks: 0 },
      { Description: 'Council', Id: 2, VoteFor: 2, NumOfRanks: 0 },
      { Description: 'Ranked', Id: 3, VoteFor: 1, NumOfRanks: 3 },
    ],
  }),
  'CandidateManifest.json': JSON.stringify({
    List: [
      { Description: 'Ann', Id: 11, ContestId: 1, Type: 'Regular' },
      { Description: 'Bob', Id: 12, ContestId: 1, Type: 'Regular' },
      { Description: 'Write-in', Id: 13, ContestId: 1, Type: 'WriteIn' },
      { Description: 'Cy', Id: 21, ContestId: 2, Type: 'Regular' },
      { Description: 'Di', Id: 22, ContestId: 2, Type: 'Regular' },
      { Description: 'Ed', Id: 31, ContestId: 3, Type: 'Regular' },
      { Description: 'Fe', Id: 32, ContestId: 3, Type: 'Regular' },
    ],
  }),
  'CountingGroupManifest.json': JSON.stringify({ List: [{ Description: 'Mail', Id: 2 }] }),
};

const mark = (candidate: number, more = {}) => ({ CandidateId: candidate, Rank: 1, IsVote: true, ...more });
const contest = (id: number, marks: unknown[], more = {}) => ({ Id: id, Overvotes: 0, Marks: marks, ...more });
const session = (record: number | string, original: unknown, more = {}) => ({
  TabulatorId: 7,
  BatchId: 5,
  RecordId: record,
  CountingGroupId: 2,
  ImageMask: `D:\\NAS\\Images\\00007_00005_${String(record).padStart(6, '0')}*.*`,
  Original: original,
  ...more,
});
const read = (sessions: readonly unknown[], manifests: Record<string, string> = MANIFESTS) =>
  readFiles('dominion-json', [
    madeZip('export.zip', { ...manifests, 'CvrExport_1.json': JSON.stringify({ Sessions: sessions }) }),
  ]);

test('older exports list contests directly, newer ones on cards', async () => {
  const { plainCards } = await read([
    session(1, { IsCurrent: true, Contests: [contest(1, [mark(11)])] }),
    session(2, { IsCurrent: true, Cards: [{ PaperIndex: 0, Contests: [contest(1, [mark(12)])] }] }),
  ]);
  expect(plainCards.map(({ record, votes }) => [record, votes])).toEqual([
    [1, { Mayor: 'Ann' }],
    [2, { Mayor: 'Bob' }],
  ]);
});

test('the adjudicated record replaces the original where that is no longer current', async () => {
  const original = (isCurrent: boolean) => ({ IsCurrent: isCurrent, Contests: [contest(1, [mark(11)])] });
  const modified = { IsCurrent: true, Contests: [contest(1, [])] };
  const { plainCards } = await read([
    session(1, original(false), { Modified: modified }),
    session(2, original(true), { Modified: modified }),
  ]);
  expect(plainCards.map(({ votes }) => votes.Mayor)).toEqual(['', 'Ann']);
});

test('a mark counts where IsVote is true, and several lines for writing in count apart', async () => {
  const { contests } = await read([
    session(1, { IsCurrent: true, Contests: [contest(1, [mark(11, { IsVote: false }), mark(12)])] }),
    session(2, { IsCurrent: true, Contests: [contest(2, [mark(21), mark(22)])] }),
    session(3, { IsCurrent: true, Contests: [contest(1, [mark(13, { WriteinIndex: 0 })])] }),
  ]);
  expect(contests.map(({ tally }) => tally.votes)).toEqual([
    [0, 1, 1],
    [1, 1],
    [0, 0],
  ]);
});

test('more votes than allowed are an overvote; one whose marks were all struck is one too', async () => {
  const { plainCards, contests } = await read([
    session(1, { IsCurrent: true, Contests: [contest(1, [mark(11), mark(12)])] }),
    session(2, { IsCurrent: true, Contests: [contest(1, [mark(11, { IsVote: false })], { Overvotes: 1 })] }),
  ]);
  expect(plainCards.map(({ votes }) => votes.Mayor)).toEqual(['Ann + Bob', 'OVERVOTED']);
  // The vendor's own totals count a contest without a vote as blank.
  expect(contests[0]?.tally).toMatchObject({ cards: 2, overvoted: 1, blank: 1, votes: [0, 0, 0] });
});

test('marks of a voter who was not entitled to the contest are a state of their own, counted as blank', async () => {
  const conditions = JSON.stringify({
    List: [
      { Id: 0, Description: 'Ambiguous' },
      { Id: 7, Description: 'InvalidContest' },
    ],
  });
  const invalid = { OutstackConditionIds: [7] };
  const uncounted = mark(11, { IsVote: false });
  const reading = await read(
    [
      session(1, { IsCurrent: true, Contests: [contest(1, [uncounted], invalid)] }),
      session(2, { IsCurrent: true, Contests: [contest(1, [], invalid)] }),
      session(3, {
        IsCurrent: true,
        Contests: [contest(1, [mark(11, { IsVote: false, IsAmbiguous: true })], invalid)],
      }),
      session(4, { IsCurrent: true, Contests: [contest(1, [mark(12)])] }),
    ],
    { ...MANIFESTS, 'OutstackConditionManifest.json': conditions },
  );
  expect(reading.plainCards.map(({ votes }) => votes.Mayor)).toEqual(['NOT ENTITLED + Ann', '', '', 'Bob']);
  expect(reading.contests[0]?.tally).toMatchObject({ cards: 4, blank: 3, overvoted: 0, votes: [0, 1, 0] });
});

test('of a ranked contest the first choices decide, not the word of the machine', async () => {
  const ranked = (marks: unknown[], overvotes: number) =>
    session(1, { IsCurrent: true, Contests: [contest(3, marks, { Overvotes: overvotes })] });
  const tallyOf = async (one: unknown) => (await read([one])).contests[2]?.tally;
  const second = (id: number) => mark(id, { Rank: 2 });
  expect(await tallyOf(ranked([mark(31), second(31), second(32)], 1))).toMatchObject({ overvoted: 0, votes: [1, 0] });
  expect(await tallyOf(ranked([mark(31), mark(32)], 0))).toMatchObject({ overvoted: 1, votes: [0, 0] });
  const struck = [mark(31, { IsVote: false }), mark(32, { IsVote: false }), second(31)];
  expect(await tallyOf(ranked(struck, 1))).toMatchObject({ overvoted: 1, blank: 0, votes: [0, 0] });
});

test('a lower rank that the machine spoiled is kept as two marks, and does not look skipped', async () => {
  const spoiled = { Rank: 2, IsVote: false };
  const marks = [mark(31), mark(31, spoiled), mark(32, spoiled), mark(32, { Rank: 3 })];
  const { plainCards, contests } = await read([
    session(1, { IsCurrent: true, Contests: [contest(3, marks, { Overvotes: 1 })] }),
  ]);
  expect(plainCards[0]?.votes).toEqual({ Ranked: '1.Ed + 3.Fe + 2.Ed + 2.Fe' });
  expect(contests[2]?.tally).toMatchObject({ blank: 0, overvoted: 0, votes: [1, 0] });
});

test('ranks are kept in ranked contests only', async () => {
  const marks = [mark(31, { Rank: 2 }), mark(32, { Rank: 1 })];
  const { plainCards, contests } = await read([
    session(1, { IsCurrent: true, Contests: [contest(3, marks), contest(1, [mark(11, { Rank: 2 })])] }),
  ]);
  expect(plainCards[0]?.votes).toEqual({ Ranked: '2.Ed + 1.Fe', Mayor: 'Ann' });
  expect(contests[2]).toMatchObject({ ranks: 3, tally: { votes: [0, 1] } });
});

test('two cards of one session are two records at one record id', async () => {
  const cards = [
    { PaperIndex: 1, Contests: [contest(2, [mark(21)])] },
    { PaperIndex: 0, Contests: [contest(1, [mark(11)])] },
  ];
  const reading = await read([session(1, { IsCurrent: true, Cards: cards })]);
  expect(reading).toMatchObject({ accepted: true, cards: 2 });
  // In the batch the sheet decides: the second card of the file lies first.
  expect([...reading.order.ordinals]).toEqual([1, 0]);
});

describe('what a public copy hides or an export lacks', () => {
  test('a record id of X cannot be used to find cards, and says so once for all', async () => {
    const record = { IsCurrent: true, Contests: [contest(1, [mark(11)])] };
    const reading = await read([session('X', record), session('X', record)]);
    expect(reading).toMatchObject({ accepted: false, cards: 2 });
    expect(reading.issues).toMatchObject([{ code: 'BAD_RECORD_ID', count: 2 }]);
  });

  test('the printed text comes from the image’s name, or the voting identifier', async () => {
    const record = { IsCurrent: true, Contests: [] };
    const { plainCards } = await read([session(1, record), session(2, record, { UniqueVotingIdentifier: 'V-9' })]);
    expect(plainCards.map(({ imprint }) => imprint)).toEqual(['00007_00005_000001', 'V-9']);
  });

  test('missing manifests are named', async () => {
    const reading = await read([session(1, { IsCurrent: true, Contests: [contest(1, [mark(11)])] })], {});
    expect(reading.accepted).toBe(false);
    expect(reading.issues.map(({ code, expected }) => [code, expected])).toEqual([
      ['DOMINION_MANIFEST_MISSING', 'ContestManifest.json'],
      ['DOMINION_MANIFEST_MISSING', 'CandidateManifest.json'],
    ]);
  });

  test('a contest listed twice on one card is refused, because nobody can say which counts', async () => {
    const reading = await read([
      session(1, { IsCurrent: true, Contests: [contest(1, [mark(11)]), contest(1, [mark(12)])] }),
    ]);
    expect(reading.codes).toEqual(['DUPLICATE_KEY']);
  });

  test('what is not JSON is located by line and column', async () => {
    const files = Object.entries(MANIFESTS).map(([name, text]) => madeFile(name, text));
    const broken = madeFile('CvrExport.json', '{\n "Sessions": [\n  {"TabulatorId": 01}]}', 4);
    const reading = await readFiles('dominion-json', [...files, broken]);
    expect(reading.issues[0]).toMatchObject({ code: 'BAD_JSON', row: 3 });
    expect(reading.issues[0]?.message).toContain('line 3, column 19');
  });
});
