import { eventOf } from '@plumbline/record';
import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { BATCHES, POLLING } from '../demonstration/small-elections.ts';
import { readLog } from '../log/read-log.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, SECOND_MANAGER, useFile } from './plan-audit.ts';

/* Manifests that a county's system writes with words of its own. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const jane = await office.signedIn(FIRST_MANAGER);

const HEADERS = [
  { header: 'Sack', column: 'Batch Name' },
  { header: 'Sheets', column: 'Number of Ballots' },
];
const inTheirWords = (manifest: string) => manifest.replace('Batch Name,Number of Ballots', 'Sack,Sheets');

async function nameHeaders(slot: { auditId: string; jurisdiction: string }, text: string): Promise<string> {
  const sent = await jane.upload({ ...slot, kind: 'manifest' }, { name: 'sacks.csv', text });
  expect(sent).toMatchObject({
    accepted: false,
    naming: { headers: HEADERS.map(({ header }) => ({ header, column: null })) },
  });
  const { uploadId } = sent;
  const place = { ...slot, kind: 'manifest', uploadId, confirmed: false } as const;
  expect((await jane.refused('register-file', place)).code).toBe('upload-refused');
  const { report } = await jane.send('name-headers', { ...slot, uploadId, headers: HEADERS });
  expect(report).toMatchObject({ uploadId, accepted: true, issues: [], naming: { headers: HEADERS } });
  await jane.send('register-file', place);
  return uploadId;
}

test('the headers that a manager has named are used wherever the manifest is read, and are in the record', async () => {
  const auditId = await planAudit(office, ada, { name: 'Sacks', type: 'batch-comparison', ...BATCHES });
  const J1 = { auditId, jurisdiction: 'J1' };
  await nameHeaders(J1, inTheirWords(BATCHES.files.J1.manifest));
  await useFile(jane, { ...J1, kind: 'candidate-totals' }, BATCHES.files.J1.totals);
  const J2 = { auditId, jurisdiction: 'J2' };
  await useFile(jane, { ...J2, kind: 'manifest' }, BATCHES.files.J2.manifest);
  await useFile(jane, { ...J2, kind: 'candidate-totals' }, BATCHES.files.J2.totals);
  const registered = (await readLog(office.services.db, `audit:${auditId}`))
    .map((entry) => eventOf(entry).event)
    .filter(({ type }) => type === 'file-registered');
  expect(registered.map((event) => ('file' in event ? event.file : undefined))).toMatchObject([
    { kind: 'manifest', jurisdiction: 'J1', headers: HEADERS },
    { kind: 'candidate-totals', jurisdiction: 'J1' },
    { kind: 'manifest', jurisdiction: 'J2' },
    { kind: 'candidate-totals', jurisdiction: 'J2' },
  ]);
  await openFirstRound(ada, { auditId, seed: '12345678901234567890', sampleSizes: { 'Contest 1': 4 } });
  const { line } = await jane.ask('jurisdiction', J1);
  expect(line.status).not.toBe('upload-failed');
  expect((await checkInstallation({ ...office.services, ownsTheLog: false })).differences).toEqual([]);
});

test('headers are named by those who may send the file, of a manifest that was sent there', async () => {
  const auditId = await planAudit(office, ada, { name: 'Others', type: 'ballot-polling', ...POLLING });
  const slot = { auditId, jurisdiction: 'J1' };
  const uploadId = await nameHeaders(slot, inTheirWords(POLLING.manifests.J1));
  const omar = await office.signedIn(SECOND_MANAGER);
  expect((await omar.refused('name-headers', { ...slot, uploadId, headers: HEADERS })).status).toBe(403);
  const elsewhere = { auditId, jurisdiction: 'J2', uploadId, headers: HEADERS };
  expect((await jane.refused('name-headers', elsewhere)).code).toBe('upload-not-there');
  const ours = [
    { header: 'Container', column: 'Batch Name' },
    { header: 'batch  name', column: 'Container' },
  ];
  const misread = await jane.refused('name-headers', { ...slot, uploadId, headers: ours });
  expect([misread.code, misread.detail]).toEqual(['upload-refused', expect.stringContaining('“Container”')]);
  const repeated = [...HEADERS, { header: 'Sack', column: null }];
  expect((await jane.refused('name-headers', { ...slot, uploadId, headers: repeated })).status).toBe(400);
  const swapped = [
    { header: 'Sack', column: 'Number of Ballots' },
    { header: 'Sheets', column: 'Batch Name' },
  ];
  await ada.send('name-headers', { ...slot, uploadId, headers: swapped });
  // What is in use is what was registered, whatever somebody tries out afterwards.
  const { slots } = await jane.ask('jurisdiction', slot);
  expect(slots[0]?.registered?.figures).toEqual({ batches: 4, ballots: 646 });
});
