import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { makeBackup } from '../backup/make-backup.ts';
import { POLLING } from '../demonstration/small-elections.ts';
import { FIRST_MANAGER, planAudit, SECOND_MANAGER, useFile } from '../journeys/plan-audit.ts';
import { sha256OfText } from '../log/append-events.ts';
import { KEEP_FILES } from '../stores/unused-files.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { removeUnusedFiles } from './remove-unused-files.ts';

const DAY_MS = 24 * 60 * 60_000;

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const { services, clock } = office;

// Files carry the time of this computer, so that of the server has to be the same here.
beforeEach(() => {
  clock.now = new Date();
});

function later(milliseconds: number): void {
  clock.now = new Date(clock.now.getTime() + milliseconds);
}

async function storedFiles(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { sha256 } of services.blobs.list()) found.push(sha256);
  return found;
}

async function rowsOfBlobs(): Promise<readonly string[]> {
  return (await services.db.selectFrom('blob').select('sha256').execute()).map(({ sha256 }) => sha256);
}

test('what was refused, not used or lost goes after a day; what a log names stays, even when its slot is empty', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const auditId = await planAudit(office, ada, { name: 'Tidied', type: 'ballot-polling', ...POLLING });
  const jane = await office.signedIn(FIRST_MANAGER);
  const slot = { auditId, kind: 'manifest', jurisdiction: 'J1' } as const;
  const texts = {
    removed: 'Batch Name,Number of Ballots\nremoved,23\n',
    used: 'Batch Name,Number of Ballots\nused,23\n',
    unused: 'Batch Name,Number of Ballots\nunused,23\n',
    refused: 'Batch Name,Number of Ballots\nrefused,-23\n',
    lost: 'nothing refers to this',
  };
  await useFile(jane, slot, texts.removed);
  await jane.send('remove-file', slot);
  await useFile(jane, slot, texts.used);
  const { uploadId } = await jane.upload(slot, { name: 'unused.csv', text: texts.unused });
  await jane.upload({ ...slot, jurisdiction: 'J2' }, { name: 'refused.csv', text: texts.refused });
  await services.blobs.put(
    (async function* () {
      yield Buffer.from(texts.lost);
    })(),
  );
  const everything = Object.values(texts).map(sha256OfText);
  const needed = [texts.removed, texts.used].map(sha256OfText);

  later(DAY_MS - 60_000);
  await removeUnusedFiles(services);
  expect(await storedFiles()).toEqual(expect.arrayContaining(everything));

  later(2 * 60_000);
  await removeUnusedFiles(services);
  const participants = POLLING.participants({ first: FIRST_MANAGER, second: 'omar@j3.example' });
  const stays = [...needed, sha256OfText(participants)].toSorted();
  expect((await storedFiles()).toSorted()).toEqual(stays);
  expect((await rowsOfBlobs()).toSorted()).toEqual(stays);

  const again = await office.signedIn(FIRST_MANAGER);
  expect((await again.refused('register-file', { ...slot, uploadId, confirmed: false })).code).toBe('upload-not-there');
  const { slots } = await again.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(slots[0]).toMatchObject({ registered: { sha256: sha256OfText(texts.used) }, lastUpload: null });
  // Sent again, it is as good as new.
  await useFile(again, slot, texts.unused);
});

test('nothing is removed while a backup copies', async () => {
  later(2 * DAY_MS);
  const digest = await services.blobs.put(
    (async function* () {
      yield Buffer.from('not needed by anybody');
    })(),
  );
  later(2 * DAY_MS);
  const client = await services.pool.connect();
  try {
    await client.query(KEEP_FILES.hold);
    await removeUnusedFiles(services);
    expect(await storedFiles()).toContain(digest.sha256);
    await client.query(KEEP_FILES.letGo);
  } finally {
    client.release();
  }
  await makeBackup(services, `${office.filesDirectory}-backup`);
  await removeUnusedFiles(services);
  expect(await storedFiles()).not.toContain(digest.sha256);
});

test('a person and a county may upload so much in a day and no more', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const auditId = await planAudit(office, ada, { name: 'Quota', type: 'ballot-polling', ...POLLING });
  const omar = await office.signedIn(SECOND_MANAGER);
  const slot = { auditId, kind: 'manifest', jurisdiction: 'J3' } as const;
  const report = await omar.upload(slot, { name: 'manifest.csv', text: POLLING.manifests.J1 });
  await sql`update upload set bytes = 1000000000 where id = ${report.uploadId}`.execute(services.db);
  await expect(omar.upload(slot, { name: 'manifest.csv', text: POLLING.manifests.J2 })).rejects.toThrow(
    'You have uploaded 1 file with 1,000 MB within 24 hours.',
  );
  await expect(ada.upload(slot, { name: 'manifest.csv', text: POLLING.manifests.J2 })).rejects.toThrow(
    'For J3, people have uploaded 1 file with 1,000 MB',
  );
  await ada.upload({ ...slot, jurisdiction: 'J1' }, { name: 'manifest.csv', text: POLLING.manifests.J2 });
  later(DAY_MS + 1);
  const tomorrow = await office.signedIn(SECOND_MANAGER);
  await tomorrow.upload(slot, { name: 'manifest.csv', text: POLLING.manifests.J2 });
});
