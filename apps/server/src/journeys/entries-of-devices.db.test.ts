import { randomUUID } from 'node:crypto';
import type { CommandInput } from '@plumbline/api';
import type { ManualVoteRecord } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openFirstRound } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

/* What the devices of a board send: late, twice, in any order, and not knowing of one another. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const BOARD = 'Audit Board #01';
const MEMBERS = ['Joe', 'Ann'];

type Entry = NonNullable<CommandInput<'record-ballot'>['entry']>;

/** A board of J1 with its ballots, and the manager who made it. */
async function atWork(name: string) {
  const { auditId, jane } = await planPolling(office, ada, name);
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 5 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
  const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const place = { auditId, jurisdiction: 'J1', board: BOARD };
  const token = boards[0]?.link?.split('/').at(-1) ?? '';
  const signIn = async (): Promise<TestPerson> => {
    const person = office.nobody();
    await openBoard(office.services, person, token);
    return person;
  };
  const board = await signIn();
  await board.send('name-board-members', { ...place, members: MEMBERS });
  const { ballots } = await board.ask('board', place);
  const [first, second] = ballots.map(({ ballot }) => ballot);
  assert(first !== undefined && second !== undefined, 'the board has ballots');
  return { place, jane, board, signIn, first, second, ballots: ballots.map(({ ballot }) => ballot) };
}

function made(number: number, change: Partial<Entry> = {}): Entry {
  const id = randomUUID();
  return { id, device: randomUUID(), number, enteredAt: '2026-11-05T10:00:00.000Z', replaces: [], ...change };
}

function voteFor(choice: string, note = ''): ManualVoteRecord {
  return {
    state: 'audited',
    interpretations: {
      'Contest 1': { kind: 'vote', choices: [choice], invalidWriteIn: false, note },
      'Contest 2': { kind: 'contest-not-on-ballot', note: '' },
    },
  };
}

test('an entry is recorded once, by whichever session and under whatever name of a command it comes', async () => {
  const { place, board, signIn, first } = await atWork('Sent again');
  const entry = made(1);
  const input = { ...place, ballot: first, record: voteFor('candidate 1', 'A smudge'), basedOn: null, entry };
  await board.send('record-ballot', input);
  await board.send('record-ballot', input);
  // After two days nobody remembers the command, and the board has signed in anew.
  await (await signIn()).send('record-ballot', input);
  const { entries } = await ada.ask('log', { auditId: place.auditId });
  expect(entries.filter(({ type }) => type === 'ballot-recorded')).toHaveLength(1);
  const { ballot } = await board.ask('ballot', { ...place, ballot: first });
  expect(ballot).toMatchObject({ state: 'audited', entries: [entry.id], record: input.record });
});

test('a correction that arrives before what it corrects is what the ballot shows', async () => {
  const { place, board, first } = await atWork('Turned round');
  const wrong = made(1);
  const right = made(2, { device: wrong.device, replaces: [wrong.id] });
  const at = { ...place, ballot: first, basedOn: null };
  await board.send('record-ballot', { ...at, record: voteFor('candidate 2'), entry: right });
  await board.send('record-ballot', { ...at, record: voteFor('candidate 1'), entry: wrong });
  const { ballot } = await board.ask('ballot', { ...place, ballot: first });
  expect(ballot).toMatchObject({ version: 2, entries: [right.id], record: voteFor('candidate 2') });
});

test('two entries of one ballot are both kept, shown, counted nowhere, and settled by the board', async () => {
  const { place, jane, board, first, ballots } = await atWork('Two entries');
  const { auditId, jurisdiction } = place;
  const [one, other] = [made(1), made(1)];
  const at = { ...place, ballot: first, basedOn: null };
  await board.send('record-ballot', { ...at, record: voteFor('candidate 1', 'Seen by Joe'), entry: one });
  await board.send('record-ballot', { ...at, record: voteFor('candidate 2'), entry: other });
  for (const ballot of ballots.slice(1)) {
    await board.send('record-ballot', { ...at, ballot, record: { state: 'not-found' } });
  }
  const contested = await board.ask('ballot', { ...place, ballot: first });
  expect(contested.ballot).toMatchObject({ state: 'contested', record: null });
  expect(Object.fromEntries(contested.ballot.standing.map(({ id, record }) => [id, record]))).toEqual({
    [one.id]: voteFor('candidate 1', 'Seen by Joe'),
    [other.id]: voteFor('candidate 2'),
  });
  // Whoever waits for this board sees why.
  for (const person of [jane, ada]) {
    const { boards, line } = await person.ask('jurisdiction', { auditId, jurisdiction });
    expect(boards).toMatchObject([{ ballotsContested: 1, ballotsDone: ballots.length - 1 }]);
    expect(line.unitsDone).toBe(ballots.length - 1);
  }
  const signing = { ...place, typedNames: MEMBERS };
  expect((await board.refused('sign-off-board', signing)).code).toBe('ballots-contested');

  const settled = made(2, { replaces: contested.ballot.entries });
  await board.send('record-ballot', { ...at, record: voteFor('candidate 2'), entry: settled });
  const { ballot } = await board.ask('ballot', { ...place, ballot: first });
  expect(ballot).toMatchObject({ state: 'audited', record: voteFor('candidate 2'), standing: [] });
  await board.send('sign-off-board', signing);
  const { line } = await ada.ask('jurisdiction', { auditId, jurisdiction });
  expect(line.unitsDone).toBe(ballots.length);
  // Whoever reads the log without our memory finds the same.
  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});

test('an entry that comes after the board has signed off is refused, and taken when the board is opened again', async () => {
  const { place, board, ballots, first } = await atWork('Too late');
  const at = { ...place, basedOn: null };
  for (const ballot of ballots) await board.send('record-ballot', { ...at, ballot, record: { state: 'not-found' } });
  await board.send('sign-off-board', { ...place, typedNames: MEMBERS });
  const late = { ...at, ballot: first, record: voteFor('candidate 1'), entry: made(1) };
  expect((await board.refused('record-ballot', late)).code).toBe('board-signed-off');
  await ada.send('reopen-board', { ...place, reason: 'A sheet was read twice.' });
  await board.send('record-ballot', late);
  const { ballots: lines } = await board.ask('board', place);
  expect(lines.find(({ ballot }) => ballot === first)).toMatchObject({ state: 'contested' });
});

test('the list that a board keeps on its device says nothing of what was reported', async () => {
  const { place, board } = await atWork('Kept on the device');
  const kept = await board.ask('board', place);
  const votes = kept.contests.flatMap(({ choices }) => choices.map((choice) => choice.votes));
  expect(votes.every((count) => count === 0)).toBe(true);
  expect(kept.heading.twoPersons).toBeNull();
});
