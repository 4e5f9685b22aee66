import { reportAddress, retrievalListAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { commitInputs, openFirstRound, waitForRound } from './plan-audit.ts';
import { planPolling, planPollingWithoutJ3 } from './plan-small-election.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const TARGET = 'Contest 1';
const OTHER = 'Contest 2';

test('a ballot polling audit goes from nothing into a second round, to the published figures', async () => {
  const { auditId, jane } = await planPollingWithoutJ3(office, ada, 'Polling');

  // J3 has no manifest: the administrator has to say so, and then nothing is missing.
  const waiting = await ada.ask('sample-sizes', { auditId });
  expect(waiting).toMatchObject({ state: 'not-possible', missing: [{ what: 'manifest', jurisdiction: 'J3' }] });
  const incomplete = await ada.refused('commit-inputs', { auditId });
  expect(incomplete).toMatchObject({ code: 'plan-incomplete', detail: expect.stringContaining('J3') });
  await ada.send('declare-jurisdiction', { auditId, jurisdiction: 'J3', holdsBallots: false });
  const { contests } = await ada.ask('sample-sizes', { auditId });
  expect(contests).toHaveLength(1);
  expect(contests[0]?.options.map(({ key, size, probability }) => [key, size, probability?.toFixed(2)])).toEqual([
    ['asn', 119, '0.52'],
    ['0.7', 184, '0.70'],
    ['0.8', 244, '0.80'],
    ['0.9', 351, '0.90'],
  ]);

  // What it costs is told before anything is sealed: 119 draws of all cards, as they lie.
  const cost = await ada.ask('workload', { auditId });
  expect(cost).toMatchObject({ state: 'ready', times: { ballotSeconds: 160 }, withoutSize: [] });
  expect(cost.rounds.map(({ asked, sizes }) => [asked, sizes[TARGET]])).toEqual([
    [0.5, 119],
    [0.7, 184],
    [0.8, 244],
    [0.9, 351],
  ]);
  const work = cost.rounds[0]?.work;
  expect(work?.total.draws).toBeCloseTo(119, 8);
  expect(work?.rows.map(({ jurisdiction }) => jurisdiction)).toEqual(['J1', 'J2', 'J3']);
  const times = { ballotSeconds: 180, batchMinutes: 13, countSeconds: 10 };
  const slip = { auditId, times: { ...times, ballotSeconds: 0 } };
  expect(await ada.refused('choose-work-times', slip)).toMatchObject({ code: 'work-time-not-possible', status: 400 });
  await ada.send('choose-work-times', { auditId, times });

  const early = await ada.refused('set-seed', { auditId, seed: '1234567890' });
  expect(early.code).toBe('audit-not-in-phase');
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  const preview = await ada.ask('sample-preview', { auditId, sizes: JSON.stringify({ [TARGET]: 119 }) });
  expect(preview.rows).toEqual([
    { jurisdiction: 'J1', draws: 80, units: 76 },
    { jurisdiction: 'J2', draws: 39, units: 36 },
    { jurisdiction: 'J3', draws: 0, units: 0 },
  ]);
  const tooLarge = await ada.refused('launch-round', { auditId, round: 1, sampleSizes: { [TARGET]: 1001 } });
  expect(tooLarge).toMatchObject({ status: 400, detail: expect.stringContaining('1,000') });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [TARGET]: 119 } });
  await waitForRound(ada, auditId, 1);
  expect((await ada.refused('define-contests', { auditId, contests: POLLING.contests })).status).toBe(409);

  const j3 = await ada.ask('jurisdiction', { auditId, jurisdiction: 'J3' });
  expect(j3.line).toMatchObject({ status: 'complete', units: 0 });
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
  await jane.send('create-boards', { auditId, jurisdiction: 'J2', count: 1 });
  const desk = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(desk.workTimes).toEqual(times);
  expect(await ada.ask('workload', { auditId })).toMatchObject({ state: 'under-way', times });
  expect(desk.boards).toMatchObject([{ ballots: 76, state: 'not-started' }]);

  const list = await retrievalList(jane, auditId, 'J1');
  expect(list.header).toEqual(['Batch Name', 'Ballot Number', 'Ticket Numbers', 'Already Audited', 'Audit Board']);
  expect(ticketsIn(list, '1', '3')).toEqual(['0.088404500051420169']);
  expect(ticketsIn(list, '3', '97')).toEqual(['0.000454186428506763']);
  expect(ticketsIn(list, '3', '100')).toEqual(['0.000619826143680938', '0.118040423696597067']);
  expect(ticketsIn(list, '4', '5')).toEqual(['0.080704071573746128', '0.099341639942774926']);

  await auditBallots(jane, auditId, { jurisdictions: ['J1', 'J2'], votesForWinner: 65 });
  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: false });
  const { measurements } = await ada.ask('round-progress', { auditId });
  expect(measurements.find((one) => one.contest === TARGET)?.pValue).toBe(1);

  const again = await ada.ask('sample-sizes', { auditId });
  expect(again.contests[0]).toMatchObject({ preferred: '0.9' });
  expect(again.contests[0]?.options.find((one) => one.key === '0.9')?.size).toBe(366);
  await ada.send('launch-round', { auditId, round: 2, sampleSizes: { [TARGET]: 366 } });
  await waitForRound(ada, auditId, 2);
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 3 });
  const second = await retrievalList(jane, auditId, 'J1');
  const boards = Map.groupBy(second.rows, (row) => row[4]);
  const audited = [...boards.values()].map((rows) => [rows.length, rows.filter((row) => row[3] === 'Y').length]);
  expect(audited).toEqual([
    [122, 16],
    [39, 6],
    [40, 6],
  ]);
  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('Round 2');
  expect(report).toContain('1,J2,Audit Board #01,Joe,one person,Yes');
  const pack = await ada.download(reportAddress({ auditId, as: 'zip' }));
  const files = ['README.txt', 'audit-report.csv', 'audit-report.html', 'audit-report.json', 'SHA256SUMS'];
  expect(files.filter((name) => !pack.includes(name))).toEqual([]);
  // Nothing of the time at which it is made is in it.
  expect(await ada.download(reportAddress({ auditId, as: 'zip' }))).toBe(pack);
  const ofCounty = await ada.download(reportAddress({ auditId, jurisdiction: 'J1', as: 'zip' }));
  expect(ofCounty).not.toBe(pack);
});

test('an audit board sees no reported results, and cannot change what it has signed', async () => {
  const { auditId, jane } = await planPolling(office, ada, 'One board');
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { [TARGET]: 5 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
  const board = await sitDown(jane, { auditId, jurisdiction: 'J1', board: 'Audit Board #01' });
  const place = { auditId, jurisdiction: 'J1', board: 'Audit Board #01' };
  const { ballots, contests, heading } = await board.ask('board', place);
  expect(heading.nextStep.step).toBe('name-members');
  expect(contests.flatMap((contest) => contest.choices.map((choice) => choice.votes))).toEqual([0, 0, 0, 0, 0]);

  const [first] = ballots;
  assert(first !== undefined, 'the board has a ballot');
  const entry = { ...place, ballot: first.ballot, record: BLANK, basedOn: null };
  expect((await board.refused('record-ballot', entry)).code).toBe('board-members-missing');
  await board.send('name-board-members', { ...place, members: [' Joe ', 'Ann'] });
  const { [TARGET]: blank } = BLANK.interpretations;
  const oneContest = { state: 'audited', interpretations: { [TARGET]: blank } } as const;
  const missing = await board.refused('record-ballot', { ...entry, record: oneContest });
  expect(missing.code).toBe('interpretation-missing');
  await board.send('record-ballot', entry);
  const changed = await board.refused('record-ballot', entry);
  expect(changed).toMatchObject({ code: 'entry-changed-meanwhile', status: 409 });
  expect((await board.refused('sign-off-board', { ...place, typedNames: ['Joe', 'Ann'] })).code).toBe(
    'ballots-undecided',
  );
  for (const { ballot } of ballots.slice(1)) {
    await board.send('record-ballot', { ...place, ballot, record: { state: 'not-found' }, basedOn: null });
  }
  const mismatch = await board.refused('sign-off-board', { ...place, typedNames: ['Jon', 'Ann'] });
  expect(mismatch).toMatchObject({ code: 'name-mismatch', detail: expect.stringContaining('“Jon”') });
  await board.send('sign-off-board', { ...place, typedNames: [' joe ', 'ANN'] });
  expect((await board.refused('record-ballot', entry)).code).toBe('board-signed-off');
  await ada.send('reopen-board', { ...place, reason: 'A sheet was read twice.' });
  const { ballots: reopened } = await board.ask('board', place);
  await board.send('record-ballot', { ...entry, basedOn: reopened[0]?.version ?? null });

  const elsewhere = { ...place, board: 'Audit Board #09' };
  expect((await jane.refused('rotate-board-link', elsewhere)).status).toBe(404);
  // A new link ends the sessions of the old one.
  const { link } = await jane.send('rotate-board-link', place);
  const answer = await board.client.ask('board', place);
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
  const sibling = office.nobody();
  await openBoard(office.services, sibling, link);
  expect((await sibling.ask('board', place)).members).toEqual(['Joe', 'Ann']);
});

const BLANK = {
  state: 'audited',
  interpretations: {
    [TARGET]: { kind: 'blank', invalidWriteIn: false, note: '' },
    [OTHER]: { kind: 'contest-not-on-ballot', note: '' },
  },
} as const;

type List = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

async function retrievalList(jane: TestPerson, auditId: string, jurisdiction: string): Promise<List> {
  const text = await jane.download(retrievalListAddress({ auditId, jurisdiction }));
  const [header = [], ...rows] = text.trim().split('\r\n').map(cellsOf);
  return { header, rows };
}

/** The cells of a line in which quotes only surround lists. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|([^,]+)|(?<=,)(?=,|$)/g)].map((match) => match[1] ?? match[2] ?? '');
}

function ticketsIn(list: List, batch: string, ballot: string): readonly string[] {
  const row = list.rows.find((cells) => cells[0] === batch && cells[1] === ballot);
  return row?.[2]?.split(', ') ?? [];
}

async function sitDown(
  jane: TestPerson,
  place: { readonly auditId: string; readonly jurisdiction: string; readonly board: string },
): Promise<TestPerson> {
  const { boards } = await jane.ask('jurisdiction', place);
  const link = boards.find((one) => one.board === place.board)?.link;
  const board = office.nobody();
  await openBoard(office.services, board, link);
  return board;
}

/** Every board reads its ballots: candidate 1 as often as draws are to go to the winner, candidate 2 on the rest. */
async function auditBallots(
  jane: TestPerson,
  auditId: string,
  wanted: { readonly jurisdictions: readonly string[]; readonly votesForWinner: number },
): Promise<void> {
  let votes = 0;
  for (const jurisdiction of wanted.jurisdictions) {
    const list = await retrievalList(jane, auditId, jurisdiction);
    const place = { auditId, jurisdiction, board: 'Audit Board #01' };
    const board = await sitDown(jane, place);
    await board.send('name-board-members', { ...place, members: ['Joe'] });
    const { ballots } = await board.ask('board', place);
    for (const { ballot, batch, position } of ballots) {
      const draws = ticketsIn(list, batch, String(position)).length;
      const forWinner = votes + draws <= wanted.votesForWinner;
      if (forWinner) votes += draws;
      const choices = [forWinner ? 'candidate 1' : 'candidate 2'];
      const vote = { kind: 'vote', choices, invalidWriteIn: false, note: '' } as const;
      const interpretations = { [TARGET]: vote, [OTHER]: BLANK.interpretations[OTHER] };
      const record = { state: 'audited', interpretations } as const;
      await board.send('record-ballot', { ...place, ballot, record, basedOn: null });
    }
    await board.send('sign-off-board', { ...place, typedNames: ['Joe'] });
  }
  expect(votes).toBe(wanted.votesForWinner);
}
