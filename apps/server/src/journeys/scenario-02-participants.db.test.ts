import { type UploadReport, uploadAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { openFirstRound, planAudit, useFile } from './plan-audit.ts';

/* The list of jurisdictions, from its first row to the launch. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const HEADER = 'Jurisdiction,Admin Email';
const LIST = [HEADER, 'J1,a@x.example', 'J2,a@x.example', 'J3,b@x.example', 'J1,c@x.example'].join('\n');
const WITHOUT_J3 = [HEADER, 'J1,a@x.example', 'J2,a@x.example', 'J1,c@x.example'].join('\n');

/** An audit whose list is still the one that it was planned with: J1, J2 and J3. */
const planned = (name: string) => planAudit(office, ada, { name, type: 'ballot-polling', ...POLLING });
const slotOf = (auditId: string) => ({ auditId, kind: 'participants', jurisdiction: null }) as const;

async function uploadBytes(auditId: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<UploadReport> {
  const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
  const address = `${office.origin}${uploadAddress({ ...slotOf(auditId), name })}`;
  const response = await ada.fetch(address, { method: 'POST', headers, body: bytes });
  assert(response.ok, 'the upload is taken', response.status);
  return (await response.json()) as UploadReport;
}

async function managersIn(auditId: string) {
  const { plan, jurisdictionsOfElection } = await ada.ask('plan', { auditId });
  const managers = new Map(jurisdictionsOfElection.map((one) => [one.name, one.managers]));
  return plan.jurisdictions.map(({ name }) => [name, managers.get(name)]);
}

test('four rows name three jurisdictions, of which one has two managers, and one person manages two', async () => {
  const auditId = await planned('Four rows');
  await useFile(ada, slotOf(auditId), LIST);
  expect(await managersIn(auditId)).toEqual([
    ['J1', ['a@x.example', 'c@x.example']],
    ['J2', ['a@x.example']],
    ['J3', ['b@x.example']],
  ]);
  const jurisdictionsOf = async (email: string) => {
    const { jurisdictions } = await (await office.signedIn(email)).ask('home', {});
    return jurisdictions.filter(({ audit }) => audit.auditId === auditId).map(({ jurisdiction }) => jurisdiction);
  };
  expect(await jurisdictionsOf('a@x.example')).toEqual(['J1', 'J2']);
  expect(await jurisdictionsOf('b@x.example')).toEqual(['J3']);
  expect(await jurisdictionsOf('c@x.example')).toEqual(['J1']);
});

test('each list that cannot be used is refused with what is wrong and where, and the list before it stays', async () => {
  const auditId = await planned('Lists that cannot be used');
  const before = await managersIn(auditId);
  const refused = async (text: string) => {
    const report = await ada.upload(slotOf(auditId), { name: 'participants.csv', text });
    expect(report.accepted).toBe(false);
    const file = { ...slotOf(auditId), uploadId: report.uploadId, confirmed: true };
    expect((await ada.refused('register-file', file)).code).toBe('upload-refused');
    return report.issues.map(({ code, row, column, found }) => ({ code, row, column, found }));
  };
  const [twice] = await refused(`${LIST}\nJ1,a@x.example`);
  expect(twice).toMatchObject({ code: 'DUPLICATE_KEY', row: 6, found: 'J1 / a@x.example' });
  expect(await refused(LIST.replaceAll(',', '\t'))).toMatchObject([{ code: 'WRONG_DELIMITER' }]);
  expect(await refused(LIST.replace(HEADER, 'Jurisdiction,Telephone'))).toContainEqual(
    expect.objectContaining({ code: 'MISSING_COLUMN' }),
  );
  // The third row of the spreadsheet: its header is the first.
  const [blank] = await refused(LIST.replace('J2,a@x.example', 'J2,'));
  expect(blank).toMatchObject({ code: 'BLANK_CELL', row: 3, column: 'Admin Email' });
  const negative = `${HEADER},Expected Number of Ballots\nJ1,a@x.example,-5\nJ2,a@x.example,9\n`;
  expect(await refused(negative)).toMatchObject([{ code: 'NEGATIVE_NUMBER', row: 2, found: '-5' }]);
  expect(await managersIn(auditId)).toEqual(before);
});

test('a number with its thousands apart is read, and so is a file of an old spreadsheet program', async () => {
  const auditId = await planned('Other ways of writing');
  const withNumber = `${HEADER},Expected Number of Ballots\nJ1,a@x.example,"1,000"\nJ2,a@x.example,\nJ3,b@x.example,\n`;
  await useFile(ada, slotOf(auditId), withNumber);
  const { plan } = await ada.ask('plan', { auditId });
  expect(plan.jurisdictions.map(({ expectedBallots }) => expectedBallots)).toEqual([1000, null, null]);
  // “Doña Ana” in Windows-1252, in which ñ is one byte, F1.
  const text = `${HEADER}\nDo\u00f1a Ana,a@x.example\nJ2,a@x.example\n`;
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const report = await uploadBytes(auditId, 'participants.csv', bytes);
  expect(report).toMatchObject({ accepted: true });
  await ada.send('register-file', { ...slotOf(auditId), uploadId: report.uploadId, confirmed: true });
  expect((await managersIn(auditId)).map(([name]) => name)).toEqual(['Do\u00f1a Ana', 'J2']);
});

test('a workbook that is only called a list is refused', async () => {
  const auditId = await planned('Renamed');
  // What every workbook begins with: the header of a ZIP archive.
  const workbook = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, 1, 2, 3, 4]);
  expect(await uploadBytes(auditId, 'participants.csv', workbook)).toMatchObject({ accepted: false });
});

test('a list without J3 takes it away, from the contests too; after the launch no list is taken', async () => {
  const auditId = await planned('Without J3');
  await useFile(ada, slotOf(auditId), LIST);
  const [everywhere] = POLLING.contests;
  const everyName = { ...everywhere, jurisdictions: ['J1', 'J2', 'J3'] };
  await ada.send('define-contests', { auditId, contests: [everyName] });
  const report = await ada.upload(slotOf(auditId), { name: 'participants.csv', text: WITHOUT_J3 });
  expect(report).toMatchObject({ accepted: true, needsConfirmation: true });
  expect(report.issues).toMatchObject([{ code: 'JURISDICTIONS_WOULD_BE_REMOVED', severity: 'CONFIRM' }]);
  await ada.send('register-file', { ...slotOf(auditId), uploadId: report.uploadId, confirmed: true });
  const { plan } = await ada.ask('plan', { auditId });
  expect(plan.jurisdictions.map(({ name }) => name)).toEqual(['J1', 'J2']);
  expect(plan.contests.map(({ jurisdictions }) => jurisdictions)).toEqual([['J1', 'J2']]);

  const { jurisdictions } = await (await office.signedIn('b@x.example')).ask('home', {});
  expect(jurisdictions.filter(({ audit }) => audit.auditId === auditId)).toEqual([]);

  const manager = await office.signedIn('a@x.example');
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(manager, { auditId, kind: 'manifest', jurisdiction }, POLLING.manifests[jurisdiction]);
  }
  const late = await ada.upload(slotOf(auditId), { name: 'participants.csv', text: LIST });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 5 } });
  const file = { ...slotOf(auditId), uploadId: late.uploadId, confirmed: true };
  expect(await ada.refused('register-file', file)).toMatchObject({ code: 'audit-not-in-phase', status: 409 });
  expect((await ada.ask('plan', { auditId })).plan.jurisdictions).toHaveLength(2);
});
