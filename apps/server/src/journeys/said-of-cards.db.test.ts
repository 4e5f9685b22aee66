import { randomUUID } from 'node:crypto';
import { reportAddress } from '@plumbline/api';
import type { CardSeen, ManualVoteRecord } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { openFirstRound } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

/* What a board says of a card besides its votes, where nothing is compared: kept with the entry, told to nobody before the county is done, looked into. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const NOTHING: CardSeen = { imprint: null, duplicate: null, notAgreed: [] };

function voteFor(choice: string, said?: Partial<CardSeen>): ManualVoteRecord {
  return {
    state: 'audited',
    interpretations: {
      'Contest 1': { kind: 'vote', choices: [choice], invalidWriteIn: false, note: '' },
      'Contest 2': { kind: 'contest-not-on-ballot', note: '' },
    },
    ...(said && { card: { ...NOTHING, ...said } }),
  };
}

async function atWork(name: string) {
  const { auditId, jane } = await planPolling(office, ada, name);
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 5 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
  const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const place = { auditId, jurisdiction: 'J1', board: 'Audit Board #01' };
  const board = office.nobody();
  await openBoard(office.services, board, boards[0]?.link);
  await board.send('name-board-members', { ...place, members: ['Joe', 'Ann'] });
  const { ballots } = await board.ask('board', place);
  return { auditId, jane, place, board, ballots: ballots.map(({ ballot }) => ballot) };
}

/** What the progress says of the county. */
async function toSettle(auditId: string) {
  const { jurisdictions } = await ada.ask('round-progress', { auditId });
  return jurisdictions.find(({ jurisdiction }) => jurisdiction === 'J1');
}

test('a card without its original and one not agreed on are cases when the county is done, and are looked into', async () => {
  const { auditId, jane, place, board, ballots } = await atWork('Said of cards');
  const [alone, disputed, ...rest] = ballots;
  assert(alone !== undefined && disputed !== undefined, 'the board has ballots');
  const record = (ballot: string, seen: ManualVoteRecord) =>
    board.send('record-ballot', { ...place, ballot, record: seen, basedOn: null });
  await record(alone, voteFor('candidate 1', { duplicate: 'original-not-found' }));
  await record(disputed, voteFor('candidate 2', { notAgreed: ['Contest 1'] }));
  for (const ballot of rest) await record(ballot, voteFor('candidate 1'));
  expect(await toSettle(auditId)).toMatchObject({ twoEntries: 0, remarked: 2 });
  const { ballots: lines } = await board.ask('board', place);
  expect(lines.flatMap(({ said }) => said ?? [])).toEqual([
    { ...NOTHING, duplicate: 'original-not-found' },
    { ...NOTHING, notAgreed: ['Contest 1'] },
  ]);

  expect((await jane.ask('cases', { auditId })).cases).toEqual([]);
  await board.send('sign-off-board', { ...place, typedNames: ['Joe', 'Ann'] });
  const { cases } = await jane.ask('cases', { auditId });
  expect(cases.map(({ unit, lines: own, state }) => [unit, own.map(({ audited }) => audited), state])).toEqual([
    [{ kind: 'ballot', ballot: alone }, [{ kind: 'original-not-found' }], 'new'],
    [{ kind: 'ballot', ballot: disputed }, [{ kind: 'not-agreed', choices: ['candidate 2'] }], 'new'],
  ]);

  const said = { auditId, jurisdiction: 'J1', unit: { kind: 'ballot', ballot: disputed } } as const;
  await jane.send('explain-case', { ...said, cause: 'other', note: 'A mark lies between two ovals.' });
  const seen = { kind: 'ballot', record: voteFor('candidate 2') } as const;
  await jane.send('record-second-look', { ...said, people: ['Bea Ortiz', 'Cy Young'], seen });
  await ada.send('settle-case', { ...said, note: 'Both saw what the board had entered.' });
  const asked = { auditId, kind: 'ballot', name: disputed, jurisdiction: 'J1' } as const;
  const { line, history } = await ada.ask('case', asked);
  expect(line).toMatchObject({ state: 'settled', cause: 'other', targetedChange: null });
  expect(history.find(({ step }) => step === 'second-look')).toMatchObject({ finding: 'as-entered' });

  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('Audited?,Duplicate?,Contests Not Agreed On,Audit Result: Contest 1');
  expect(report).toContain('AUDITED,ORIGINAL_NOT_FOUND,,candidate 1,');
  expect(report).toContain('AUDITED,,Contest 1,candidate 2,');
  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});

test('of two entries that do not know one another each keeps what it says of the card', async () => {
  const { place, board, ballots } = await atWork('Two entries');
  const [ballot = ''] = ballots;
  const made = () => ({
    id: randomUUID(),
    device: randomUUID(),
    number: 1,
    enteredAt: '2026-11-05T10:00:00.000Z',
    replaces: [],
  });
  const at = { ...place, ballot, basedOn: null };
  const found = voteFor('candidate 1', { duplicate: 'original-found' });
  await board.send('record-ballot', { ...at, record: found, entry: made() });
  await board.send('record-ballot', { ...at, record: voteFor('candidate 1'), entry: made() });
  expect(await toSettle(place.auditId)).toMatchObject({ twoEntries: 1, remarked: 0, unitsDone: 0 });
  const contested = (await board.ask('ballot', { ...place, ballot })).ballot;
  expect(contested).toMatchObject({ state: 'contested', said: null });
  expect(contested.standing.map(({ record }) => record)).toEqual(
    expect.arrayContaining([found, voteFor('candidate 1')]),
  );
  const replaces = contested.entries;
  await board.send('record-ballot', { ...at, record: found, entry: { ...made(), replaces } });
  expect(await toSettle(place.auditId)).toMatchObject({ twoEntries: 0, remarked: 0, unitsDone: 1 });
  expect((await board.ask('ballot', { ...place, ballot })).ballot).toMatchObject({
    state: 'audited',
    record: found,
    said: { duplicate: 'original-found' },
  });
});

test('what is printed on a card is a number and nothing that somebody could write', async () => {
  const { place, board, ballots } = await atWork('Printed');
  const [ballot = ''] = ballots;
  const saying = (says: string) => voteFor('candidate 1', { imprint: { is: 'different', says } });
  for (const says of ['', '=HYPERLINK("x")', 'the voter’s name is, I think', 'x'.repeat(61), '1\n2', '1\u202e2']) {
    const refused = await board.refused('record-ballot', { ...place, ballot, record: saying(says), basedOn: null });
    expect(refused.status, says).toBe(400);
  }
  await board.send('record-ballot', { ...place, ballot, record: saying(' {3F-7} 0012 '), basedOn: null });
  const kept = (await board.ask('ballot', { ...place, ballot })).ballot;
  expect(kept.said?.imprint).toEqual({ is: 'different', says: '{3F-7} 0012' });
});
