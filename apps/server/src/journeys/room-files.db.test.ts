import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ballotDocumentAddress, keptBallotFileAddress, type RoomFileAsked } from '@plumbline/api';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { makeFileJob } from '../jobs/make-file.ts';
import { tidyUp } from '../jobs/tidy-up.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { removeForgottenReports } from '../stores/kept-reports.ts';
import { openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openTestRoom, type TestRoom } from './open-test-room.ts';

/* Labels of a ballot room with many containers: ordered, followed, cancelled, kept for 30 days, by whoever may read the room. */

const office = await openTestOffice();
afterAll(() => office.close());
const { services, clock } = office;
const DAY_MS = 24 * 60 * 60_000;
const CONTAINERS = 800;
/** Two for each container, and two on a sheet. */
const PAGES = CONTAINERS;
const ON_PAPER = { what: 'container-labels', paper: 'letter' } as const satisfies RoomFileAsked;
const SINGLE = { ...ON_PAPER, stock: '4x6-thermal' } as const satisfies RoomFileAsked;

const { place, ada, dora, enrol, signedIn }: TestRoom = await openTestRoom(office);
const filesOf = (person: TestPerson = dora) => person.ask('ballot-files', place);
const address = (fileId: string) => keptBallotFileAddress({ ...place, fileId });

beforeAll(async () => {
  const rows = Array.from({ length: CONTAINERS }, (_, index) => `BOX-${String(index + 1).padStart(4, '0')},bag,zip,Y`);
  const content = Buffer.from(['Container,Kind,Seal Positions,Holds Voted Ballots', ...rows].join('\n')).toString(
    'base64',
  );
  const file = { ...place, kind: 'containers', name: 'containers.csv', content, isConfirmed: false } as const;
  const { fingerprint, counts } = await dora.send('import-ballot-file', { ...file, seen: null });
  expect(counts).toMatchObject({ new: CONTAINERS, refused: 0 });
  await dora.send('import-ballot-file', { ...file, seen: fingerprint });
  await enrol('cy', ['custodian']);
}, 120_000);

async function settled(jobId: string) {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const { jobs, files } = await filesOf();
    const job = jobs.find((one) => one.jobId === jobId);
    if (job === undefined || job.state === 'failed') return { job, files };
    await sleep(50);
  }
  throw new Error('the file is not made within a minute');
}

test('labels of many containers are given to nobody who would wait for them; of some they are printed at once', async () => {
  expect((await filesOf()).inBackground).toEqual({
    'container-labels': true,
    'batch-labels': false,
    'planned-container-labels': [],
    'planned-batch-labels': [],
  });
  const refused = await dora.fetch(`${office.origin}${ballotDocumentAddress({ ...place, ...ON_PAPER })}`, {
    method: 'GET',
  });
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: 'made-in-background' });
  const some = await dora.downloadBytes(ballotDocumentAddress({ ...place, ...ON_PAPER }, ['BOX-0001', 'BOX-0002']));
  expect((await readPdf(some)).pages).toHaveLength(2);
});

test('they are made once for all who ask, and kept with size, time and fingerprint', async () => {
  const cy = await signedIn('cy');
  const [one, other] = await Promise.all(
    [dora, cy].map((by) => by.send('make-ballot-file', { ...place, file: ON_PAPER })),
  );
  expect(other?.jobId).toBe(one?.jobId);
  const { job, files } = await settled(one?.jobId ?? '');
  expect(job).toBeUndefined();
  const [kept, ...others] = files;
  assert(kept !== undefined, 'they are kept', files);
  expect(others).toEqual([]);
  const bytes = await cy.downloadBytes(address(kept.fileId));
  expect(kept).toMatchObject({
    file: ON_PAPER,
    name: 'j1-container-labels.pdf',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    at: clock.now.toISOString(),
    keptUntil: new Date(clock.now.getTime() + 30 * DAY_MS).toISOString(),
    isNewest: true,
  });
  const { pages } = await readPdf(bytes);
  expect(pages).toHaveLength(PAGES);
  expect(pages.at(-1)?.text).toContain(`BOX-0${CONTAINERS}`);
  // At its own address it is there now too.
  expect(await dora.downloadBytes(ballotDocumentAddress({ ...place, ...ON_PAPER }))).toEqual(bytes);
}, 120_000);

test('whoever may not read the room may not order, see, take or cancel them', async () => {
  const [kept] = (await filesOf()).files;
  assert(kept !== undefined, 'one is kept');
  const kim = await office.signedIn('kim@j3.example');
  expect((await kim.refused('make-ballot-file', { ...place, file: ON_PAPER })).code).toBe('not-found');
  const take = async (by: TestPerson, at = address(kept.fileId)) =>
    (await by.fetch(`${office.origin}${at}`, { method: 'GET' })).status;
  expect(await take(kim)).toBe(404);
  expect(await take(office.nobody())).toBe(401);
  expect(await take(ada)).toBe(200);
  // Of another room it is none.
  expect(await take(ada, keptBallotFileAddress({ ...place, jurisdiction: 'J2', fileId: kept.fileId }))).not.toBe(200);
  expect(await take(ada, address('0190a5e6-0000-7000-8000-000000000000'))).toBe(404);
});

test('labels that are cancelled in the middle stop being made and leave nothing', async () => {
  const { jobId } = await dora.send('make-ballot-file', { ...place, file: SINGLE });
  const jobNow = async () => (await filesOf()).jobs.find((one) => one.jobId === jobId);
  let job = await jobNow();
  while ((job?.progress ?? 0) === 0) {
    assert(job?.state === 'waiting' || job?.state === 'running', 'they are being made', job);
    await sleep(20);
    job = await jobNow();
  }
  expect(job).toMatchObject({ state: 'running', mayCancel: true, file: SINGLE, pages: 2 * CONTAINERS });
  // Whoever did not ask for them cancels nothing; an administrator does.
  const cy = await signedIn('cy');
  expect((await filesOf(cy)).jobs[0]).toMatchObject({ mayCancel: false });
  expect((await cy.refused('cancel-ballot-file', { ...place, jobId })).code).toBe('not-allowed');
  await ada.send('cancel-ballot-file', { ...place, jobId });
  expect((await jobNow())?.state).toBe('cancelled');
  expect((await dora.refused('cancel-ballot-file', { ...place, jobId })).code).toBe('not-found');
  const queued = async () =>
    (await services.pool.query('select 1 from graphile_worker.jobs where key = $1', [jobId])).rows.length;
  for (const until = Date.now() + 5_000; (await queued()) > 0 && Date.now() < until; ) await sleep(50);
  expect(await queued()).toBe(0);
  expect((await filesOf()).files.map(({ file }) => file)).toEqual([ON_PAPER]);
});

test('a file that cannot be made says so in a sentence', async () => {
  const { jobId } = await dora.send('make-ballot-file', { ...place, file: { ...ON_PAPER, stock: 'none such' } });
  const { job } = await settled(jobId);
  expect(job).toMatchObject({ state: 'failed', message: expect.stringContaining('none such') });
  const planned = await dora.send('make-ballot-file', {
    ...place,
    file: { what: 'planned-batch-labels', part: 1, paper: 'letter' },
  });
  expect((await settled(planned.jobId)).job).toMatchObject({ state: 'failed', message: expect.stringMatching(/\w/) });
});

test('a rebuild and a check find nothing amiss, and leave what is kept', async () => {
  await rebuildProjections(services, { repair: true });
  expect((await checkInstallation({ ...services, ownsTheLog: false })).differences).toEqual([]);
  expect((await filesOf()).files).toHaveLength(1);
});

test('newer entries are told of, and after thirty days the files are gone', async () => {
  const [kept] = (await filesOf()).files;
  assert(kept !== undefined, 'one is kept');
  await enrol('di', []);
  expect((await filesOf()).files.map(({ isNewest }) => isNewest)).toEqual([false]);
  clock.now = new Date(clock.now.getTime() + 29 * DAY_MS);
  await tidyUp(services);
  expect((await filesOf(await signedIn('dora'))).files).toHaveLength(1);
  clock.now = new Date(clock.now.getTime() + 2 * DAY_MS);
  // Before anything was tidied up as well.
  const dora = await signedIn('dora');
  expect((await filesOf(dora)).files).toEqual([]);
  await expect(dora.downloadBytes(keptBallotFileAddress({ ...place, fileId: kept.fileId }))).rejects.toThrow(
    'is answered',
  );
  await tidyUp(services);
  expect(await filesOf(dora)).toMatchObject({ files: [], jobs: [] });
  await removeForgottenReports(services.db, services.blobs);
  for await (const { sha256 } of services.blobs.list()) expect(sha256).not.toBe(kept.sha256);
});

test('labels that are cancelled when they are all but made are gone as well', async () => {
  const quiet = await openTestOffice({ jobs: false });
  try {
    const room = await openTestRoom(quiet);
    await room.enrol('cy', ['custodian']);
    const box = { container: 'BOX-1', kind: 'ballot-box', positions: ['front'], holdsVoted: true } as const;
    await room.asOf('cy', { type: 'create-container', ...box });
    const { jobId } = await room.dora.send('make-ballot-file', { ...room.place, file: ON_PAPER });
    const { blobs } = quiet.services;
    const put: typeof blobs.put = async (content) => {
      await room.dora.send('cancel-ballot-file', { ...room.place, jobId });
      return blobs.put(content);
    };
    await makeFileJob({ ...quiet.services, blobs: { ...blobs, put } }, jobId);
    const { jobs, files } = await room.dora.ask('ballot-files', room.place);
    expect(files).toEqual([]);
    expect(jobs).toMatchObject([{ jobId, state: 'cancelled' }]);
  } finally {
    await quiet.close();
  }
});

test('no room has more than five files that wait, and whoever lost the right meanwhile is given none', async () => {
  const quiet = await openTestOffice({ jobs: false });
  try {
    const room = await openTestRoom(quiet);
    const order = (part: number): { file: RoomFileAsked } => ({
      file: { what: 'planned-batch-labels', part, paper: 'letter' },
    });
    const jobs: string[] = [];
    for (let part = 1; part <= 5; part += 1) {
      jobs.push((await room.dora.send('make-ballot-file', { ...room.place, ...order(part) })).jobId);
    }
    expect((await room.dora.refused('make-ballot-file', { ...room.place, ...order(6) })).code).toBe('files-waiting');
    // The same again is the same one.
    expect((await room.dora.send('make-ballot-file', { ...room.place, ...order(5) })).jobId).toBe(jobs[4]);
    await room.dora.send('cancel-ballot-file', { ...room.place, jobId: jobs[0] ?? '' });
    await room.dora.send('make-ballot-file', { ...room.place, ...order(6) });
    await makeFileJob(quiet.services, jobs[0] ?? '');
    await quiet.services.pool.query('delete from ballot_room_member');
    await makeFileJob(quiet.services, jobs[1] ?? '');
    const { rows } = await quiet.services.pool.query('select id, state, message from file_job');
    const stateOf = (id: string | undefined) => rows.find((row) => row.id === id);
    expect(stateOf(jobs[0])).toMatchObject({ state: 'cancelled' });
    expect(stateOf(jobs[1])).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('Ask for it yourself'),
    });
  } finally {
    await quiet.close();
  }
});
