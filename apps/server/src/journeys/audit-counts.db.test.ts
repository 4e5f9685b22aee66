import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { atTamarack } from './load-tamarack.ts';
import { commitInputs, planAudit, waitForRound } from './plan-audit.ts';
import { countyBut, type ScenarioRoom, scenarioRoom } from './scenario-rooms.ts';

/* A county counts every ballot by the manifest of its ballot room: what boards counted stands beside what the manifest lists. */

const office = await openTestOffice();
afterAll(() => office.close());

const JURISDICTION = 'Tamarack';
const world = { auditId: '', room: Object.create(null) as ScenarioRoom };

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const contest = {
    name: 'Governor',
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    totalBallots: null,
    cardsBearing: null,
    majorityOrRunoff: false,
    pendingBallots: 0,
    choices: [
      { name: 'Ahead', votes: 3000 },
      { name: 'Behind', votes: 2900 },
    ],
    jurisdictions: [JURISDICTION],
  };
  const auditId = await planAudit(office, ada, {
    name: 'Counted by hand',
    type: 'full-hand-tally',
    riskLimitPercent: 0,
    contests: [contest],
    participants: () => `Jurisdiction,Admin Email\n${JURISDICTION},${atTamarack('osei')}\n`,
  });
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const room = scenarioRoom(office, { electionId, jurisdiction: JURISDICTION });
  await room.load(countyBut((command) => command));
  Object.assign(world, { auditId, room });
  await room.freeze('osei');
  await (await room.signedIn('osei')).send('register-ballot-manifest', { auditId, jurisdiction: JURISDICTION });
  await commitInputs(ada, auditId);
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { Governor: 30 } });
  await waitForRound(ada, auditId, 1);
}, 240_000);

const counting = (batch: string, cards: number, audit: string | null = world.auditId) =>
  ({ type: 'report-audit-count', batch, audit, cards, incident: `count of ${batch}` }) as const;
const report = (person: string, batch: string, cards: number) => world.room.ask(person, counting(batch, cards));

const countsSeenBy = async (person: string) =>
  (await world.room.signedIn(person)).ask('ballot-audit-counts', world.room.place());

test('B5 SB-12 every batch that the audit counts is pending until its board has counted it', async () => {
  const { audits, others } = await countsSeenBy('okafor');
  expect(audits.map(({ auditId, name }) => [auditId, name])).toEqual([[world.auditId, 'Counted by hand']]);
  expect(audits[0]?.sums).toEqual({ batches: 30, pending: 30, listed: 0, counted: 0, net: 0, gross: 0 });
  expect(audits[0]?.lines.find(({ name }) => name === 'MB-015')).toMatchObject({
    listed: 57,
    counted: null,
    difference: null,
  });
  expect(others.lines).toEqual([]);
});

test('B5 SB-12 one too few and one too many are nothing net and two gross, until others have counted again', async () => {
  await report('eze', 'ED-P03-T1', 347);
  await report('eze', 'MB-003', 201);
  const differing = (await countsSeenBy('okafor')).audits[0];
  expect(differing?.sums).toEqual({ batches: 30, pending: 28, listed: 548, counted: 548, net: 0, gross: 2 });
  expect(differing?.lines.find(({ name }) => name === 'ED-P03-T1')).toMatchObject({
    ...{ listed: 348, counted: 347, difference: 1 },
    incidents: [{ incident: 'count of ED-P03-T1', isOpen: true }],
  });
  await report('gorski', 'ED-P03-T1', 348);
  for (const [batch, cards] of [
    ['MB-003', 200],
    ['MB-007', 200],
    ['EV-N-N2-2026-10-31', 166],
  ] as const) {
    await report('gorski', batch, cards);
  }
  // 200 + 348 + 166 + 200 = 914.
  const [whole] = (await countsSeenBy('okafor')).audits;
  expect(whole?.sums).toEqual({ batches: 30, pending: 26, listed: 914, counted: 914, net: 0, gross: 0 });
});

test('B5 SB-12 a count and its incident name the audit; one that is not of this county is refused', async () => {
  const counts = await countsSeenBy('okafor');
  expect(counts.begun).toEqual([{ auditId: world.auditId, name: 'Counted by hand' }]);
  const line = counts.audits[0]?.lines.find(({ name }) => name === 'ED-P03-T1');
  expect(line?.counts.map(({ cards, audit }) => [cards, audit])).toEqual([
    [347, 'Counted by hand'],
    [348, 'Counted by hand'],
  ]);
  const reyes = await world.room.signedIn('reyes');
  const { incidents } = await reyes.ask('ballot-incidents', world.room.place());
  expect(incidents.map(({ incident, audit }) => [incident, audit])).toEqual([
    ['count of ED-P03-T1', { auditId: world.auditId, name: 'Counted by hand' }],
    ['count of MB-003', { auditId: world.auditId, name: 'Counted by hand' }],
  ]);
  expect(await world.room.refused('eze', counting('MB-005', 200, 'no such audit'))).toMatchObject({
    refusal: 'unknown',
  });
  await world.room.ask('eze', counting('MB-005', 200, null));
  const after = await countsSeenBy('okafor');
  expect(after.audits[0]?.lines.find(({ name }) => name === 'MB-005')?.counts).toMatchObject([{ audit: null }]);
});

const recountsSeenBy = async (person: string) =>
  (await world.room.signedIn(person)).ask('ballot-recount-results', world.room.place());
const governor = (ahead: number, behind: number) => ({
  ...{ contest: 'Governor', votesAllowed: 1, overvotes: null, undervotes: null, cards: null },
  choices: [
    { choice: 'Ahead', votes: ahead },
    { choice: 'Behind', votes: behind },
  ],
});
const recounted = (audit: string, batch: string) =>
  ({
    ...{ type: 'report-recount', recount: { by: 'audit', audit }, batch, cards: 200 },
    ...{ before: governor(110, 85), after: governor(108, 87) },
  }) as const;

test('B7 SB-11 what an audit counted again stands beside what was reported, explained and approved by others', async () => {
  expect(await world.room.refused('eze', recounted('no such audit', 'MB-005'))).toMatchObject({ refusal: 'unknown' });
  expect((await recountsSeenBy('reyes')).contests).toEqual([
    { name: 'Governor', votesAllowed: 1, choices: ['Ahead', 'Behind'] },
  ]);
  await world.room.ask('eze', recounted(world.auditId, 'MB-005'));
  const [waiting] = (await recountsSeenBy('reyes')).recounts;
  expect(waiting).toMatchObject({ name: 'Counted by hand', recount: { by: 'audit', audit: world.auditId } });
  expect(waiting?.results).toMatchObject([
    {
      name: 'MB-005',
      state: 'waits',
      isTyped: true,
      needsReason: true,
      mayReview: true,
      reportedBy: [expect.any(String)],
    },
  ]);
  // 110 − 108 = 2, 85 − 87 = −2: nothing net is 0, gross is 2 each; all 200 cards are there.
  expect(waiting?.sums).toEqual([
    {
      ...{ contest: 'Governor', batches: 1, approved: 0 },
      lines: [
        { what: 'choice', name: 'Ahead', before: 110, after: 108, net: 2, gross: 2 },
        { what: 'choice', name: 'Behind', before: 85, after: 87, net: -2, gross: 2 },
        { what: 'cards', name: '', before: 200, after: 200, net: 0, gross: 0 },
      ],
    },
  ]);
  const { recount } = recounted(world.auditId, 'MB-005');
  const result = { recount, batch: 'MB-005', contest: 'Governor', report: 1 };
  const approve = { type: 'approve-recounts', results: [result] } as const;
  expect(await world.room.refused('reyes', approve)).toMatchObject({ refusal: 'recount-not-explained' });
  const reason = 'Two sheets lay upside down in the scanner, and were read otherwise';
  await world.room.ask('eze', { type: 'explain-recount', result, reason });
  expect((await recountsSeenBy('eze')).recounts[0]?.results[0]?.mayReview).toBe(false);
  await world.room.ask('reyes', approve);
  const [approved] = (await recountsSeenBy('okafor')).recounts;
  expect(approved?.results).toMatchObject([{ state: 'approved', reason, needsReason: false, mayReview: false }]);
  expect(approved?.sums).toMatchObject([{ approved: 1 }]);
});
