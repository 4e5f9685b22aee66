import { reportAddress, retrievalListAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { commitInputs, FIRST_MANAGER, openFirstRound, planAudit, useFile, waitForRound } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

/* Ballot polling in totals: boards count on paper, jurisdictions enter what the sample of a round adds up to. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const SEED = '1234567890';
const OFFLINE = { electionName: 'General election', state: 'CA', riskLimitPercent: 10, dataEntry: 'offline' } as const;

const CANDIDATES = ['candidate 1', 'candidate 2', 'candidate 3'];

/** Votes of the candidates of a contest, in their order. */
function counted(votes: readonly number[], notFound = 0, names: readonly string[] = CANDIDATES) {
  return { votes: Object.fromEntries(votes.map((count, place) => [names[place] ?? '', count])), notFound };
}

type Contests = Parameters<typeof planAudit>[2]['contests'];
type Measured = Awaited<ReturnType<typeof measurements>>;

function contest(name: string, votes: readonly number[], rest: Partial<Contests[number]> = {}): Contests[number] {
  return {
    name,
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: false,
    totalBallots: 1000,
    cardsBearing: null,
    pendingBallots: 0,
    choices: votes.map((count, place) => ({ name: CANDIDATES[place] ?? '', votes: count })),
    jurisdictions: 'all',
    ...rest,
  };
}

async function planned(
  name: string,
  contests: Contests,
  { compatibility = true, method }: Pick<Parameters<typeof planAudit>[2], 'compatibility' | 'method'> = {},
) {
  const auditId = await planAudit(office, ada, {
    name,
    type: 'ballot-polling',
    compatibility,
    method,
    contests,
    participants: POLLING.participants,
  });
  await ada.send('change-settings', { auditId, settings: OFFLINE });
  const jane = await office.signedIn(FIRST_MANAGER);
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, POLLING.manifests[jurisdiction]);
  }
  await ada.send('declare-jurisdiction', { auditId, jurisdiction: 'J3', holdsBallots: false });
  return { auditId, jane };
}

/** What was found for each contest in a round. */
async function measurements(auditId: string, round: number) {
  const progress = await ada.ask('round-progress', { auditId });
  return new Map(progress.measurements.filter((one) => one.round === round).map((one) => [one.contest, one]));
}

function pValueOf(measured: Measured, name: string): number {
  const found = measured.get(name)?.pValue;
  assert(found !== undefined && found !== null, 'the contest was measured', name);
  return found;
}

/** The draws of a contest in J1 in the round under way. */
async function drawsIn(jane: TestPerson, auditId: string, jurisdiction: string, name: string): Promise<number> {
  const { totals } = await jane.ask('jurisdiction', { auditId, jurisdiction });
  return totals?.contests.find((one) => one.contest === name)?.draws ?? 0;
}

/** Enters totals that are laid over J1 and J2 choice after choice, and declares them final. */
async function enterTotals(
  jane: TestPerson,
  auditId: string,
  found: Readonly<Record<string, { readonly names?: readonly string[]; readonly votes: readonly number[] }>>,
): Promise<void> {
  const contests: Record<'J1' | 'J2', Record<string, ReturnType<typeof counted>>> = { J1: {}, J2: {} };
  for (const [name, { votes, names }] of Object.entries(found)) {
    let left = await drawsIn(jane, auditId, 'J1', name);
    const first = votes.map((count) => {
      const here = Math.min(left, count);
      left -= here;
      return here;
    });
    contests.J1[name] = counted(first, 0, names);
    contests.J2[name] = counted(
      votes.map((count, place) => count - (first[place] ?? 0)),
      0,
      names,
    );
  }
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await jane.send('create-boards', { auditId, jurisdiction, count: 2 });
    await jane.send('record-totals', { auditId, jurisdiction, contests: contests[jurisdiction], basedOn: null });
    await jane.send('finalize-totals', { auditId, jurisdiction });
  }
}

async function nextRound(auditId: string, round: number, sampleSizes: Readonly<Record<string, number>>): Promise<void> {
  await ada.send('launch-round', { auditId, round, sampleSizes });
  await waitForRound(ada, auditId, round);
}

test('totals of one round are entered, corrected, declared final and reopened, to the published figures', async () => {
  const { auditId, jane } = await planned('Totals', POLLING.contests);
  await openFirstRound(ada, { auditId, seed: SEED, sampleSizes: { 'Contest 1': 100 } });
  const desk = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(desk.heading).toMatchObject({ fieldwork: 'totals', nextStep: { step: 'create-boards' } });
  const j1 = { 'Contest 1': counted([30, 20]), 'Contest 2': counted([20, 30, 10]) };
  const j2 = { 'Contest 1': counted([20, 10]), 'Contest 2': counted([10, 15, 10]) };
  const place = { auditId, jurisdiction: 'J1', basedOn: null };

  expect((await jane.refused('record-totals', { ...place, contests: j1 })).code).toBe('boards-needed-first');
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 3 });
  await jane.send('create-boards', { auditId, jurisdiction: 'J2', count: 1 });
  const list = await jane.download(retrievalListAddress({ auditId, jurisdiction: 'J1' }));
  expect(list).toContain('Audit Board #01');
  const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(boards.map(({ link }) => link)).toEqual([null, null, null]);

  const draws = await drawsIn(jane, auditId, 'J1', 'Contest 1');
  const above = { ...j1, 'Contest 1': counted([draws, 1]) };
  expect(await jane.refused('record-totals', { ...place, contests: above })).toMatchObject({
    status: 400,
    code: 'totals-above-draws',
    detail: expect.stringMatching(new RegExp(`${draws + 1} votes.*at most ${draws}`)),
  });
  expect((await jane.refused('finalize-totals', { auditId, jurisdiction: 'J1' })).code).toBe('totals-missing');

  // A slip is corrected by the manager; two who type at once see each other's.
  await jane.send('record-totals', { ...place, contests: { ...j1, 'Contest 1': counted([20, 30]) } });
  expect((await jane.refused('record-totals', { ...place, contests: j1 })).code).toBe('entry-changed-meanwhile');
  await jane.send('record-totals', { ...place, contests: j1, basedOn: 1 });
  await jane.send('finalize-totals', { auditId, jurisdiction: 'J1' });
  expect((await jane.refused('record-totals', { ...place, contests: j1, basedOn: 2 })).code).toBe('totals-final');
  expect((await ada.refused('close-round', { auditId, round: 1 })).code).toBe('jurisdictions-outstanding');

  // The office reopens them, and says why.
  expect((await jane.refused('reopen-totals', { auditId, jurisdiction: 'J1', reason: 'Again' })).status).toBe(403);
  await ada.send('reopen-totals', { auditId, jurisdiction: 'J1', reason: 'Two numbers were swapped.' });
  const { entries } = await ada.ask('log', { auditId });
  expect(JSON.stringify(entries)).toContain('Two numbers were swapped.');
  await jane.send('record-totals', { ...place, contests: j1, basedOn: 2 });
  await jane.send('finalize-totals', { auditId, jurisdiction: 'J1' });
  await jane.send('record-totals', { auditId, jurisdiction: 'J2', contests: j2, basedOn: null });
  const finalize = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J2' });
  expect(finalize.heading.nextStep.step).toBe('finalize-totals');
  await jane.send('finalize-totals', { auditId, jurisdiction: 'J2' });
  const progress = await ada.ask('round-progress', { auditId });
  expect(progress.jurisdictions.map(({ jurisdiction, status }) => [jurisdiction, status])).toEqual([
    ['J1', 'complete'],
    ['J2', 'complete'],
    ['J3', 'complete'],
  ]);

  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: true });
  const measured = await measurements(auditId, 1);
  expect(pValueOf(measured, 'Contest 1')).toBeCloseTo(0.08876425, 10);
  expect(pValueOf(measured, 'Contest 2')).toBeCloseTo(0.5938312972, 10);
  expect(measured.get('Contest 2')?.riskLimitMet).toBe(false);
  await ada.send('conclude', { auditId, outcome: 'confirmed' });
  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('candidate 1: 50; candidate 2: 30');
  expect(report).toContain('TOTALS');
});

test('totals do not fit an audit in which boards enter each ballot', async () => {
  const { auditId, jane } = await planPolling(office, ada, 'Online');
  await openFirstRound(ada, { auditId, seed: SEED, sampleSizes: { 'Contest 1': 100 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
  const contests = { 'Contest 1': counted([30, 20]), 'Contest 2': counted([20, 30, 10]) };
  const refused = await jane.refused('record-totals', { auditId, jurisdiction: 'J1', contests, basedOn: null });
  expect(refused).toMatchObject({ status: 409, code: 'not-for-data-entry' });
});

test('a contest with two seats goes into a second round, to the published figures', async () => {
  const { auditId, jane } = await planned('Two seats', [contest('Contest 1', [600, 300, 100], { winners: 2 })]);
  const sizes = await ada.ask('sample-sizes', { auditId });
  expect(sizes.contests[0]?.options).toMatchObject([{ key: 'asn', size: 48, probability: null }]);
  await openFirstRound(ada, { auditId, seed: SEED, sampleSizes: { 'Contest 1': 48 } });
  await enterTotals(jane, auditId, { 'Contest 1': { votes: [24, 14, 10] } });
  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: false });
  expect(pValueOf(await measurements(auditId, 1), 'Contest 1')).toBe(1);

  const next = await ada.ask('sample-sizes', { auditId });
  expect(next.contests[0]?.options.find(({ key }) => key === next.contests[0]?.preferred)?.size).toBe(72);
  await nextRound(auditId, 2, { 'Contest 1': 72 });
  await enterTotals(jane, auditId, { 'Contest 1': { votes: [50, 20, 2] } });
  expect(await ada.send('close-round', { auditId, round: 2 })).toEqual({ riskLimitMet: true });
  expect(pValueOf(await measurements(auditId, 2), 'Contest 1')).toBeCloseTo(0.0042194626, 10);
});

test('of two targets the one that met its limit is not asked again, to the published figures', async () => {
  const all = { totalBallots: 1600 };
  const yesOrNo = [
    { name: 'Yes', votes: 800 },
    { name: 'No', votes: 650 },
  ];
  const { auditId, jane } = await planned('Two targets', [
    contest('Contest 1', [600, 400], all),
    { ...contest('Contest 2', [], all), choices: yesOrNo },
    contest('Contest 3', [700, 500], { ...all, targeted: false }),
  ]);
  const names = ['Yes', 'No'];
  const sizes = await ada.ask('sample-sizes', { auditId });
  expect(sizes.contests.map(({ options }) => options[0]?.size)).toEqual([191, 485]);
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: SEED });
  const everything = { 'Contest 1': 1601, 'Contest 2': 485 };
  expect((await ada.refused('launch-round', { auditId, round: 1, sampleSizes: everything })).status).toBe(400);
  await nextRound(auditId, 1, { 'Contest 1': 191, 'Contest 2': 485 });
  await enterTotals(jane, auditId, {
    'Contest 1': { votes: [134, 57] },
    'Contest 2': { votes: [0, 0], names },
    'Contest 3': { votes: [0, 0] },
  });
  await ada.send('close-round', { auditId, round: 1 });
  const first = await measurements(auditId, 1);
  expect(pValueOf(first, 'Contest 1')).toBeCloseTo(0.0000081957, 10);
  expect(first.get('Contest 1')?.riskLimitMet).toBe(true);
  expect(first.get('Contest 2')).toMatchObject({ pValue: 1, riskLimitMet: false });

  const next = await ada.ask('sample-sizes', { auditId });
  expect(next.contests.map(({ contest: name }) => name)).toEqual(['Contest 2']);
  expect(next.contests[0]?.options.find(({ key }) => key === next.contests[0]?.preferred)?.size).toBe(1468);
  const both = { 'Contest 1': 10, 'Contest 2': 1468 };
  const refused = await ada.refused('launch-round', { auditId, round: 2, sampleSizes: both });
  expect(refused.code).toBe('sizes-not-for-outstanding-contests');
  await nextRound(auditId, 2, { 'Contest 2': 1468 });
  const { totals } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(totals?.contests.map(({ contest: name }) => name)).toEqual(['Contest 2', 'Contest 3']);
  await enterTotals(jane, auditId, { 'Contest 2': { votes: [618, 274], names }, 'Contest 3': { votes: [0, 0] } });
  expect(await ada.send('close-round', { auditId, round: 2 })).toEqual({ riskLimitMet: true });
  expect(pValueOf(await measurements(auditId, 2), 'Contest 2')).toBeLessThan(1e-10);
  await ada.send('conclude', { auditId, outcome: 'confirmed' });
});

test.each([
  { method: 'minerva', sizes: [111, 138, 179] },
  { method: 'providence', sizes: [106, 136, 173] },
] as const)('one round by $method, to the published figures', async ({ method, sizes }) => {
  const found = {
    '50 to 30': { votes: [50, 30], p: 0.0447385748, met: true },
    // P(X ≥ 30) of 60 at ½ over that at 0.6, by the binomial itself; published with ten digits.
    '30 to 30': { votes: [30, 30], p: 0.57695209705, met: false },
  };
  for (const [name, { votes, p, met }] of Object.entries(found)) {
    const { auditId, jane } = await planned(`${method}, ${name}`, [contest('Contest 1', [600, 400])], { method });
    const offered = await ada.ask('sample-sizes', { auditId });
    expect(offered.contests[0]?.options.map(({ size }) => size)).toEqual(sizes);
    await openFirstRound(ada, { auditId, seed: SEED, sampleSizes: { 'Contest 1': sizes[0] } });
    await enterTotals(jane, auditId, { 'Contest 1': { votes } });
    expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: met });
    expect(pValueOf(await measurements(auditId, 1), 'Contest 1')).toBeCloseTo(p, 10);
  }
});

test('two targets drawn with the size of the larger: the second goes on and meets its limit in the second round', async () => {
  const all = { totalBallots: 1600 };
  const names = ['Yes', 'No'];
  const choices = [800, 650].map((votes, place) => ({ name: names[place] ?? '', votes }));
  const { auditId, jane } = await planned('Joint', [
    contest('Contest 1', [600, 400], all),
    { ...contest('Contest 2', [], all), choices },
  ]);
  await openFirstRound(ada, { auditId, seed: SEED, sampleSizes: { 'Contest 1': 485, 'Contest 2': 485 } });
  await enterTotals(jane, auditId, { 'Contest 1': { votes: [340, 145] }, 'Contest 2': { votes: [0, 0], names } });
  await ada.send('close-round', { auditId, round: 1 });
  const first = await measurements(auditId, 1);
  expect(first.get('Contest 1')).toMatchObject({ riskLimitMet: true });
  expect(first.get('Contest 2')).toMatchObject({ pValue: 1, riskLimitMet: false });
  await nextRound(auditId, 2, { 'Contest 2': 1468 });
  await enterTotals(jane, auditId, { 'Contest 2': { votes: [1028, 440], names } });
  expect(await ada.send('close-round', { auditId, round: 2 })).toEqual({ riskLimitMet: true });
  expect(pValueOf(await measurements(auditId, 2), 'Contest 2')).toBeLessThan(1e-10);
});
