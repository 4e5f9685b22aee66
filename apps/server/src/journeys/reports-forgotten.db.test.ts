import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Sha256 } from '@plumbline/election';
import { afterAll, expect, test } from 'vitest';
import { loadAudit } from '../audit/history/load-audit.ts';
import { standOfReport } from '../audit/screens/stand-of-report.ts';
import { makeBackup } from '../backup/make-backup.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { checkInstallation } from '../check/check-installation.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database/open-database.ts';
import { createEmptyDatabase } from '../database/test-database.ts';
import { openDiskBlobStore } from '../files/blob-store.ts';
import { writeMadeFile } from '../made/made-files.ts';
import { throughKept } from '../made/through-kept.ts';
import { Busy } from '../road/busy.ts';
import { readTexts } from '../stores/free-texts.ts';
import { forgetReports, keepReport, removeForgottenReports } from '../stores/kept-reports.ts';
import { KEEP_FILES } from '../stores/unused-files.ts';
import { keepBlobRow } from '../stores/uploads.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { commitInputs } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

/* What was taken out of an audit is in no stored file and no backup, whenever a report with it was built. */

const scratch = fs.mkdtempSync(path.join(tmpdir(), 'plumbline-forgotten-'));
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));
// Nothing removes files but what these tests call.
const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const { services, filesDirectory } = office;
const { db, blobs } = services;
const ada = await office.signedIn(ADMINISTRATOR);
const { auditId } = await planPolling(office, ada, 'Forgotten');
await commitInputs(ada, auditId);

const NAMED = {
  place: { auditId, jurisdiction: null },
  kind: 'audit',
  form: 'csv',
  withAddresses: true,
  asked: '',
} as const;

/** A text typed into the audit, by its digest. */
async function typed(reason: string): Promise<string> {
  await ada.send('withdraw-commitment', { auditId, reason });
  await commitInputs(ada, auditId);
  for (const [digest, stored] of await readTexts(db, auditId, 'all')) {
    if (stored.state === 'kept' && stored.text === reason) return digest;
  }
  throw new Error(`nothing is kept of ${reason}`);
}

const redact = (digest: string) => ada.send('redact-text', { auditId, digest, reason: 'It named a voter.' });

/** Asks for a report in which all texts stand. `meanwhile` happens while it is built, every time. */
async function askFor(meanwhile: () => Promise<unknown>, from = services) {
  const history = await loadAudit(db, auditId);
  let built = 0;
  const build = async () => {
    built += 1;
    const stored = [...(await readTexts(db, auditId, 'all'))].map(([, one]) => (one.state === 'kept' ? one.text : ''));
    // A report of another time is another file.
    const made = await writeMadeFile(filesDirectory, [`${performance.now()}`, ...stored].join('\n'));
    await meanwhile();
    return made;
  };
  const { head } = history;
  const asked = { head, report: NAMED, stand: standOfReport(history), name: 'report.csv', personId: null };
  const given = throughKept(from, asked, build).then(({ content }) => text(content));
  return { given, times: () => built };
}

/** Every file below a directory, as text. */
function everyFile(directory: string): string {
  const all = fs.readdirSync(directory, { recursive: true, withFileTypes: true });
  return all.map((one) => (one.isFile() ? fs.readFileSync(path.join(one.parentPath, one.name), 'latin1') : '')).join();
}

test('a report during whose building a text is taken out is built again, and stands in no file with it', async () => {
  const digest = await typed('Voter One is named here');
  let isDone = false;
  const { given, times } = await askFor(async () => {
    if (!isDone) await redact(digest);
    isDone = true;
  });
  expect(await given).not.toContain('Voter One');
  expect(times()).toBe(2);
  expect((await ada.ask('kept-reports', { auditId })).reports).toHaveLength(1);
  await removeForgottenReports(db, blobs);
  expect(everyFile(filesDirectory)).not.toContain('Voter One');
});

test('a report is not waited for without end while texts are taken out, and nobody is given an older one', async () => {
  const digests: string[] = [];
  for (let count = 0; count < 5; count += 1) digests.push(await typed(`Voter Many ${count}`));
  const { given, times } = await askFor(async () => redact(digests.pop() ?? ''));
  await expect(given).rejects.toBeInstanceOf(Busy);
  expect(times()).toBe(5);
  await removeForgottenReports(db, blobs);
  expect(everyFile(filesDirectory)).not.toContain('Voter Many');
});

test('where a report cannot be kept its file goes too', async () => {
  const digest = await typed('Voter Two is named here');
  const breaking = { ...services, blobs: { ...blobs, size: () => Promise.reject(new Error('the disk is away')) } };
  const { given } = await askFor(async () => undefined, breaking);
  await expect(given).rejects.toThrow('the disk is away');
  expect(everyFile(filesDirectory)).toContain('Voter Two');
  await redact(digest);
  await removeForgottenReports(db, blobs);
  expect(everyFile(filesDirectory)).not.toContain('Voter Two');
});

async function keepFile(content: string): Promise<Sha256> {
  const { sha256, bytes } = await blobs.put(Readable.from([Buffer.from(content)]));
  const at = services.now();
  const head = { number: 1, hash: 'a'.repeat(64) };
  await db.transaction().execute(async (tx) => {
    await keepBlobRow(tx, { sha256, bytes }, at);
    await keepReport(tx, { ...NAMED, stand: content, head, name: 'report.csv', bytes, sha256, personId: null, at });
  });
  return sha256;
}

test('files of reports beyond the twentieth go with those that were forgotten', async () => {
  await keepFile('Voter Three, the oldest');
  for (let count = 0; count < 20; count += 1) await keepFile(`Kept ${count}.`);
  await removeForgottenReports(db, blobs);
  const files = everyFile(filesDirectory);
  expect(files).not.toContain('Voter Three');
  for (let count = 0; count < 20; count += 1) expect(files).toContain(`Kept ${count}.`);
});

test('a backup made while files may not be removed holds no forgotten report, and is whole', async () => {
  const digest = await keepFile('Voter Four is named here');
  const keeper = await services.pool.connect();
  const saved = path.join(scratch, 'saved');
  try {
    await keeper.query(KEEP_FILES.hold);
    await db.transaction().execute((tx) => forgetReports(tx, auditId));
    const { files } = await makeBackup(services, saved);
    expect(everyFile(filesDirectory), 'it could not be removed').toContain('Voter Four');
    expect(everyFile(saved)).not.toContain('Voter Four');
    expect(files.map(({ sha256 }) => sha256)).not.toContain(digest);
  } finally {
    await keeper.query(KEEP_FILES.letGo);
    keeper.release();
  }
  const dataDirectory = path.join(scratch, 'restored');
  const config = { ...readConfig({}), databaseUrl: await createEmptyDatabase(), dataDirectory };
  await restoreBackup(config, saved);
  const restored = await openDatabase(config);
  const files = openDiskBlobStore(path.join(dataDirectory, 'files'));
  const checked = await checkInstallation({ db: restored.db, blobs: files, now: services.now, ownsTheLog: false });
  await restored.close();
  expect(checked.differences).toEqual([]);
});
