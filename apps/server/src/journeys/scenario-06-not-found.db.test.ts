import { reportAddress, retrievalListAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openFirstRound } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

/* 119 draws of 112 ballots, of which ten cannot be found: those of the ten lowest tickets, one of which was drawn twice. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const TARGET = 'Contest 1';
const OTHER = 'Contest 2';
const JURISDICTIONS = ['J1', 'J2'];
const boardOf = (auditId: string, jurisdiction: string) => ({ auditId, jurisdiction, board: 'Audit Board #01' });

type Drawn = { readonly key: string; readonly tickets: readonly string[] };

/** What was drawn of a jurisdiction, as its retrieval list says. */
async function drawnIn(jane: TestPerson, auditId: string, jurisdiction: string): Promise<readonly Drawn[]> {
  const list = await jane.download(retrievalListAddress({ auditId, jurisdiction }));
  return [...list.matchAll(/^(?<batch>[^,\r\n]+),(?<position>\d+),"?(?<tickets>[0-9., ]+?)"?,N,/gm)].map(
    ({ groups }) => ({
      key: `${jurisdiction} ${groups?.batch} ${groups?.position}`,
      tickets: groups?.tickets?.split(', ') ?? [],
    }),
  );
}

const FOR_THE_WINNER = {
  state: 'audited',
  interpretations: {
    [TARGET]: { kind: 'vote', choices: ['candidate 1'], invalidWriteIn: false, note: '' },
    [OTHER]: { kind: 'vote', choices: ['candidate 1', 'candidate 2'], invalidWriteIn: false, note: '' },
  },
} as const;

/** A round in which every ballot that is found is for the winners of both contests, and as many lowest tickets as said are lost. */
async function played(name: string, lostTickets: number) {
  const { auditId, jane } = await planPolling(office, ada, name);
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { [TARGET]: 119 } });
  for (const jurisdiction of JURISDICTIONS) await jane.send('create-boards', { auditId, jurisdiction, count: 1 });
  const drawn = (await Promise.all(JURISDICTIONS.map((one) => drawnIn(jane, auditId, one)))).flat();
  const byTicket = drawn.flatMap(({ key, tickets }) => tickets.map((ticket) => ({ key, ticket })));
  byTicket.sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
  const lost = new Set<string>();
  for (const { key } of byTicket) if (lost.size < lostTickets) lost.add(key);
  const drawsLost = byTicket.filter(({ key }) => lost.has(key)).length;

  for (const jurisdiction of JURISDICTIONS) {
    const place = boardOf(auditId, jurisdiction);
    const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction });
    const board = office.nobody();
    await openBoard(office.services, board, boards[0]?.link);
    await board.send('name-board-members', { ...place, members: ['Joe'] });
    const { ballots } = await board.ask('board', place);
    for (const { ballot, batch, position } of ballots) {
      // Whoever marks a ballot that was read as not found takes its reading away.
      await board.send('record-ballot', { ...place, ballot, record: FOR_THE_WINNER, basedOn: null });
      if (!lost.has(`${jurisdiction} ${batch} ${position}`)) continue;
      const { ballots: now } = await board.ask('board', place);
      const basedOn = now.find((one) => one.ballot === ballot)?.version ?? null;
      await board.send('record-ballot', { ...place, ballot, record: { state: 'not-found' }, basedOn });
      const shown = await board.ask('ballot', { ...place, ballot });
      expect(shown.ballot.record).toEqual({ state: 'not-found' });
    }
    await board.send('sign-off-board', { ...place, typedNames: ['Joe'] });
  }
  const closed = await ada.send('close-round', { auditId, round: 1 });
  const { measurements } = await ada.ask('round-progress', { auditId });
  const report = await ada.download(reportAddress({ auditId }));
  const found = (contest: string) => {
    const one = measurements.find((measured) => measured.contest === contest);
    assert(one?.pValue !== undefined && one.pValue !== null, 'the contest was measured', contest);
    return { ...one, pValue: one.pValue };
  };
  return {
    draws: byTicket.length,
    units: drawn.length,
    drawsLost,
    closed,
    report,
    target: found(TARGET),
    other: found(OTHER),
  };
}

test('ballots that are not found count for the loser of every contest, by each of their draws', async () => {
  const whole = await played('All found', 0);
  expect([whole.draws, whole.units, whole.drawsLost]).toEqual([119, 112, 0]);
  expect(whole.closed).toEqual({ riskLimitMet: true });
  expect(whole.target.pValue * 1.2 ** 119).toBeCloseTo(1, 9);

  const ten = await played('Ten not found', 10);
  expect([ten.draws, ten.units, ten.drawsLost]).toEqual([119, 112, 11]);
  expect(ten.closed).toEqual({ riskLimitMet: true });
  expect(ten.target.pValue * 1.2 ** 108 * 0.8 ** 11).toBeCloseTo(1, 9);
  expect(ten.target.pValue).toBeCloseTo(3.27e-8, 10);
  expect(ten.target).toMatchObject({ notFound: 11, draws: 119 });
  for (const contest of ['target', 'other'] as const) {
    expect(ten[contest].pValue).toBeGreaterThan(whole[contest].pValue);
  }
  const lines = ten.report.split('\r\n');
  const at = lines.findIndex((line) => line.startsWith('Round Number,Contest Name'));
  const notFound = lines[at]?.split(',').indexOf('Ballots Not Found') ?? -1;
  const row = lines[at + 1]?.split(',') ?? [];
  expect([row[1], row[notFound]]).toEqual([TARGET, '11']);
}, 240_000);
