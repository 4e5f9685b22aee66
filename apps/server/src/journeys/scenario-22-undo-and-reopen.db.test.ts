import { createHash, randomUUID } from 'node:crypto';
import { drawsAddress, reportAddress } from '@plumbline/api';
import { Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { loadAudit } from '../audit/history/load-audit.ts';
import { checkInstallation } from '../check/check-installation.ts';
import { appendEvents, openChain } from '../log/append-events.ts';
import { fieldworkChain } from '../log/audit-chains.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openFirstRound, waitForRound } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const CONTEST = 'Contest 1';
const ROUND = { seed: '1234567890', sampleSizes: { [CONTEST]: 119 } };
const reason = 'The size for another chance was meant.';

test('a launch is taken back and repeated with the same sample, and stands once boards are there', async () => {
  const { auditId, jane } = await planPolling(office, ada, 'Taken back');
  const early = { auditId, round: 1, reason };
  expect(await ada.refused('withdraw-launch', early)).toMatchObject({ code: 'audit-not-in-phase', status: 409 });
  await openFirstRound(ada, { auditId, ...ROUND });
  const drawn = await ada.download(drawsAddress({ auditId, round: 1 }));
  expect(await ada.refused('withdraw-launch', { ...early, reason: ' ' })).toMatchObject({ status: 400 });
  expect(await ada.refused('withdraw-launch', { ...early, round: 2 })).toMatchObject({ code: 'wrong-round' });
  expect((await ada.ask('plan', { auditId })).heading.abilities['withdraw-launch']).toEqual({ allowed: true });
  await ada.send('withdraw-launch', early);

  const { heading } = await ada.ask('round-progress', { auditId });
  expect(heading).toMatchObject({ phase: 'seeded', round: null, nextStep: { step: 'launch-round' } });
  expect(heading.stations.find(({ station }) => station === 'round')).toMatchObject({ round: 1, state: 'current' });
  expect((await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' })).heading.nextStep.step).toBe(
    'wait-for-launch',
  );
  const sizes = JSON.stringify(ROUND.sampleSizes);
  expect((await ada.ask('sample-preview', { auditId, sizes })).rows).toMatchObject([
    { jurisdiction: 'J1', draws: 80, units: 76 },
    { jurisdiction: 'J2', draws: 39, units: 36 },
    { jurisdiction: 'J3', draws: 0, units: 0 },
  ]);
  expect(await ada.refused('withdraw-launch', early)).toMatchObject({
    code: 'audit-not-in-phase',
    detail: expect.stringContaining('The launch of the round was taken back by'),
  });
  const { entries } = await ada.ask('log', { auditId });
  const taken = entries.find(({ type }) => type === 'launch-withdrawn');
  expect(taken?.texts).toMatchObject([{ shown: { text: reason } }]);
  expect((await jane.refused('create-boards', { auditId, jurisdiction: 'J1', count: 1 })).code).toBe(
    'audit-not-in-phase',
  );

  await ada.send('launch-round', { auditId, round: 1, sampleSizes: ROUND.sampleSizes });
  await waitForRound(ada, auditId, 1);
  expect(await ada.download(drawsAddress({ auditId, round: 1 }))).toBe(drawn);
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
  expect(await ada.refused('withdraw-launch', early)).toMatchObject({
    code: 'launch-not-withdrawable',
    status: 409,
    detail: expect.stringContaining('Audit boards were created in J1'),
  });
  expect(await differences()).toEqual([]);
});

test('another size after a launch that was taken back is drawn on from the same tickets', async () => {
  const { auditId } = await planPolling(office, ada, 'Another size');
  await openFirstRound(ada, { auditId, seed: ROUND.seed, sampleSizes: { [CONTEST]: 20 } });
  const first = await ada.downloadBytes(drawsAddress({ auditId, round: 1 }));
  await ada.send('withdraw-launch', { auditId, round: 1, reason });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: 119 } });
  await waitForRound(ada, auditId, 1);
  const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const second = await ada.downloadBytes(drawsAddress({ auditId, round: 1 }));
  expect(digestOf(second)).not.toBe(digestOf(first));
  // Whoever reads the log meets both launches, and gets what each drew by the digest that stands there.
  for (const drawn of [first, second]) {
    const named = await ada.downloadBytes(drawsAddress({ auditId, round: 1, sha256: digestOf(drawn) }));
    expect(digestOf(named)).toBe(digestOf(drawn));
  }
  const unknown = drawsAddress({ auditId, round: 1, sha256: 'ab'.repeat(32) });
  await expect(ada.download(unknown)).rejects.toThrow('is answered');
  const { rounds } = await ada.ask('round-progress', { auditId });
  expect(rounds.map(({ round, sampleSizes }) => [round, sampleSizes[CONTEST]])).toEqual([[1, 119]]);
});

test('of a launch that is taken back and boards that are created in the same moment, one is done and the other is told', async () => {
  for (const name of ['Same moment', 'Same moment again', 'Same moment once more']) {
    const { auditId, jane } = await planPolling(office, ada, name);
    await openFirstRound(ada, { auditId, seed: ROUND.seed, sampleSizes: { [CONTEST]: 5 } });
    const [back, boards] = await Promise.all([
      ada.client.send('withdraw-launch', { auditId, round: 1, reason }, randomUUID()),
      jane.client.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 }, randomUUID()),
    ]);
    expect([back.ok, boards.ok].toSorted()).toEqual([false, true]);
    const told = [back, boards].flatMap((answer) => (answer.ok ? [] : [answer.error.code]));
    expect(told).toEqual([back.ok ? 'audit-not-in-phase' : 'launch-not-withdrawable']);
    const { heading } = await ada.ask('plan', { auditId });
    expect(heading.phase).toBe(back.ok ? 'seeded' : 'round-open');
  }
  expect(await differences()).toEqual([]);
});

test('a round that ended is opened again, one board corrects a card, and the risk is measured anew', async () => {
  const { auditId, jane } = await planPolling(office, ada, 'Opened again');
  await openFirstRound(ada, { auditId, ...ROUND });
  const boards = new Map<string, TestPerson>();
  let wrong: string | undefined;
  for (const jurisdiction of ['J1', 'J2']) {
    await jane.send('create-boards', { auditId, jurisdiction, count: 1 });
    const board = await sitDown(jane, auditId, jurisdiction);
    boards.set(jurisdiction, board);
    const { ballots } = await board.ask('board', placeOf(auditId, jurisdiction));
    for (const { ballot, batch, position } of ballots) {
      // Batch 1, ballot 3 of J1 has one ticket.
      const isWrong = jurisdiction === 'J1' && batch === '1' && position === 3;
      if (isWrong) wrong = ballot;
      await read(board, {
        auditId,
        jurisdiction,
        ballot,
        choice: isWrong ? 'candidate 2' : 'candidate 1',
        basedOn: null,
      });
    }
    await board.send('sign-off-board', { ...placeOf(auditId, jurisdiction), typedNames: ['Joe'] });
  }
  const open = { auditId, round: 1, reason: 'One card was read upside down.' };
  expect(await ada.refused('reopen-round', open)).toMatchObject({ code: 'audit-not-in-phase' });
  await ada.send('close-round', { auditId, round: 1 });
  expect(await pValue(auditId)).toBeCloseTo(1 / (1.2 ** 118 * 0.8), 14);

  expect(await ada.refused('reopen-round', { ...open, round: 2 })).toMatchObject({ code: 'wrong-round' });
  expect(await ada.refused('reopen-round', { ...open, reason: '' })).toMatchObject({ status: 400 });
  await ada.send('reopen-round', open);
  const { heading, measurements, rounds } = await ada.ask('round-progress', { auditId });
  expect(heading).toMatchObject({ phase: 'round-open', round: 1, nextStep: { step: 'close-round' } });
  expect([measurements, rounds[0]?.closedAt]).toEqual([[], null]);
  const desk = await ada.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(desk.boards).toMatchObject([{ state: 'signed-off' }]);
  expect(await ada.refused('withdraw-launch', open)).toMatchObject({ code: 'launch-not-withdrawable' });

  const board = boards.get('J1');
  assert(board !== undefined && wrong !== undefined, 'the first board read the card');
  const correct = { auditId, jurisdiction: 'J1', ballot: wrong, choice: 'candidate 1' };
  const before = { ...correct, basedOn: await versionOf(board, correct) };
  await expect(read(board, before)).rejects.toThrow('board-signed-off');
  await ada.send('reopen-board', { ...placeOf(auditId, 'J1'), reason: 'A sheet was read twice.' });
  await read(board, before);
  expect(await ada.refused('close-round', { auditId, round: 1 })).toMatchObject({
    code: 'jurisdictions-outstanding',
    detail: expect.stringContaining('J1'),
  });
  await board.send('sign-off-board', { ...placeOf(auditId, 'J1'), typedNames: ['Joe'] });
  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: true });
  expect(await pValue(auditId)).toBeCloseTo(1 / 1.2 ** 119, 14);
  const { entries } = await ada.ask('log', { auditId });
  const moves = entries.map(({ type }) => type).filter((type) => type.startsWith('round-'));
  expect(moves).toEqual(['round-closed', 'round-reopened', 'round-closed', 'round-opened']);
  expect(await differences()).toEqual([]);

  const { earlierClosings } = await ada.ask('round-progress', { auditId });
  expect(earlierClosings).toMatchObject([
    { round: 1, reopenedBy: 'audit administrator', reason: { state: 'kept', text: open.reason } },
  ]);
  const [earlier] = earlierClosings;
  expect(earlier?.found.find(({ contest }) => contest === CONTEST)?.pValue).toBeCloseTo(1 / (1.2 ** 118 * 0.8), 14);
  const title = '######## ROUNDS OPENED AGAIN ########';
  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain(title);
  expect(report).toContain(`${earlier?.closedAt},${earlier?.reopenedAt},audit administrator,${open.reason}`);
  const reopening = entries.find(({ type }) => type === 'round-reopened');
  await ada.send('redact-text', { auditId, digest: reopening?.texts[0]?.digest ?? '', reason: 'It names a person.' });
  expect((await ada.ask('round-progress', { auditId })).earlierClosings).toMatchObject([
    { reason: { state: 'redacted', reason: 'It names a person.' } },
  ]);
  const redacted = await ada.download(reportAddress({ auditId }));
  expect(redacted).toContain(title);
  expect(redacted).not.toContain(open.reason);

  await ada.send('conclude', { auditId, outcome: 'confirmed' });
  expect(await ada.refused('reopen-round', open)).toMatchObject({ code: 'audit-not-in-phase', status: 409 });
});

test('fieldwork that names the launch that was taken back is believed by nobody', async () => {
  const { auditId } = await planPolling(office, ada, 'Work of another launch');
  const { db } = office.services;
  await openFirstRound(ada, { auditId, seed: ROUND.seed, sampleSizes: { [CONTEST]: 5 } });
  const { head: opened } = await loadAudit(db, auditId);
  await ada.send('withdraw-launch', { auditId, round: 1, reason });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: 5 } });
  await waitForRound(ada, auditId, 1);
  const { head: relaunched } = await loadAudit(db, auditId);
  // Sealed as it ought to be, by somebody who can change the database.
  const named = { number: opened.number, hash: Sha256Schema.parse(opened.hash) };
  const begun = { type: 'fieldwork-begun', jurisdiction: 'J1', round: 1, opened: named } as const;
  const occasion = { commandId: randomUUID(), at: office.services.now(), actor: 'system:test' };
  await db.transaction().execute(async (tx) => {
    await openChain(tx, fieldworkChain(auditId, 'J1'), 'fieldwork');
    await appendEvents(tx, fieldworkChain(auditId, 'J1'), occasion, [begun]);
  });
  await expect(loadAudit(db, auditId)).rejects.toThrow('fieldwork begins after its round was opened');
  expect((await differences()).filter(({ kind }) => kind === 'log')).toMatchObject([
    {
      place: expect.stringContaining('entry 1'),
      expected: expect.stringContaining(`entry ${relaunched.number}`),
      found: expect.stringContaining(opened.hash),
    },
  ]);
});

/** What a whole check finds: of this office alone, so there is nothing else in it. */
async function differences() {
  const { db, blobs, now } = office.services;
  return (await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences;
}

async function pValue(auditId: string): Promise<number> {
  const { measurements } = await ada.ask('round-progress', { auditId });
  return measurements.find((one) => one.contest === CONTEST)?.pValue ?? Number.NaN;
}

function placeOf(auditId: string, jurisdiction: string) {
  return { auditId, jurisdiction, board: 'Audit Board #01' };
}

async function sitDown(jane: TestPerson, auditId: string, jurisdiction: string): Promise<TestPerson> {
  const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction });
  const board = office.nobody();
  await openBoard(office.services, board, boards[0]?.link);
  await board.send('name-board-members', { ...placeOf(auditId, jurisdiction), members: ['Joe'] });
  return board;
}

async function versionOf(board: TestPerson, card: { auditId: string; jurisdiction: string; ballot: string }) {
  const { ballots } = await board.ask('board', placeOf(card.auditId, card.jurisdiction));
  return ballots.find(({ ballot }) => ballot === card.ballot)?.version ?? null;
}

async function read(
  board: TestPerson,
  card: {
    readonly auditId: string;
    readonly jurisdiction: string;
    readonly ballot: string;
    readonly choice: string;
    readonly basedOn: number | null;
  },
): Promise<void> {
  const { auditId, jurisdiction, ballot, choice, basedOn } = card;
  await board.send('record-ballot', {
    ...placeOf(auditId, jurisdiction),
    ballot,
    record: {
      state: 'audited',
      interpretations: {
        [CONTEST]: { kind: 'vote', choices: [choice], invalidWriteIn: false, note: '' },
        'Contest 2': { kind: 'contest-not-on-ballot', note: '' },
      },
    },
    basedOn,
  });
}
