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

/* Each ballot is entered twice, by the two people of a board, each at a device of their own. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const BOARD = 'Audit Board #01';
const MEMBERS = ['Joe', 'Ann'];

type Entry = NonNullable<CommandInput<'record-ballot'>['entry']>;
type Reader = NonNullable<Entry['reader']>;

async function atWork(name: string) {
  const { auditId, jane } = await planPolling(office, ada, name, { doubleEntry: true });
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
  const [joe, ann] = [await signIn(), await signIn()];
  const { code } = await joe.refused('name-board-members', { ...place, members: ['Joe'] });
  expect(code).toBe('double-entry-of-two');
  await joe.send('name-board-members', { ...place, members: MEMBERS });
  const { ballots } = await joe.ask('board', place);
  const enter = (
    person: TestPerson,
    reader: Reader,
    ballot: string,
    record: ManualVoteRecord,
    replaces: string[] = [],
  ) => person.send('record-ballot', { ...place, ballot, record, basedOn: null, entry: made(reader, replaces) });
  return { place, jane, joe, ann, ballots: ballots.map(({ ballot }) => ballot), enter };
}

/** The cards of J2, if any were drawn there, are entered and signed for. */
async function finishElsewhere(jane: TestPerson, auditId: string): Promise<void> {
  const jurisdiction = 'J2';
  const { line } = await jane.ask('jurisdiction', { auditId, jurisdiction });
  if (line.units === 0) return;
  await jane.send('create-boards', { auditId, jurisdiction, count: 1 });
  const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction });
  const person = office.nobody();
  await openBoard(office.services, person, boards[0]?.link?.split('/').at(-1) ?? '');
  const place = { auditId, jurisdiction, board: BOARD };
  await person.send('name-board-members', { ...place, members: MEMBERS });
  const { ballots } = await person.ask('board', place);
  for (const { ballot } of ballots) {
    for (const reader of ['first', 'second'] as const) {
      const record = { state: 'not-found' } as const;
      await person.send('record-ballot', { ...place, ballot, record, basedOn: null, entry: made(reader) });
    }
  }
  await person.send('sign-off-board', { ...place, typedNames: MEMBERS });
}

function made(reader: Reader, replaces: string[] = []): Entry {
  const enteredAt = '2026-11-05T10:00:00.000Z';
  return { id: randomUUID(), device: randomUUID(), number: 1, enteredAt, replaces, reader };
}

function voteFor(choice: string, note = ''): Extract<ManualVoteRecord, { readonly state: 'audited' }> {
  return {
    state: 'audited',
    interpretations: {
      'Contest 1': { kind: 'vote', choices: [choice], invalidWriteIn: false, note },
      'Contest 2': { kind: 'contest-not-on-ballot', note: '' },
    },
  };
}

test('the count of every ballot that follows has the settings of the audit, and no double entry, which batches do not have', async () => {
  const { place, jane, joe, ballots, enter } = await atWork('Sampled twice');
  const { auditId } = place;
  for (const ballot of ballots) {
    await enter(joe, 'first', ballot, voteFor('candidate 2'));
    await enter(joe, 'second', ballot, voteFor('candidate 2'));
  }
  await joe.send('sign-off-board', { ...place, typedNames: MEMBERS });
  await finishElsewhere(jane, auditId);
  await ada.send('close-round', { auditId, round: 1 });
  const next = await ada.send('escalate-audit', { auditId, name: 'Every ballot of it' });
  const { settings } = (await ada.ask('plan', next)).plan;
  expect(settings).toMatchObject({ electionName: 'General election', riskLimitPercent: 0, doubleEntry: false });
});

const NOT_FOUND: ManualVoteRecord = { state: 'not-found' };
const NOTE = 'A smudge beside the second oval';

test('nothing that a board is answered depends on what the other person entered, before both have', async () => {
  const { place, jane, joe, ann, ballots, enter } = await atWork('Blind');
  const [first, second, third, fourth] = ballots;
  assert(first !== undefined && second !== undefined && third !== undefined && fourth !== undefined, 'four ballots');
  await enter(joe, 'first', first, voteFor('candidate 1'));
  await enter(joe, 'first', second, voteFor('candidate 2', NOTE));
  await enter(joe, 'first', third, NOT_FOUND);
  const said = { imprint: null, duplicate: 'original-found' } as const;
  await enter(joe, 'first', fourth, { ...voteFor('candidate 1'), card: { ...said, notAgreed: ['Contest 1'] } });

  // The same of all four, whatever was entered, but for what names the card and the entry.
  const nameless = <Line extends object>(line: Line) => ({
    ...line,
    ...{ ballot: '', container: '', tabulator: '', batch: '', position: 0, imprintedId: '', entries: [] },
  });
  const list = await ann.ask('board', place);
  const lines = list.ballots.filter(({ ballot }) => [first, second, third, fourth].includes(ballot));
  expect(new Set(lines.map((line) => JSON.stringify(nameless(line)))).size).toBe(1);
  expect(lines[0]).toMatchObject({ state: 'entered-once', readers: ['first'], said: null });
  const answers = await Promise.all(
    [first, second, third, fourth].map((ballot) => ann.ask('ballot', { ...place, ballot })),
  );
  expect(new Set(answers.map(({ ballot }) => JSON.stringify(nameless(ballot)))).size).toBe(1);
  expect(answers[0]?.ballot).toMatchObject({ record: null, standing: [], absentNotes: {} });
  // Nor does whoever made the entry get it back: the same device may be handed over.
  expect((await joe.ask('ballot', { ...place, ballot: second })).ballot.record).toBeNull();
  for (const answer of [list, ...answers]) expect(JSON.stringify(answer)).not.toContain(NOTE);

  // The manager reads in the log that it was entered, and the office alone what.
  const entriesFor = async (person: TestPerson) =>
    (await person.ask('log', { auditId: place.auditId })).entries.filter(({ type }) => type === 'ballot-recorded');
  expect((await entriesFor(jane)).map(({ data }) => data)).toEqual([null, null, null, null]);
  expect((await entriesFor(ada)).every(({ data }) => data !== null)).toBe(true);

  // What an entry is answered with is the same whether it agrees or not.
  const agreeing = await enter(ann, 'second', first, voteFor('candidate 1'));
  const differing = await enter(ann, 'second', second, voteFor('candidate 1'));
  expect(agreeing).toEqual(differing);
  expect((await ann.ask('ballot', { ...place, ballot: first })).ballot).toMatchObject({
    state: 'audited',
    record: voteFor('candidate 1'),
  });
  expect((await entriesFor(jane)).filter(({ data }) => data !== null)).toHaveLength(4);
});

test('only what differs is settled, by both together, and then stands as a case and in the report', async () => {
  const { place, jane, joe, ann, ballots, enter } = await atWork('Settled');
  const { auditId, jurisdiction } = place;
  const [first] = ballots;
  assert(first !== undefined, 'the board has ballots');
  for (const ballot of ballots) await enter(joe, 'first', ballot, voteFor('candidate 1'));
  const signing = { ...place, typedNames: MEMBERS };
  expect((await joe.refused('sign-off-board', signing)).code).toBe('ballots-undecided');
  for (const person of [jane, ada]) {
    const { boards, line } = await person.ask('jurisdiction', { auditId, jurisdiction });
    expect(boards).toMatchObject([{ ballotsEnteredOnce: ballots.length, ballotsContested: 0, ballotsDone: 0 }]);
    expect(line).toMatchObject({ enteredOnce: ballots.length, twoEntries: 0, unitsDone: 0 });
  }
  for (const ballot of ballots)
    await enter(ann, 'second', ballot, voteFor(ballot === first ? 'candidate 2' : 'candidate 1'));
  const { line } = await ada.ask('jurisdiction', { auditId, jurisdiction });
  expect(line).toMatchObject({ enteredOnce: 0, twoEntries: 1, unitsDone: ballots.length - 1 });
  expect((await joe.refused('sign-off-board', signing)).code).toBe('ballots-contested');
  const { ballot } = await joe.ask('ballot', { ...place, ballot: first });
  expect(ballot.state).toBe('contested');
  expect(ballot.standing.map(({ reader }) => reader).sort()).toEqual(['first', 'second']);
  await enter(joe, 'together', first, voteFor('candidate 2'), ballot.entries);
  await joe.send('sign-off-board', signing);

  const { cases } = await jane.ask('cases', { auditId });
  expect(cases).toMatchObject([
    {
      unit: { kind: 'ballot', ballot: first },
      lines: [
        {
          contest: 'Contest 1',
          audited: {
            kind: 'entered-otherwise',
            readings: expect.arrayContaining([
              { state: 'vote', choices: ['candidate 1'] },
              { state: 'vote', choices: ['candidate 2'] },
            ]),
          },
        },
      ],
    },
  ]);
  // Whoever reads the log without our memory finds the same.
  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});
