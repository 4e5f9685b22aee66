import { discrepancyReportAddress, reportAddress, retrievalListAddress } from '@plumbline/api';
import type { ManualVoteRecord } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { COMPARED_CARDS, clearBallotCvrs, dominionCvrs } from '../testing/compared-counties.ts';
import {
  HYBRID_CONTESTS,
  HYBRID_MANIFEST,
  HYBRID_NAMES,
  HYBRID_SEEN,
  HYBRID_UNRECORDED,
} from '../testing/hybrid-counties.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { commitInputs, FIRST_MANAGER, planAudit, SECOND_MANAGER, useFile, waitForRound } from './plan-audit.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

async function plan(name: string, { compatibility = true } = {}) {
  const auditId = await planAudit(office, ada, {
    name,
    type: 'hybrid',
    compatibility,
    contests: HYBRID_CONTESTS,
    participants: ({ first, second }) => `Jurisdiction,Admin Email\nJ1,${first}\nJ2,${second}\n`,
  });
  return { auditId, jane: await office.signedIn(FIRST_MANAGER), omar: await office.signedIn(SECOND_MANAGER) };
}

async function bringFiles({ auditId, jane, omar }: Awaited<ReturnType<typeof plan>>) {
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'J1' }, HYBRID_MANIFEST);
  await useFile(jane, { auditId, kind: 'cvrs', jurisdiction: 'J1' }, dominionCvrs());
  await useFile(omar, { auditId, kind: 'manifest', jurisdiction: 'J2' }, HYBRID_MANIFEST);
  await useFile(omar, { auditId, kind: 'cvrs', jurisdiction: 'J2' }, clearBallotCvrs());
  await ada.send('match-names', { auditId, jurisdiction: 'J2', ...HYBRID_NAMES });
}

test('a hybrid audit goes from nothing into a second round, to the published figures', async () => {
  const planned = await plan('Hybrid');
  const { auditId, jane, omar } = planned;
  await bringFiles(planned);
  const { contests: sizes, missing } = await ada.ask('sample-sizes', { auditId });
  expect(missing).toEqual([]);
  expect(sizes).toMatchObject([
    {
      contest: 'Contest 1',
      preferred: 'default',
      population: 50,
      strata: { cvr: 30, noCvr: 20 },
      options: [{ size: 23, strata: { cvr: 14, noCvr: 9 } }],
    },
  ]);
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  const asked = { sampleSizes: { 'Contest 1': 23 }, strata: { 'Contest 1': { cvr: 14, noCvr: 9 } } };
  expect(await previewOf(auditId, asked)).toEqual([
    { jurisdiction: 'J1', draws: 13, units: 12 },
    { jurisdiction: 'J2', draws: 10, units: 9 },
  ]);
  await ada.send('launch-round', { auditId, round: 1, ...asked });
  await waitForRound(ada, auditId, 1);
  const { rounds } = await ada.ask('round-progress', { auditId });
  expect(rounds).toMatchObject([asked]);

  const first = await sitDown(jane, auditId, 'J1');
  const { ballots } = await first.ask('board', boardOf(auditId, 'J1'));
  // What is printed on a card is known of those that have a record, and of no other.
  for (const { tabulator, imprintedId } of ballots) {
    if (tabulator === 'TABULATOR3') expect(imprintedId).toBeNull();
    else expect(imprintedId).toMatch(/^[12]-[12]-\d$|^$/);
  }
  const list = (await jane.download(retrievalListAddress({ auditId, jurisdiction: 'J1' }))).split('\r\n');
  expect(list.filter((line) => line.startsWith('TABULATOR3')).every((line) => /BATCH1,\d+,,,/.test(line))).toBe(true);
  await lookAtCards(first, auditId, 'J1');
  await first.send('sign-off-board', { ...boardOf(auditId, 'J1'), typedNames: ['Joe'] });
  const second = await sitDown(omar, auditId, 'J2');
  await lookAtCards(second, auditId, 'J2');
  await second.send('sign-off-board', { ...boardOf(auditId, 'J2'), typedNames: ['Joe'] });

  // Cards without a record have nothing to differ from.
  const { cards } = await omar.ask('jurisdiction', { auditId, jurisdiction: 'J2' });
  expect(cards.map(({ tabulator, batch, position, contests }) => [tabulator, batch, position, contests])).toEqual([
    ['TABULATOR2', 'BATCH1', 1, [expect.objectContaining({ contest: 'Contest 1', marginChange: 1 })]],
  ]);
  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: false });
  const { measurements } = await ada.ask('round-progress', { auditId });
  expect(measurements[0]).toMatchObject({ contest: 'Contest 1', draws: 23, riskLimitMet: false });
  expect(measurements[0]?.pValue).toBeCloseTo(0.1394502521, 10);
  expect(measurements[1]).toMatchObject({ contest: 'Contest 2', pValue: 1 });

  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('Sample Size: CVR');
  // Of the fourteen compared draws three fell on a card for each choice, and the others on cards that are for neither or for both.
  expect(report).toContain(',14,9,1-1: 3; 1-2: 3,1-1: 7; 1-2: 2,');
  expect(await ada.download(discrepancyReportAddress(auditId))).toContain('J2,TABULATOR2,BATCH1,1,2-1-1');

  const next = await ada.ask('sample-sizes', { auditId });
  expect(next.contests).toMatchObject([{ options: [{ size: 33, strata: { cvr: 20, noCvr: 13 } }] }]);
  const more = { sampleSizes: { 'Contest 1': 25 }, strata: { 'Contest 1': { cvr: 20, noCvr: 5 } } };
  await ada.send('launch-round', { auditId, round: 2, ...more });
  await waitForRound(ada, auditId, 2);
  expect((await ada.ask('round-progress', { auditId })).rounds[1]).toMatchObject(more);
}, 240_000);

const BOARD = 'Audit Board #01';

function boardOf(auditId: string, jurisdiction: string) {
  return { auditId, jurisdiction, board: BOARD };
}

type Asked = {
  readonly sampleSizes: Readonly<Record<string, number>>;
  readonly strata: Readonly<Record<string, { readonly cvr: number; readonly noCvr: number }>>;
};

async function previewOf(auditId: string, { sampleSizes, strata }: Asked) {
  const wanted = { auditId, sizes: JSON.stringify(sampleSizes), strata: JSON.stringify(strata) };
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const { state, rows } = await ada.ask('sample-preview', wanted);
    if (state === 'ready') return rows;
  }
  return assert(false, 'the preview is computed in time');
}

/** The manager makes one board, and somebody sits down at it. */
async function sitDown(manager: TestPerson, auditId: string, jurisdiction: string): Promise<TestPerson> {
  await manager.send('create-boards', { auditId, jurisdiction, count: 1 });
  const { boards } = await manager.ask('jurisdiction', { auditId, jurisdiction });
  const board = office.nobody();
  await board.send('sign-in-to-board', { token: boards[0]?.link?.split('/').at(-1) ?? '' });
  await board.send('name-board-members', { ...boardOf(auditId, jurisdiction), members: ['Joe'] });
  return board;
}

async function lookAtCards(board: TestPerson, auditId: string, jurisdiction: string): Promise<void> {
  const place = boardOf(auditId, jurisdiction);
  const { ballots, contests } = await board.ask('board', place);
  for (const { ballot, tabulator, batch, position } of ballots) {
    const [t, b] = [Number(tabulator?.at(-1)), Number(batch.at(-1))];
    const recorded = COMPARED_CARDS.find(([one, two, three]) => one === t && two === b && three === position)?.[4];
    const marks = HYBRID_SEEN[`${jurisdiction} ${t} ${b} ${position}`] ?? recorded ?? HYBRID_UNRECORDED;
    const names = contests.map(({ name }) => name);
    await board.send('record-ballot', { ...place, ballot, record: recordOf(marks, names), basedOn: null });
  }
}

function recordOf(marks: string, contests: readonly string[]): ManualVoteRecord {
  const interpretations = marks.split(' ').map((own, place) => {
    const choices = [...own].flatMap((mark, at) => (mark === '1' ? [`${place + 1}-${at + 1}`] : []));
    if (own.includes('-')) return { kind: 'contest-not-on-ballot', note: '' } as const;
    if (choices.length === 0) return { kind: 'blank', invalidWriteIn: false, note: '' } as const;
    return { kind: 'vote', choices, invalidWriteIn: false, note: '' } as const;
  });
  const named = interpretations.map((one, place) => [`Contest ${place + 1}`, one] as const);
  return { state: 'audited', interpretations: Object.fromEntries(named.filter(([name]) => contests.includes(name))) };
}
