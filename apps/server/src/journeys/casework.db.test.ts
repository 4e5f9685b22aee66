import { discrepancyReportAddress } from '@plumbline/api';
import { eventOf } from '@plumbline/record';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { auditChain, fieldworkChain } from '../log/audit-chains.ts';
import { readLog } from '../log/read-log.ts';
import { enterOffice } from '../sign-in/enter-office.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openFirstRound, SECOND_MANAGER } from './plan-audit.ts';
import { planBatches } from './plan-small-election.ts';

/*
 * Differences of a batch comparison are looked into: who may say what of them and when, where it is kept, and that the figure
 * published for this audit, 0.1316872428, is the same however much is said.
 */

const office = await openTestOffice();
afterAll(() => office.close());
const ROSA = 'rosa@office.example';
const CONTEST = 'Contest 1';
const world: { ada: TestPerson; rosa: TestPerson; jane: TestPerson; omar: TestPerson; auditId: string } =
  Object.create(null);

const counted = (one: number, two: number, three: number) => ({
  [CONTEST]: { 'candidate 1': one, 'candidate 2': two, 'candidate 3': three },
});
const AUDITED: readonly (readonly [string, string, number, number, number])[] = [
  ['J1', 'Batch 1', 400, 50, 40],
  ['J1', 'Batch 2', 400, 50, 40],
  ['J1', 'Batch 4', 500, 250, 240],
  ['J1', 'Batch 6', 100, 50, 40],
  ['J1', 'Batch 8', 100, 50, 50],
  ['J2', 'Batch 3', 100, 100, 40],
];
const BATCH_1 = { kind: 'batch', batch: 'Batch 1' } as const;
const asked = { kind: 'batch', name: 'Batch 1', jurisdiction: 'J1' } as const;
const said = () => ({ auditId: world.auditId, jurisdiction: 'J1', unit: BATCH_1 });

beforeAll(async () => {
  await enterOffice(office.services, {
    organization: 'Org',
    defaultState: 'CA',
    administrators: [{ email: ROSA, name: 'Rosa Ortiz' }],
  });
  const ada = await office.signedIn(ADMINISTRATOR);
  const rosa = await office.signedIn(ROSA);
  const { auditId, jane } = await planBatches(office, ada, { name: 'Casework' });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { [CONTEST]: 7 } });
  for (const [jurisdiction, batch, ...votes] of AUDITED) {
    const sheets = [{ name: 'Sheet 1', votes: counted(...votes) }];
    await jane.send('record-batch', { auditId, jurisdiction, batch, sheets, basedOn: null });
  }
  const omar = await office.signedIn(SECOND_MANAGER);
  Object.assign(world, { ada, rosa, jane, omar, auditId });
}, 60_000);

const casesFor = async (person: TestPerson) => (await person.ask('cases', { auditId: world.auditId })).cases;

test('while a county counts its differences are no cases for anybody, and nothing can be said of them', async () => {
  const { ada, jane, auditId } = world;
  for (const person of [ada, jane]) {
    const { cases, withheld } = await person.ask('cases', { auditId });
    expect(cases).toEqual([]);
    expect(withheld).toEqual(['J1', 'J2']);
  }
  // The answer is the same for a batch that differs and for one that agrees: it tells nobody which.
  for (const batch of ['Batch 1', 'Batch 8']) {
    const unit = { kind: 'batch', batch } as const;
    const refused = await jane.refused('explain-case', { ...said(), unit, cause: 'count-slip', note: 'A slip.' });
    expect(refused.code).toBe('case-not-yet');
  }
});

test('each difference is a case with what was reported, what was counted and what it does to the margin', async () => {
  const { ada, jane, auditId } = world;
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J1' });
  const cases = await casesFor(ada);
  expect(cases.map(({ unit, targetedChange, state }) => [unit, targetedChange, state])).toEqual([
    [BATCH_1, -100, 'new'],
    [{ kind: 'batch', batch: 'Batch 2' }, -100, 'new'],
    [{ kind: 'batch', batch: 'Batch 4' }, -10, 'new'],
    [{ kind: 'batch', batch: 'Batch 6' }, -10, 'new'],
  ]);
  expect(cases[0]?.lines).toEqual([
    {
      contest: CONTEST,
      targeted: true,
      reported: { kind: 'votes', votes: { 'candidate 1': 500, 'candidate 2': 250, 'candidate 3': 250 } },
      audited: { kind: 'votes', votes: { 'candidate 1': 400, 'candidate 2': 50, 'candidate 3': 40 } },
      marginChange: -100,
    },
  ]);
  expect(await casesFor(jane)).toEqual(cases);
});

test('the people of a second look are told where the batch is and what to count, and no vote that anybody saw', async () => {
  const { jane, auditId } = world;
  const look = await jane.ask('second-look', { auditId, ...asked });
  expect(look).toMatchObject({ kind: 'batch', mayRecord: { allowed: true }, line: { unit: BATCH_1 } });
  expect(look.contests.flatMap(({ choices }) => choices.map(({ votes }) => votes))).toEqual([0, 0, 0]);
  expect(JSON.stringify(look)).not.toMatch(/\b(400|500)\b/);
});

test('a case is explained, looked at by two others, and settled by an administrator who had no part in it', async () => {
  const { ada, rosa, jane, auditId } = world;
  const first = await ada.ask('case', { auditId, ...asked });
  expect(first.acts.settle).toMatchObject({ allowed: false, reason: expect.stringContaining('may have caused') });
  await ada.send('explain-case', { ...said(), cause: 'count-slip', note: 'A stack of ten was left out.' });
  const people: [string, string] = ['Cy Young', 'Di Prince'];
  const half = { kind: 'batch', votes: { [CONTEST]: { 'candidate 1': 400 } } } as const;
  expect((await jane.refused('record-second-look', { ...said(), people, seen: half })).code).toBe('second-look-unfit');
  expect((await rosa.refused('settle-case', { ...said(), note: 'Fine.' })).code).toBe('second-look-missing');
  const seen = { kind: 'batch', votes: counted(400, 50, 40) } as const;
  await jane.send('record-second-look', { ...said(), people, seen });
  expect((await ada.refused('settle-case', { ...said(), note: 'Fine.' })).code).toBe('approved-by-same');
  expect((await jane.refused('settle-case', { ...said(), note: 'Fine.' })).code).toBe('not-allowed');
  await rosa.send('settle-case', { ...said(), note: 'Two counts agree.' });

  const settled = await rosa.ask('case', { auditId, ...asked });
  expect(settled.line).toMatchObject({ state: 'settled', cause: 'count-slip', enteredBy: 'jane@j1.example' });
  expect(settled.history.map((one) => [one.step, one.by])).toEqual([
    ['entered', expect.stringContaining('jurisdiction manager')],
    ['explained', 'Ada Warren, audit administrator'],
    ['second-look', expect.stringContaining('jurisdiction manager')],
    ['settled', 'Rosa Ortiz, audit administrator'],
  ]);
  expect(settled.history[2]).toMatchObject({ people, finding: 'as-entered' });
  expect(settled.history[3]).toMatchObject({
    resolution: 'confirmed',
    note: { state: 'kept', text: 'Two counts agree.' },
  });
});

test('what is said while the round is open stands in the fieldwork of its county, with digests in place of the notes', async () => {
  const { db } = office.services;
  const { auditId } = world;
  const own = await readLog(db, fieldworkChain(auditId, 'J1'));
  const types = own.map((entry) => eventOf(entry).event.type).filter((type) => /case|look/.test(type));
  expect(types).toEqual(['case-explained', 'second-look-recorded', 'case-settled']);
  expect(own.map(({ body }) => body).join('')).not.toContain('stack of ten');
  const look = own.map((entry) => eventOf(entry).event).find(({ type }) => type === 'second-look-recorded');
  expect(look).toMatchObject({ seen: { kind: 'batch', sheets: [{ name: 'Second look' }] } });
});

test('the published figure is measured after all that was said, and casework goes on in the chain of the audit', async () => {
  const { ada, rosa, jane, auditId } = world;
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J2' });
  await ada.send('close-round', { auditId, round: 1 });
  const before = await ada.ask('round-progress', { auditId });
  expect(before.measurements[0]?.pValue?.toFixed(10)).toBe('0.1316872428');

  const batch3 = { auditId, jurisdiction: 'J2', unit: { kind: 'batch', batch: 'Batch 3' } } as const;
  await jane.send('explain-case', { ...batch3, cause: 'not-known', note: 'Nobody remembers.' });
  const seen = { kind: 'batch', votes: counted(500, 250, 250) } as const;
  await jane.send('record-second-look', { ...batch3, people: ['Cy Young', 'Di Prince'], seen });
  await rosa.send('settle-case', { ...batch3, note: 'It counts as it was entered.' });
  await rosa.send('reopen-case', { ...said(), reason: 'A third stack was found.' });
  const after = await ada.ask('round-progress', { auditId });
  expect(after.measurements).toEqual(before.measurements);

  const entries = await readLog(office.services.db, auditChain(auditId));
  const types = entries.map((entry) => eventOf(entry).event.type);
  expect(types.slice(-4)).toEqual(['case-explained', 'second-look-recorded', 'case-settled', 'case-reopened']);
  const history = (await ada.ask('case', { auditId, kind: 'batch', name: 'Batch 3', jurisdiction: 'J2' })).history;
  expect(history.at(-2)).toMatchObject({ step: 'second-look', finding: 'as-reported' });
  expect(history.at(-1)).toMatchObject({ step: 'settled', resolution: 'left-as-entered' });
});

test('the discrepancy report says of each case how it stands, and counts the cases by their cause', async () => {
  const text = await world.ada.download(discrepancyReportAddress(world.auditId));
  const rows = text.split('\r\n');
  expect(rows.findLast((row) => row.startsWith('J1,Batch 1,'))).toBe(
    'J1,Batch 1,Contest 1,candidate 1: 500; candidate 2: 250; candidate 3: 250,candidate 1: 400; candidate 2: 50; candidate 3: 40,-100,To approve,Slip while counting,A stack of ten was left out.,"Cy Young, Di Prince: They saw what was entered.",',
  );
  const causes = rows.slice(rows.indexOf('######## Cases by Cause ########') + 2);
  expect(causes.filter((row) => row !== '')).toEqual(['Slip while counting,1', 'Not known,1', 'None yet,3']);
});

test('a manager sees the cases of their own counties and says nothing of others', async () => {
  const { omar, auditId } = world;
  expect((await omar.refused('explain-case', { ...said(), cause: 'other', note: 'Mine?' })).code).toBe('not-allowed');
  expect(await casesFor(omar)).toEqual([]);
  const answer = await omar.client.ask('case', { auditId, ...asked });
  expect(answer.ok ? undefined : answer.error.code).toBe('not-allowed');
});

test('log, tables and texts agree with one another after all of it', async () => {
  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});
