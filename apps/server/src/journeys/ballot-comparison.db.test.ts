import { discrepancyReportAddress, fileAddress, reportAddress, retrievalListAddress } from '@plumbline/api';
import type { ManualVoteRecord } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { printed } from '@plumbline/words/en/documents/printed';
import { afterAll, expect, test } from 'vitest';
import {
  COMPARED_CARDS,
  COMPARED_CONTESTS,
  COMPARED_MANIFEST,
  COMPARED_NAMES,
  clearBallotCvrs,
  dominionCvrs,
} from '../testing/compared-counties.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, SECOND_MANAGER, useFile, waitForRound } from './plan-audit.ts';
import { stateManifest } from './state-manifest.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const BOTTOM_FACE_UP = { end: 'bottom', face: 'up' } as const;

async function plan(name: string) {
  const auditId = await planAudit(office, ada, {
    name,
    type: 'ballot-comparison',
    contests: COMPARED_CONTESTS,
    participants: ({ first, second }) => `Jurisdiction,Admin Email\nJ1,${first}\nJ2,${second}\n`,
  });
  const [jane, omar] = [await office.signedIn(FIRST_MANAGER), await office.signedIn(SECOND_MANAGER)];
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'J1' }, COMPARED_MANIFEST);
  await useFile(omar, { auditId, kind: 'manifest', jurisdiction: 'J2' }, COMPARED_MANIFEST);
  return { auditId, jane, omar };
}

test('a ballot comparison of two counties with two systems goes from nothing into a second round, to the published figures', async () => {
  const { auditId, jane, omar } = await plan('Comparison');
  const slot = { auditId, kind: 'cvrs', jurisdiction: 'J1' } as const;
  const report = await jane.upload(slot, { name: 'cvrs.csv', text: dominionCvrs() });
  expect(report).toMatchObject({
    accepted: true,
    needsConfirmation: true,
    issues: [{ code: 'CVR_COUNT_DIFFERS' }],
    figures: { batches: 4, cards: 14, contests: 2, withoutCvr: 1, withoutCard: 0 },
    batchCounts: {
      batches: 4,
      differ: 1,
      rows: [
        { tabulator: 'TABULATOR2', batch: 'BATCH1', listed: 3, recorded: 3 },
        { tabulator: 'TABULATOR2', batch: 'BATCH2', listed: 6, recorded: 5 },
      ],
    },
  });
  expect(report.preview.rows).toEqual([
    ['Contest 1', '11', '1', '1-1 7; 1-2 3'],
    ['Contest 2', '14', '2', '2-1 12; 2-2 5; 2-3 7'],
  ]);
  const unconfirmed = await jane.refused('register-file', { ...slot, uploadId: report.uploadId, confirmed: false });
  expect(unconfirmed.code).toBe('confirmation-needed');
  await jane.send('register-file', { ...slot, uploadId: report.uploadId, confirmed: true });
  await useFile(omar, { ...slot, jurisdiction: 'J2' }, clearBallotCvrs());
  const kept = { scanOrder: 'yes', imprinted: true, first: BOTTOM_FACE_UP } as const;
  const stepOf = async () => (await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' })).heading.nextStep.step;
  expect(await stepOf()).toBe('state-manifest');
  const manifest = await stateManifest(jane, { auditId, jurisdiction: 'J1' });
  expect(await stepOf()).toBe('state-card-order');
  await jane.send('state-card-order', { auditId, jurisdiction: 'J1', manifest, all: kept, otherwise: [] });
  expect(await stepOf()).toBe('wait-for-launch');

  // The contests of J1 bear the names of the audit, those of J2 others.
  const waiting = await ada.ask('sample-sizes', { auditId });
  expect(waiting.missing).toEqual([
    { what: 'contest-not-in-cvrs', jurisdiction: 'J2', contest: 'Contest 1' },
    { what: 'contest-not-in-cvrs', jurisdiction: 'J2', contest: 'Contest 2' },
  ]);
  const { contests: onlyContests } = COMPARED_NAMES;
  await ada.send('match-names', { auditId, jurisdiction: 'J2', contests: onlyContests, choices: {} });
  const { missing } = await ada.ask('sample-sizes', { auditId });
  expect(missing).toMatchObject([
    { what: 'choices-not-matched', contest: 'Contest 1', choices: ['1–1', '1–2'], expected: ['1-1', '1-2'] },
    { what: 'choices-not-matched', contest: 'Contest 2' },
  ]);
  const names = await ada.ask('names-in-cvrs', { auditId });
  expect(names.jurisdictions[1]?.contests[0]).toEqual({
    contest: 'Contest 1',
    inCvrs: 'CONTEST ONE',
    proposed: null,
    choices: [
      { inCvrs: '1–1', votes: 7, read: null, proposed: { name: '1-1', reason: 'punctuation' } },
      { inCvrs: '1–2', votes: 3, read: null, proposed: { name: '1-2', reason: 'punctuation' } },
    ],
    expected: ['1-1', '1-2'],
  });
  await ada.send('match-names', { auditId, jurisdiction: 'J2', ...COMPARED_NAMES });
  const { plan: planned } = await ada.ask('plan', { auditId });
  expect(
    planned.contests.map(({ choices, votesAllowed }) => [votesAllowed, choices.map(({ votes }) => votes)]),
  ).toEqual([
    [1, [14, 6]],
    [2, [24, 10, 14]],
  ]);
  const { contests: sizes } = await ada.ask('sample-sizes', { auditId });
  expect(sizes).toMatchObject([{ contest: 'Contest 1', preferred: 'default', options: [{ size: 20 }] }]);

  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  const lines = await ada.ask('round-progress', { auditId });
  expect(lines.jurisdictions.map(({ draws, units, discrepancies }) => [draws, units, discrepancies])).toEqual([
    [9, 8, null],
    [11, 9, null],
  ]);
  const first = await sitDown(jane, auditId, 'J1');
  const list = (await jane.download(retrievalListAddress({ auditId, jurisdiction: 'J1' }))).split('\r\n');
  expect(list[0]).toBe(
    'Tabulator,Batch Name,Ballot Number,Imprinted ID,Record ID,How to Find It,Ticket Numbers,Already Audited,Audit Board',
  );
  expect(list).toContain(
    `TABULATOR2,BATCH2,4,2-2-5,5,${printed.rules['bottom-up']},"0.064984443990590400, 0.069414660569975443",N,Audit Board #01`,
  );
  // The card without a record bears nothing that the machine printed.
  expect(list.find((line) => line.startsWith('TABULATOR2,BATCH2,6'))).toMatch(/^TABULATOR2,BATCH2,6,,,/);
  await lookAtCards(first, auditId, 'J1', SEEN_IN_FIRST_ROUND);
  expect((await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' })).cards).toEqual([]);
  await first.send('sign-off-board', { ...boardOf(auditId, 'J1'), typedNames: ['Joe'] });

  // J1 is done and J2 is not: what differs is to be seen of J1 alone.
  const done = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(changesOf(done.cards)).toEqual({
    'TABULATOR1 BATCH2 3': { 'Contest 1': 1, 'Contest 2': 2 },
    'TABULATOR2 BATCH2 3': { 'Contest 1': -1, 'Contest 2': 1 },
    'TABULATOR2 BATCH2 4': { 'Contest 1': null },
    'TABULATOR2 BATCH2 5': { 'Contest 2': 1 },
    'TABULATOR2 BATCH2 6': { 'Contest 1': 2, 'Contest 2': 2 },
  });
  expect(done.cards.find(({ position }) => position === 6)).toMatchObject({
    imprintedId: null,
    contests: [
      { reported: { state: 'no-record' }, audited: { state: 'not-found' } },
      { reported: { state: 'no-record' }, audited: { state: 'not-found' } },
    ],
  });
  const second = await sitDown(omar, auditId, 'J2');
  await lookAtCards(second, auditId, 'J2', SEEN_IN_FIRST_ROUND);
  expect((await ada.ask('jurisdiction', { auditId, jurisdiction: 'J2' })).cards).toEqual([]);
  const half = await ada.download(discrepancyReportAddress(auditId));
  for (const line of half.split('\r\n').filter((one) => one.startsWith('J2,'))) expect(line).toContain(',NOT_AUDITED,');
  await second.send('sign-off-board', { ...boardOf(auditId, 'J2'), typedNames: ['Joe'] });
  const { jurisdictions: counted } = await ada.ask('round-progress', { auditId });
  expect(counted.map(({ discrepancies }) => discrepancies)).toEqual([7, 4]);
  await lookInto(auditId, jane);

  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: false });
  const { measurements } = await ada.ask('round-progress', { auditId });
  expect(measurements.map(({ contest, pValue }) => [contest, pValue])).toEqual([
    ['Contest 1', 1],
    ['Contest 2', 1],
  ]);
  await ada.send('launch-round', { auditId, round: 2, sampleSizes: { 'Contest 1': 10 } });
  await waitForRound(ada, auditId, 2);
  const again = await ada.ask('round-progress', { auditId });
  expect(again.jurisdictions.map(({ draws, units }) => [draws, units])).toEqual([
    [4, 4],
    [6, 5],
  ]);
  await finishSecondRound(auditId, omar);
  const audited = await ada.download(reportAddress({ auditId }));
  expect(audited).toContain('CVR Result: Contest 1');
  expect(audited).toContain('J2,Contest 1,CONTEST ONE');
}, 240_000);

/** The second round draws nothing new in J1, and three cards in J2, one of which shows two votes where the machine read none. */
async function finishSecondRound(auditId: string, omar: TestPerson): Promise<void> {
  const { jurisdictions } = await ada.ask('round-progress', { auditId });
  expect(jurisdictions.map(({ jurisdiction, status }) => [jurisdiction, status])).toMatchObject([
    ['J1', 'complete'],
    ['J2', expect.not.stringMatching('complete')],
  ]);
  const board = await sitDown(omar, auditId, 'J2');
  const { ballots } = await board.ask('board', boardOf(auditId, 'J2'));
  expect(ballots.map(({ tabulator, batch, position }) => `${tabulator} ${batch} ${position}`)).toEqual([
    'TABULATOR1 BATCH1 2',
    'TABULATOR1 BATCH2 3',
    'TABULATOR2 BATCH2 4',
  ]);
  const list = await omar.download(retrievalListAddress({ auditId, jurisdiction: 'J2' }));
  const [drawnTwice] = list.split('\r\n').filter((line) => line.startsWith('TABULATOR1,BATCH1,2,'));
  expect(drawnTwice?.match(/0\.\d{18}/g)).toHaveLength(2);
  expect(await ada.refused('close-round', { auditId, round: 2 })).toMatchObject({ code: 'jurisdictions-outstanding' });
  await lookAtCards(board, auditId, 'J2', { 'J2 2 2 4': '-- 110' });
  await board.send('sign-off-board', { ...boardOf(auditId, 'J2'), typedNames: ['Joe'] });
  const { cards } = await omar.ask('jurisdiction', { auditId, jurisdiction: 'J2' });
  expect(changesOf(cards)).toMatchObject({ 'TABULATOR2 BATCH2 4': { 'Contest 2': -1 } });

  // Thirty draws of twenty cards are no full count. Published systems take them for one, so what is right stands beside it.
  expect(await ada.send('close-round', { auditId, round: 2 })).toEqual({ riskLimitMet: true });
  const { measurements } = await ada.ask('round-progress', { auditId });
  const ofSecond = measurements.filter(({ round }) => round === 2);
  expect(ofSecond).toMatchObject([
    { contest: 'Contest 1', pValue: 0, draws: 30, distinct: 20, corrected: { pValue: 1 } },
    { contest: 'Contest 2', pValue: 1, riskLimitMet: false },
  ]);
  const report = await ada.download(reportAddress({ auditId }));
  // Overvoted cards are votes for nobody, in both rounds, and a contest that is not targeted counts a card once, where it was seen first.
  expect(report).toMatch(/^1,Contest 1,Targeted,20,.*,1-1: 6; 1-2: 3,/m);
  expect(report).toMatch(/^1,Contest 2,Opportunistic,.*,2-1: 10; 2-2: 6; 2-3: 5,/m);
  expect(report).toMatch(/^2,Contest 1,Targeted,10,.*,1-1: 4; 1-2: 0,/m);
  expect(report).toMatch(/^2,Contest 2,Opportunistic,.*,2-1: 3; 2-2: 1; 2-3: 2,/m);
}

/**
 * The differences of J1 are cases, each card one. Who looks at one again is not told what the machine read, nor what the board saw; whoever
 * sat at that board cannot do it.
 */
async function lookInto(auditId: string, jane: TestPerson): Promise<void> {
  const { cases } = await jane.ask('cases', { auditId });
  const placeOf = ({ place }: (typeof cases)[number]) => `${place?.tabulator} ${place?.batch} ${place?.position}`;
  // By the change of the margin of the contest that is targeted; where that is not touched, there is none.
  expect(Object.fromEntries(cases.map((one) => [placeOf(one), one.targetedChange]))).toEqual({
    'TABULATOR1 BATCH2 3': 1,
    'TABULATOR2 BATCH2 3': -1,
    'TABULATOR2 BATCH2 4': null,
    'TABULATOR2 BATCH2 5': null,
    'TABULATOR2 BATCH2 6': 2,
  });
  const overvoted = cases.find((one) => placeOf(one) === 'TABULATOR1 BATCH2 3');
  assert(overvoted?.unit.kind === 'ballot', 'the overvoted card is a case');
  const { unit } = overvoted;
  const said = { auditId, jurisdiction: 'J1', unit };
  const asked = { auditId, kind: 'ballot', name: unit.ballot, jurisdiction: 'J1' } as const;
  const look = await jane.ask('second-look', asked);
  expect(look).toMatchObject({ kind: 'ballot', line: { imprintedId: '1-2-3' }, mayRecord: { allowed: true } });
  expect(look.enteredBy).toContain('Joe');
  // Counted from the same end as the board counted from.
  expect(look.findingRule).toEqual({ find: 'by-count', ...BOTTOM_FACE_UP });
  expect(look.contests.flatMap(({ choices }) => choices.map(({ votes }) => votes))).toEqual([0, 0, 0, 0, 0]);
  expect(JSON.stringify([look.line, look.mayRecord])).not.toMatch(/1-1|overvote/i);
  await jane.send('explain-case', { ...said, cause: 'misread-mark', note: 'Two ovals are filled.' });
  const seen = { kind: 'ballot', record: recordOf('11 011') } as const;
  const bySame = await jane.refused('record-second-look', { ...said, people: ['JOE ', 'Bea Ortiz'], seen });
  expect(bySame.code).toBe('second-look-by-same');
  await jane.send('record-second-look', { ...said, people: ['Ann Poe', 'Bea Ortiz'], seen });
  await ada.send('settle-case', { ...said, note: 'Both saw what the board saw.' });
  const { line, history } = await ada.ask('case', asked);
  expect(line).toMatchObject({ state: 'settled', cause: 'misread-mark', targetedChange: 1 });
  expect(history.map(({ step }) => step).slice(-3)).toEqual(['explained', 'second-look', 'settled']);
  expect(history.at(-1)).toMatchObject({ resolution: 'confirmed' });
}

test('votes that are in no file of others: boards see what is printed on their cards, managers and siblings nothing of another jurisdiction', async () => {
  const { auditId, jane, omar } = await plan('Hidden');
  await useFile(jane, { auditId, kind: 'cvrs', jurisdiction: 'J1' }, dominionCvrs());
  await useFile(omar, { auditId, kind: 'cvrs', jurisdiction: 'J2' }, clearBallotCvrs());
  await ada.send('match-names', { auditId, jurisdiction: 'J2', ...COMPARED_NAMES });
  expect((await omar.client.ask('jurisdiction', { auditId, jurisdiction: 'J1' })).ok).toBe(false);
  expect((await omar.client.ask('names-in-cvrs', { auditId })).ok).toBe(false);
  const file = fileAddress({ auditId, kind: 'cvrs', jurisdiction: 'J1' });
  expect((await omar.fetch(`${office.origin}${file}`, { method: 'GET' })).status).toBe(403);
  expect(await jane.download(file)).toBe(dominionCvrs());
  const sent = await jane.client.send(
    'register-file',
    { auditId, kind: 'cvrs', jurisdiction: 'J2', uploadId: crypto.randomUUID(), confirmed: true },
    crypto.randomUUID(),
  );
  expect(sent.ok).toBe(false);

  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  const board = await sitDown(jane, auditId, 'J1');
  expect((await board.fetch(`${office.origin}${file}`, { method: 'GET' })).status).toBe(403);
  expect((await board.client.ask('jurisdiction', { auditId, jurisdiction: 'J1' })).ok).toBe(false);
  const place = boardOf(auditId, 'J1');
  const { ballots, contests } = await board.ask('board', place);
  expect(contests.flatMap(({ choices }) => choices.map(({ votes }) => votes))).toEqual([0, 0, 0, 0, 0]);
  const printed = ballots.map(({ imprintedId }) => imprintedId);
  expect(printed).toContain('2-2-5');
  // Of the record of a card its number and whether it is a duplicate, and nothing that was read on it.
  for (const line of ballots) expect(Object.keys(line).toSorted()).toEqual(SHOWN_OF_CARD);
  for (const line of ballots) {
    const answer = await board.ask('ballot', { ...place, ballot: line.ballot });
    expect(answer.ballot).toEqual({ ...line, record: null, absentNotes: {}, standing: [] });
    expect(answer.contests).toEqual(contests);
  }
}, 240_000);

/** What people saw, where it is not what the machine recorded; null where the card could not be found. */
const SEEN_IN_FIRST_ROUND: Readonly<Record<string, string | null>> = {
  'J1 1 2 3': '11 011',
  'J1 2 2 3': '10 --',
  'J1 2 2 4': '00 000',
  'J1 2 2 5': '-- --',
  'J1 2 2 6': null,
  'J2 1 1 1': '10 100',
  'J2 2 2 6': '10 110',
};

const SHOWN_OF_CARD = [
  ...[
    'ballot',
    'batch',
    'container',
    'entries',
    'findingRule',
    'hasCvrs',
    'imprintedId',
    'position',
    'readers',
    'remade',
    'said',
    'state',
  ],
  ...['tabulator', 'version'],
];

const BOARD = 'Audit Board #01';

function boardOf(auditId: string, jurisdiction: string) {
  return { auditId, jurisdiction, board: BOARD };
}

/** The manager makes one board, and somebody sits down at it. */
async function sitDown(manager: TestPerson, auditId: string, jurisdiction: string): Promise<TestPerson> {
  await manager.send('create-boards', { auditId, jurisdiction, count: 1 });
  const { boards } = await manager.ask('jurisdiction', { auditId, jurisdiction });
  const board = office.nobody();
  await openBoard(office.services, board, boards[0]?.link);
  await board.send('name-board-members', { ...boardOf(auditId, jurisdiction), members: ['Joe'] });
  return board;
}

async function lookAtCards(
  board: TestPerson,
  auditId: string,
  jurisdiction: string,
  seen: Readonly<Record<string, string | null>>,
): Promise<void> {
  const place = boardOf(auditId, jurisdiction);
  const { ballots } = await board.ask('board', place);
  for (const { ballot, tabulator, batch, position } of ballots) {
    const [t, b] = [Number(tabulator?.at(-1)), Number(batch.at(-1))];
    const recorded = COMPARED_CARDS.find(([one, two, three]) => one === t && two === b && three === position)?.[4];
    const key = `${jurisdiction} ${t} ${b} ${position}`;
    const marks = key in seen ? seen[key] : recorded;
    assert(marks !== undefined, 'it is known what people see on every card', key);
    await board.send('record-ballot', { ...place, ballot, record: recordOf(marks), basedOn: null });
  }
}

function recordOf(marks: string | null): ManualVoteRecord {
  if (marks === null) return { state: 'not-found' };
  const interpretations = marks.split(' ').map((own, place) => {
    const choices = [...own].flatMap((mark, at) => (mark === '1' ? [`${place + 1}-${at + 1}`] : []));
    if (own.includes('-')) return { kind: 'contest-not-on-ballot', note: '' } as const;
    if (choices.length === 0) return { kind: 'blank', invalidWriteIn: false, note: '' } as const;
    return { kind: 'vote', choices, invalidWriteIn: false, note: '' } as const;
  });
  return {
    state: 'audited',
    interpretations: Object.fromEntries(interpretations.map((one, place) => [`Contest ${place + 1}`, one])),
  };
}

function changesOf(cards: Awaited<ReturnType<typeof ada.ask<'jurisdiction'>>>['cards']) {
  return Object.fromEntries(
    cards.map(({ tabulator, batch, position, contests }) => [
      `${tabulator} ${batch} ${position}`,
      Object.fromEntries(contests.map(({ contest, marginChange }) => [contest, marginChange])),
    ]),
  );
}
