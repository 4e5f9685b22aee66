import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { documentAddress, keptReportAddress } from '@plumbline/api';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFileJob } from '../jobs/make-file.ts';
import { tidyUp } from '../jobs/tidy-up.ts';
import { removeForgottenReports } from '../stores/kept-reports.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { waitForRound } from './plan-audit.ts';
import { CONTEST, planManyBallots } from './plan-many-ballots.ts';
import { planPolling } from './plan-small-election.ts';

/* What takes long is made in the background: ordered, followed, cancelled, made again, kept for 30 days, for whoever may have it. */

const office = await openTestOffice();
afterAll(() => office.close());
const { services, clock } = office;
const JANE = 'jane@j1.example';
const DAY_MS = 24 * 60 * 60_000;
const world: { auditId: string; people: Readonly<Record<string, TestPerson>> } = { auditId: '', people: {} };
const LABELS = { what: 'document', document: 'ballot-labels' } as const;
const PLACEHOLDERS = { what: 'document', document: 'placeholder-sheets' } as const;

function person(name: 'ada' | 'jane' | 'kim'): TestPerson {
  const found = world.people[name];
  assert(found !== undefined, 'everybody is signed in before the first test', name);
  return found;
}

const place = () => ({ auditId: world.auditId, jurisdiction: 'J1' });
const filesOf = (name: 'ada' | 'jane' | 'kim' = 'jane') => person(name).ask('kept-reports', { auditId: world.auditId });

beforeAll(async () => {
  clock.now = new Date();
  const ada = await office.signedIn(ADMINISTRATOR);
  const auditId = await planManyBallots(ada, { name: 'Many', batches: 20, ballotsInBatch: 100, manager: JANE });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: 1500 } });
  await waitForRound(ada, auditId, 1);
  world.auditId = auditId;
  const jane = await office.signedIn(JANE);
  // Manages in another audit alone.
  await planPolling(office, ada, 'Another');
  world.people = { ada, jane, kim: await office.signedIn('kim@j3.example') };
}, 180_000);

async function settled(jobId: string) {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const { jobs, reports } = await filesOf('ada');
    const job = jobs.find((one) => one.jobId === jobId);
    if (job === undefined || job.state === 'failed') return { job, reports };
    await sleep(50);
  }
  throw new Error('the file is not made within a minute');
}

test('what has a page for each of many ballots is offered without being laid out, and is given to nobody who would wait for it', async () => {
  const { documents } = await person('jane').ask('documents', { ...place(), paper: 'letter' });
  const of = (kind: string) => documents.find((one) => one.kind === kind);
  expect(of('placeholder-sheets')).toEqual({ kind: 'placeholder-sheets', pages: null, inBackground: true });
  expect(of('sign-in-sheets')).toMatchObject({ pages: expect.any(Number), inBackground: false });
  const address = documentAddress({ ...place(), document: 'placeholder-sheets', paper: 'letter' });
  const refused = await person('jane').fetch(`${office.origin}${address}`, { method: 'GET' });
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: 'made-in-background' });
});

test('a file is made once for all who ask, kept with size, time and fingerprint, and given out from then on', async () => {
  const jane = person('jane');
  const [one, other] = await Promise.all([1, 2].map(() => jane.send('make-file', { ...place(), file: LABELS })));
  expect(other?.jobId).toBe(one?.jobId);
  const { job, reports } = await settled(one?.jobId ?? '');
  expect(job).toBeUndefined();
  const [kept, ...others] = reports;
  assert(kept !== undefined, 'it is kept', reports);
  expect(others).toEqual([]);
  const bytes = await jane.downloadBytes(keptReportAddress({ auditId: world.auditId, reportId: kept.reportId }));
  expect(kept).toMatchObject({
    kind: 'document',
    form: 'pdf',
    jurisdiction: 'J1',
    name: 'j1-ballot-labels.pdf',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    at: clock.now.toISOString(),
    keptUntil: new Date(clock.now.getTime() + 30 * DAY_MS).toISOString(),
    by: JANE,
    isNewest: true,
  });
  // 1,500 draws of 2,000 ballots: some are drawn twice. Thirty labels on a sheet, and the page for the printer before them.
  const { rows } = await services.pool.query<{ draws: number }>('select count(*)::int as draws from file_job');
  expect(rows[0]?.draws).toBe(0);
  const { pages } = await readPdf(bytes);
  const labels = pages.flatMap(({ text }) => [...text.matchAll(/Label \d+ of (\d+)/g)].map(([, of]) => Number(of)));
  expect(labels.length).toBeGreaterThan(900);
  expect(new Set(labels)).toEqual(new Set([labels.length]));
  // At its own address it is there now too.
  const direct = documentAddress({ ...place(), document: 'ballot-labels', paper: 'letter' });
  expect(await jane.downloadBytes(direct)).toEqual(bytes);
});

test('whoever may not have the file may not order, see, take or cancel it', async () => {
  const { auditId } = world;
  const [kept] = (await filesOf()).reports;
  assert(kept !== undefined, 'one is kept');
  const kim = person('kim');
  expect((await kim.refused('make-file', { ...place(), file: LABELS })).status).toBeGreaterThanOrEqual(403);
  const take = async (by: TestPerson) =>
    (await by.fetch(`${office.origin}${keptReportAddress({ auditId, reportId: kept.reportId })}`, { method: 'GET' }))
      .status;
  expect(await take(kim)).toBe(404);
  expect(await take(office.nobody())).toBe(401);
  expect(await take(person('ada'))).toBe(200);
  // What is of the whole audit is not for a manager, and what opens a board is kept nowhere.
  const whole = { auditId, jurisdiction: null } as const;
  expect((await person('jane').refused('make-file', { ...whole, file: { what: 'audit-report' } })).code).toBe(
    'not-allowed',
  );
  for (const document of ['board-pin-slips', 'board-hand-over-sheets'] as const) {
    const refused = await person('jane').refused('make-file', { ...place(), file: { what: 'document', document } });
    expect(refused.code).toBe('not-found');
  }
});

test('a file that is cancelled in the middle stops being made, leaves nothing, and can be made again', async () => {
  const { auditId } = world;
  const jane = person('jane');
  const { jobId } = await jane.send('make-file', { ...place(), file: PLACEHOLDERS });
  const jobNow = async () => (await filesOf()).jobs.find((one) => one.jobId === jobId);
  let job = await jobNow();
  while ((job?.progress ?? 0) === 0) {
    assert(job?.state === 'waiting' || job?.state === 'running', 'it is being made', job);
    await sleep(20);
    job = await jobNow();
  }
  expect(job).toMatchObject({ state: 'running', mayCancel: true, jurisdiction: 'J1', file: PLACEHOLDERS });
  expect(job?.pages).toBeGreaterThan(900);
  await person('ada').send('cancel-file', { auditId, jobId });
  expect((await jobNow())?.state).toBe('cancelled');
  expect((await jane.refused('cancel-file', { auditId, jobId })).code).toBe('not-found');
  // The queue has nothing more to do for it, well before it would have been done.
  const deadline = Date.now() + 5_000;
  const queued = async () => {
    const { rows } = await services.pool.query('select 1 from graphile_worker.jobs where key = $1', [jobId]);
    return rows.length;
  };
  while ((await queued()) > 0 && Date.now() < deadline) await sleep(50);
  expect(await queued()).toBe(0);
  const files = await filesOf();
  expect(files.reports.map(({ name }) => name)).toEqual(['j1-ballot-labels.pdf']);

  const again = await jane.send('make-file', { ...place(), file: PLACEHOLDERS });
  expect(again.jobId).not.toBe(jobId);
  const done = await settled(again.jobId);
  expect(done.job).toBeUndefined();
  expect(done.reports.map(({ name }) => name)).toEqual(['j1-placeholder-sheets.pdf', 'j1-ballot-labels.pdf']);
  expect((await filesOf()).jobs).toEqual([]);
});

test('a file that cannot be made says so in a sentence', async () => {
  const jane = person('jane');
  // A stock that is not there.
  const wrong = { ...LABELS, stock: 'none such' } as const;
  const { jobId } = await jane.send('make-file', { ...place(), file: wrong });
  const { job } = await settled(jobId);
  expect(job).toMatchObject({ state: 'failed', message: expect.stringContaining('none such') });
});

test('newer entries are told of, and after thirty days the files are gone', async () => {
  const jane = person('jane');
  expect((await filesOf()).reports.every(({ isNewest }) => isNewest)).toBe(true);
  await jane.send('create-boards', { ...place(), count: 2 });
  expect((await filesOf()).reports.some(({ isNewest }) => isNewest)).toBe(false);
  const digests = (await filesOf()).reports.map(({ sha256 }) => sha256);
  clock.now = new Date(clock.now.getTime() + 29 * DAY_MS);
  await tidyUp(services);
  const later = await office.signedIn(ADMINISTRATOR);
  expect((await later.ask('kept-reports', { auditId: world.auditId })).reports).toHaveLength(2);
  clock.now = new Date(clock.now.getTime() + 2 * DAY_MS);
  // Before anything was tidied up as well.
  const after = await office.signedIn(ADMINISTRATOR);
  expect((await after.ask('kept-reports', { auditId: world.auditId })).reports).toEqual([]);
  await tidyUp(services);
  await removeForgottenReports(services.db, services.blobs);
  const stored: string[] = [];
  for await (const { sha256 } of services.blobs.list()) stored.push(sha256);
  for (const digest of digests) expect(stored).not.toContain(digest);
});

test('no place has more than five files that wait, and whoever lost the right meanwhile is given none', async () => {
  const quiet = await openTestOffice({ jobs: false });
  try {
    const ada = await quiet.signedIn(ADMINISTRATOR);
    const { auditId } = await planPolling(quiet, ada, 'Waiting');
    const kinds = [
      'sign-in-sheets',
      'room-supplies',
      'staffing-plan',
      'staff-badges',
      'table-signs',
      'table-cards',
    ] as const;
    const order = (document: (typeof kinds)[number], jurisdiction: string) =>
      ({ auditId, jurisdiction, file: { what: 'document', document } }) as const;
    const jobs: string[] = [];
    for (const kind of kinds.slice(0, 5)) jobs.push((await ada.send('make-file', order(kind, 'J1'))).jobId);
    expect((await ada.refused('make-file', order('table-cards', 'J1'))).code).toBe('files-waiting');
    // The same again is the same one, and another place has its own five.
    expect((await ada.send('make-file', order('table-signs', 'J1'))).jobId).toBe(jobs[4]);
    await ada.send('make-file', order('table-cards', 'J2'));
    await ada.send('cancel-file', { auditId, jobId: jobs[0] ?? '' });
    await ada.send('make-file', order('table-cards', 'J1'));

    // Made by nobody until now. One that was cancelled is not made at all.
    await makeFileJob(quiet.services, jobs[0] ?? '');
    await quiet.services.pool.query('delete from organization_administrator');
    await makeFileJob(quiet.services, jobs[1] ?? '');
    const { rows } = await quiet.services.pool.query('select id, state, message from file_job where id = any($1)', [
      jobs.slice(0, 2),
    ]);
    const stateOf = (id: string | undefined) => rows.find((row) => row.id === id);
    expect(stateOf(jobs[0])).toMatchObject({ state: 'cancelled' });
    expect(stateOf(jobs[1])).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('Ask for it yourself'),
    });
    expect((await quiet.services.pool.query('select 1 from kept_report')).rows).toEqual([]);
  } finally {
    await quiet.close();
  }
});
