import { describe, expect, test } from 'vitest';
import { madeFile, readFiles } from './reading-in-tests.ts';

const position = (more = {}) => ({ HasIndication: 'yes', NumberVotes: 1, ...more });
const selection = (id: string | undefined, ...positions: unknown[]) => ({
  ...(id !== undefined && { ContestSelectionId: id }),
  SelectionPosition: positions,
});
const listed = (id: string, selections: unknown[], more = {}) => ({
  ContestId: id,
  CVRContestSelection: selections,
  ...more,
});
const record = (contests: unknown[], more = {}) => ({
  BatchId: 'b1',
  BatchSequenceId: 1,
  CreatingDeviceId: 'd1',
  UniqueId: '77',
  CurrentSnapshotId: 'now',
  CVRSnapshot: [{ '@id': 'now', CVRContest: contests }],
  ...more,
});
const ELECTION = {
  '@id': 'e',
  Candidate: [
    { '@id': 'c1', Name: 'Ann' },
    { '@id': 'c2', Name: 'Bob' },
  ],
  Contest: [
    {
      '@id': 'mayor',
      '@type': 'CVR.CandidateContest',
      Name: 'Mayor',
      VotesAllowed: 1,
      ContestSelection: [
        { '@id': 's1', CandidateIds: ['c1', 'c2'] },
        { '@id': 's2', CandidateIds: ['c2'] },
        { '@id': 's3', IsWriteIn: true },
        { '@id': 's4', IsWriteIn: true },
      ],
    },
    {
      '@id': 'q',
      '@type': 'CVR.BallotMeasureContest',
      Name: 'Question',
      ContestSelection: [{ '@id': 'y', Selection: 'Yes' }],
    },
  ],
};
const report = (records: readonly unknown[], more = {}) => ({
  CVR: records,
  Version: '1.0.0',
  Election: [ELECTION],
  ReportingDevice: [{ '@id': 'd1', SerialNumber: 'SN-9' }],
  ...more,
});
const read = (value: unknown) => readFiles('nist-cdf-json', [madeFile('r.json', JSON.stringify(value))]);
const blank = record([listed('q', [])], { BatchSequenceId: 99, UniqueId: 'b' });

test('tickets, measures, write-ins and the device’s serial number are named', async () => {
  const reading = await read(report([record([listed('mayor', [selection('s1', position())]), listed('q', [])])]));
  expect(reading).toMatchObject({ accepted: true, needsConfirmation: false, issues: [] });
  expect(
    reading.contests.map(({ name, votesAllowed, choices }) => [
      name,
      votesAllowed,
      choices.map((choice) => choice.name),
    ]),
  ).toEqual([
    ['Mayor', 1, ['Ann / Bob', 'Bob', 'Write-in', 'Write-in (s4)']],
    ['Question', 1, ['Yes']],
  ]);
  expect(reading.plainCards).toMatchObject([
    { batch: 'SN-9/b1', record: 1, imprint: '77', votes: { Mayor: 'Ann / Bob', Question: '' } },
  ]);
});

test('only the current snapshot counts', async () => {
  const snapshots = {
    CurrentSnapshotId: 'second',
    CVRSnapshot: [
      { '@id': 'first', CVRContest: [listed('mayor', [selection('s1', position())])] },
      { '@id': 'second', CVRContest: [listed('mayor', [selection('s2', position())])] },
    ],
  };
  const { plainCards } = await read(report([record([], snapshots), blank]));
  expect(plainCards[0]?.votes.Mayor).toBe('Bob');
  expect((await read(report([record([], { ...snapshots, CurrentSnapshotId: 'third' }), blank]))).codes).toEqual([
    'CDF_UNSUPPORTED',
  ]);
});

test('a position is a vote with an indication that may be allocated; “unknown” may', async () => {
  const votes = async (more: object, contest = {}) => {
    const { plainCards } = await read(
      report([record([listed('mayor', [selection('s2', position(more))], contest)]), blank]),
    );
    return plainCards[0]?.votes.Mayor;
  };
  expect(await votes({})).toBe('Bob');
  expect(await votes({ IsAllocable: 'unknown' })).toBe('Bob');
  expect(await votes({ IsAllocable: 'no' })).toBe('');
  expect(await votes({ HasIndication: 'no' })).toBe('');
  expect(await votes({ IsGenerated: true, Status: ['generated-rules'] })).toBe('Bob');
  expect(await votes({ IsAllocable: 'no' }, { Status: ['overvoted'] })).toBe('OVERVOTED + Bob');
  expect(await votes({}, { Status: ['invalidated-rules'] })).toBe('VOID');
  expect(await votes({ Rank: 2 })).toBe('2.Bob');
});

test('several votes on one position are several marks', async () => {
  const { contests } = await read(
    report([record([listed('mayor', [selection('s2', position({ NumberVotes: 3 }))])]), blank]),
  );
  expect(contests[0]?.tally).toMatchObject({ overvoted: 1 });
});

test('a selection without an identifier is a name outside the list', async () => {
  const { contests } = await read(report([record([listed('mayor', [selection(undefined, position())])]), blank]));
  expect(contests[0]?.choices.at(-1)).toEqual({ id: '', name: 'Write-in (not listed)', writeIn: true });
});

describe('what cannot be used is said', () => {
  test('no batch or place', async () => {
    const reading = await read(
      report([record([], { BatchId: undefined }), record([], { BatchSequenceId: undefined }), blank]),
    );
    expect(reading).toMatchObject({ accepted: false, cards: 3, codes: ['CDF_NO_BATCH', 'CDF_NO_BATCH'] });
  });

  test('fractions of votes and other versions', async () => {
    const fraction = record([listed('mayor', [selection('s1', position({ FractionalVotes: 0.5 }))])]);
    expect((await read(report([fraction, blank]))).codes).toEqual(['CDF_UNSUPPORTED']);
    expect((await read(report([blank], { Version: '2.0.0' }))).codes).toEqual(['CDF_UNSUPPORTED']);
  });

  test('a report of voted contests only', async () => {
    const reading = await read(report([record([listed('mayor', [selection('s1', position())])])]));
    expect(reading).toMatchObject({ accepted: true, codes: ['CDF_NO_BLANKS'] });
  });

  test('candidates’ contests that do not say how many votes are allowed', async () => {
    const { Contest, ...election } = ELECTION;
    const without = { ...election, Contest: Contest.map(({ VotesAllowed, ...contest }) => contest) };
    const reading = await read(report([blank], { Election: [without] }));
    expect(reading).toMatchObject({ needsConfirmation: true, codes: ['VOTES_ALLOWED_UNKNOWN'] });
  });
});

test('a report split over several files is one upload', async () => {
  const part = (number: number) =>
    madeFile(
      `${number}.json`,
      JSON.stringify(report([record([listed('q', [])], { BatchSequenceId: number, UniqueId: `u${number}` })])),
    );
  const reading = await readFiles('nist-cdf-json', [part(1), part(2)]);
  expect(reading).toMatchObject({ accepted: true, cards: 2, files: ['1.json', '2.json'] });
  expect(reading.contests.length).toBe(2);
});

test('JSON and XML of one report are one election', async () => {
  const xml = `<CastVoteRecordReport xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><CVR><BatchId>b1</BatchId><BatchSequenceId>1</BatchSequenceId><CreatingDeviceId>d1</CreatingDeviceId><CurrentSnapshotId>now</CurrentSnapshotId><CVRSnapshot ObjectId="now"><CVRContest><ContestId>mayor</ContestId><CVRContestSelection><ContestSelectionId>s1</ContestSelectionId><SelectionPosition><HasIndication>yes</HasIndication><NumberVotes>1</NumberVotes></SelectionPosition></CVRContestSelection></CVRContest><CVRContest><ContestId>q</ContestId></CVRContest></CVRSnapshot><UniqueId>77</UniqueId></CVR><Election ObjectId="e"><Candidate ObjectId="c1"><Name>Ann</Name></Candidate><Candidate ObjectId="c2"><Name>Bob</Name></Candidate><Contest ObjectId="mayor" xsi:type="CandidateContest"><ContestSelection ObjectId="s1" xsi:type="CandidateSelection"><CandidateIds>c1 c2</CandidateIds></ContestSelection><ContestSelection ObjectId="s2"><CandidateIds>c2</CandidateIds></ContestSelection><ContestSelection ObjectId="s3"><IsWriteIn>true</IsWriteIn></ContestSelection><ContestSelection ObjectId="s4"><IsWriteIn>true</IsWriteIn></ContestSelection><Name>Mayor</Name><VotesAllowed>1</VotesAllowed></Contest><Contest ObjectId="q" xsi:type="BallotMeasureContest"><ContestSelection ObjectId="y"><Selection>Yes</Selection></ContestSelection><Name>Question</Name></Contest></Election><ReportingDevice ObjectId="d1"><SerialNumber>SN-9</SerialNumber></ReportingDevice><Version>1.0.0</Version></CastVoteRecordReport>`;
  const fromXml = await readFiles('nist-cdf-xml', [madeFile('r.xml', xml, 37)]);
  const fromJson = await read(report([record([listed('mayor', [selection('s1', position())]), listed('q', [])])]));
  expect(fromXml.plainCards).toEqual(fromJson.plainCards);
  expect(fromXml.contests).toEqual(fromJson.contests);
});
