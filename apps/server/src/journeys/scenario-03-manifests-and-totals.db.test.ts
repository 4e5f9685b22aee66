import { retrievalListAddress, type UploadReport } from '@plumbline/api';
import { afterAll, expect, test } from 'vitest';
import { BATCHES } from '../demonstration/small-elections.ts';
import { COMPARED_CONTESTS } from '../testing/compared-counties.ts';
import { HYBRID_CONTESTS } from '../testing/hybrid-counties.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { commitInputs, FIRST_MANAGER, planAudit, useFile, waitForRound } from './plan-audit.ts';

/* What a manifest, and the totals of its batches, may be; and what is asked or refused of them. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const jane = await office.signedIn(FIRST_MANAGER);

type Planned = Parameters<typeof planAudit>[2];

async function planned(plan: Pick<Planned, 'name' | 'type' | 'contests' | 'riskLimitPercent'>): Promise<string> {
  const participants: Planned['participants'] = ({ first }) => `Jurisdiction,Admin Email\nJ1,${first}\nJ2,${first}\n`;
  return planAudit(office, ada, { ...plan, participants });
}

const manifestOf = (auditId: string) => ({ auditId, jurisdiction: 'J1', kind: 'manifest' }) as const;
const totalsOf = (auditId: string) => ({ auditId, jurisdiction: 'J1', kind: 'candidate-totals' }) as const;
const issuesOf = (report: UploadReport) => report.issues.map(({ severity, code, row }) => [severity, code, row]);

/** What is found in a file of J1, after it was tried to use it without a word. */
async function tried(slot: ReturnType<typeof manifestOf> | ReturnType<typeof totalsOf>, text: string) {
  const report = await jane.upload(slot, { name: `${slot.kind}.csv`, text });
  const file = { ...slot, uploadId: report.uploadId, confirmed: false };
  const answer = report.accepted && !report.needsConfirmation ? null : (await jane.refused('register-file', file)).code;
  return { report, issues: issuesOf(report), answer };
}

test('a manifest is refused, or asked about, for what it may be wrong in', async () => {
  const auditId = await planned({ name: 'Manifests', type: 'batch-comparison', contests: BATCHES.contests });
  const manifest = (...rows: readonly string[]) =>
    tried(manifestOf(auditId), `${['Batch Name,Number of Ballots', ...rows].join('\n')}\n`);
  expect(await manifest('A,23', 'B,12', 'A,12')).toMatchObject({
    issues: [['ERROR', 'DUPLICATE_KEY', 4]],
    answer: 'upload-refused',
  });
  expect(await manifest('A,23', 'B,-5')).toMatchObject({
    issues: [['ERROR', 'NEGATIVE_NUMBER', 3]],
    answer: 'upload-refused',
  });
  expect(await manifest('A,23', 'B,0')).toMatchObject({
    issues: [['CONFIRM', 'ZERO_BALLOTS', 3]],
    answer: 'confirmation-needed',
  });
  const total = await manifest('1,23', '2,101', '3,122', '4,400', 'Total,646');
  expect(total.answer).toBe('confirmation-needed');
  expect(total.issues).toContainEqual(['CONFIRM', 'TOTAL_ROW', 6]);
  expect(await manifest('A,5', 'B,6', 'C,11')).toMatchObject({
    issues: [['CONFIRM', 'LOOKS_LIKE_TOTAL_ROW', 4]],
    answer: 'confirmation-needed',
  });
  // Of two rows the second may well equal the first.
  expect(await manifest('A,5', 'B,5')).toMatchObject({ issues: [], answer: null });
  expect((await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' })).slots[0]).toMatchObject({
    registered: null,
  });
});

test('a comparison of ballots asks for the tabulator of every batch, and a hybrid audit whether it has records', async () => {
  const compared = await planned({ name: 'Compared', type: 'ballot-comparison', contests: COMPARED_CONTESTS });
  const bare = await tried(manifestOf(compared), 'Batch Name,Number of Ballots\nBATCH1,3\nBATCH2,3\n');
  expect(bare.answer).toBe('upload-refused');
  expect(bare.report.issues).toMatchObject([{ code: 'MISSING_COLUMN', expected: 'Tabulator' }]);
  const blank = await tried(manifestOf(compared), 'Tabulator,Batch Name,Number of Ballots\nT1,BATCH1,3\n,BATCH2,3\n');
  expect(blank.issues).toEqual([['ERROR', 'BLANK_CELL', 3]]);

  const hybrid = await planned({ name: 'Hybrid', type: 'hybrid', contests: HYBRID_CONTESTS });
  const maybe = 'Tabulator,Batch Name,Number of Ballots,CVR\nT1,BATCH1,3,Y\nT1,BATCH2,3,maybe\n';
  expect((await tried(manifestOf(hybrid), maybe)).report.issues).toMatchObject([
    { code: 'NOT_YES_NO', row: 3, column: 'CVR', found: 'maybe' },
  ]);
});

test('heads in other capitals and another order, blank rows and blank columns at the end do no harm', async () => {
  const auditId = await planned({ name: 'Untidy', type: 'batch-comparison', contests: BATCHES.contests });
  const untidy = ['NUMBER OF BALLOTS,batch name,,', '', '500,B1,,', ',,,', '"1,200",B2,,', ''].join('\r\n');
  await useFile(jane, manifestOf(auditId), untidy);
  const { slots } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(slots[0]?.registered).toMatchObject({ figures: { batches: 2, ballots: 1700 } });
});

test('totals have the batches of the manifest and no more votes than its ballots, and wait for the contests', async () => {
  const auditId = await planned({ name: 'Totals', type: 'batch-comparison', contests: BATCHES.contests });
  await useFile(jane, manifestOf(auditId), 'Batch Name,Number of Ballots\nB1,500\nY,100\n');
  const header = 'Batch Name,candidate 1,candidate 2,candidate 3';
  const others = await tried(totalsOf(auditId), `${header}\nB1,500,250,250\nX,50,50,0\n`);
  expect(others.answer).toBe('upload-refused');
  expect(others.report.issues).toMatchObject([{ code: 'BATCH_SET_MISMATCH' }]);
  expect(others.report.issues[0]?.message).toMatch(/“X”.*“Y”/);
  // 500 ballots with two votes each.
  const many = await tried(totalsOf(auditId), `${header}\nB1,500,250,251\nY,50,50,0\n`);
  expect(many.report.issues).toMatchObject([{ code: 'TOO_MANY_VOTES', row: 2, found: '1001' }]);
  await useFile(jane, totalsOf(auditId), `${header}\nB1,500,250,250\nY,50,50,0\n`);

  const { auditId: bare } = await ada.send('create-audit', {
    organizationId: office.organizationId,
    name: 'Without contests',
    auditType: 'batch-comparison',
    method: 'macro',
    compatibility: true,
    practice: false,
    twoPersons: false,
    election: undefined,
  });
  await useFile(
    ada,
    { auditId: bare, kind: 'participants', jurisdiction: null },
    `Jurisdiction,Admin Email\nJ1,${FIRST_MANAGER}\nJ2,${FIRST_MANAGER}\n`,
  );
  await useFile(jane, manifestOf(bare), 'Batch Name,Number of Ballots\nB1,500\nY,100\n');
  const early = await tried(totalsOf(bare), `${header}\nB1,500,250,250\nY,50,50,0\n`);
  expect(early.answer).toBe('upload-refused');
  expect(early.report.issues.map(({ code }) => code)).toEqual(['NO_CONTESTS']);
});

test('lists are in the order in which people count: Batch 2 before Batch 10', async () => {
  const [contest] = BATCHES.contests;
  const auditId = await planned({
    name: 'Human order',
    type: 'full-hand-tally',
    riskLimitPercent: 0,
    contests: [{ ...contest, totalBallots: null }],
  });
  const ordered = ['Batch 1', 'Batch 1 - 1', 'Batch 1 - 2', 'Batch 1 - 10', 'Batch 2', 'Batch 10'];
  const shuffled = [5, 2, 4, 0, 3, 1].map((place) => `${ordered[place]},${100 + place}`);
  await useFile(jane, manifestOf(auditId), `Batch Name,Number of Ballots\n${shuffled.join('\n')}\n`);
  await useFile(jane, { ...manifestOf(auditId), jurisdiction: 'J2' }, 'Batch Name,Number of Ballots\nOnly,5000\n');
  await commitInputs(ada, auditId);
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { 'Contest 1': 7 } });
  await waitForRound(ada, auditId, 1);
  const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(batches.map(({ batch }) => batch)).toEqual(ordered);
  const list = await jane.download(retrievalListAddress({ auditId, jurisdiction: 'J1' }));
  const listed = ordered.map((batch) => list.indexOf(`${batch},`));
  expect(listed.toSorted((a, b) => a - b)).toEqual(listed);
});
