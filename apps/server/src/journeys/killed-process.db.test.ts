import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { keptBallotFileAddress, keptReportAddress } from '@plumbline/api';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { doSecondStep, type KeptApps } from '../testing/sign-in-with-factor.ts';
import { personAt, type TestPerson } from '../testing/test-office.ts';
import { waitForRound } from './plan-audit.ts';
import { CONTEST, planManyBallots } from './plan-many-ballots.ts';

const PROGRAM = fileURLToPath(new URL('../../../../bin/plumbline', import.meta.url));
const ADMINISTRATOR = 'ada@office.example';

const directory = mkdtempSync(path.join(tmpdir(), 'plumbline-killed-'));
// As root, PostgreSQL runs as another user, who has to get in.
chmodSync(directory, 0o711);
const started: ChildProcess[] = [];
afterAll(async () => {
  await Promise.all(started.map((server) => stopped(server, 'SIGTERM')));
  rmSync(directory, { recursive: true, force: true });
});

/** Runs `plumbline serve` as an operator does, and answers where it listens. */
async function serve(): Promise<{ readonly server: ChildProcess; readonly origin: string }> {
  const environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PLUMBLINE_ORGANIZATION: 'Office',
    PLUMBLINE_ADMINISTRATORS: ADMINISTRATOR,
    PLUMBLINE_LOG_LEVEL: 'error',
  };
  const args = ['serve', '--data', directory, '--port', '0'];
  const server = spawn(PROGRAM, args, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(server);
  let said = '';
  server.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && server.exitCode === null) {
    const origin = /Plumbline is at (http:\S+)/.exec(said)?.[1];
    if (origin !== undefined) return { server, origin };
    await sleep(50);
  }
  assert(false, 'the server starts', said);
}

async function stopped(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await gone;
}

const apps: KeptApps = new Map();

async function signIn(origin: string): Promise<TestPerson> {
  const ada = personAt(origin);
  await ada.send('request-sign-in-code', { email: ADMINISTRATOR });
  const { messages } = await ada.ask('outbox', {});
  const code = /\b[\dA-Z]{4}-[\dA-Z]{4}\b/.exec(messages[0]?.text ?? '')?.[0] ?? '';
  await ada.send('sign-in-with-code', { email: ADMINISTRATOR, code });
  await doSecondStep(ada.client, ADMINISTRATOR, apps);
  return ada;
}

test('a server killed in the middle of a draw goes on with it when it starts again, and loses nothing', {
  timeout: 180_000,
}, async () => {
  const first = await serve();
  const ada = await signIn(first.origin);
  // A million ballots: drawing from them takes seconds, time enough to be killed in.
  const auditId = await planManyBallots(ada, { name: 'Large', batches: 10, ballotsInBatch: 100_000 });
  const before = (await ada.ask('plan', { auditId })).heading.head;
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: 100 } });
  const deadline = Date.now() + 30_000;
  let job = (await ada.ask('plan', { auditId })).heading.job;
  while (job?.state !== 'running' && Date.now() < deadline) {
    await sleep(20);
    job = (await ada.ask('plan', { auditId })).heading.job;
  }
  expect(job?.state).toBe('running');
  await stopped(first.server, 'SIGKILL');

  const second = await serve();
  // The session is still good: whoever was signed in goes on.
  const again = personAt(second.origin, ada.cookie());
  const { heading } = await again.ask('plan', { auditId });
  expect(heading.head).toEqual(before);
  await waitForRound(again, auditId, 1);
  const { jurisdictions } = await again.ask('round-progress', { auditId });
  expect(jurisdictions[0]).toMatchObject({ draws: 100, unitsDone: 0 });
  const { total } = await again.ask('log', { auditId });
  expect(total).toBe(before.number + 1);
});

test('a server killed while it makes a long document begins it again, and nobody is ever given half of it', {
  timeout: 240_000,
}, async () => {
  const first = await serve();
  const ada = await signIn(first.origin);
  const auditId = await planManyBallots(ada, { name: 'Long', batches: 20, ballotsInBatch: 100 });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: 1500 } });
  await waitForRound(ada, auditId, 1);
  const file = { what: 'document', document: 'placeholder-sheets' } as const;
  const { jobId } = await ada.send('make-file', { auditId, jurisdiction: 'J1', file });
  const now = async (asking: TestPerson) => ask(asking, auditId, jobId);
  let seen = await now(ada);
  for (const until = Date.now() + 60_000; Date.now() < until && !((seen.job?.progress ?? 0) > 0); ) {
    await sleep(50);
    seen = await now(ada);
  }
  expect(seen.job).toMatchObject({ state: 'running' });
  expect(seen.job?.progress).toBeLessThan(1);
  const pages = seen.job?.pages ?? 0;
  expect(pages).toBeGreaterThan(900);
  await stopped(first.server, 'SIGKILL');

  const second = await serve();
  const again = personAt(second.origin, ada.cookie());
  let then = await now(again);
  // Jobs and files are read one after the other, so that what is kept in that moment may still be named as being made.
  for (const until = Date.now() + 120_000; Date.now() < until && then.reports.length === 0; ) {
    expect(then.job?.state ?? 'running').toMatch(/^(waiting|running)$/);
    await sleep(100);
    then = await now(again);
  }
  const [kept, ...others] = then.reports;
  assert(kept !== undefined, 'it was made', then);
  expect(others).toEqual([]);
  const bytes = await again.downloadBytes(keptReportAddress({ auditId, reportId: kept.reportId }));
  expect(kept).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  expect((await readPdf(bytes)).pages).toHaveLength(pages);
});

test('labels of a ballot room that a killed server was making are begun again, and kept whole', {
  timeout: 240_000,
}, async () => {
  const first = await serve();
  const ada = await signIn(first.origin);
  const place = await roomWithContainers(ada, 1200);
  const file = { what: 'container-labels', paper: 'letter' } as const;
  const { jobId } = await ada.send('make-ballot-file', { ...place, file });
  const now = async (asking: TestPerson) => {
    const { jobs, files } = await asking.ask('ballot-files', place);
    return { job: jobs.find((one) => one.jobId === jobId), files };
  };
  let seen = await now(ada);
  for (const until = Date.now() + 60_000; Date.now() < until && !((seen.job?.progress ?? 0) > 0); ) {
    await sleep(50);
    seen = await now(ada);
  }
  expect(seen.job).toMatchObject({ state: 'running', pages: 1200 });
  await stopped(first.server, 'SIGKILL');

  const second = await serve();
  const again = personAt(second.origin, ada.cookie());
  let then = await now(again);
  for (const until = Date.now() + 120_000; Date.now() < until && then.files.length === 0; ) {
    expect(then.job?.state ?? 'running').toMatch(/^(waiting|running)$/);
    await sleep(100);
    then = await now(again);
  }
  const [kept, ...others] = then.files;
  assert(kept !== undefined, 'they were made', then);
  expect(others).toEqual([]);
  const bytes = await again.downloadBytes(keptBallotFileAddress({ ...place, fileId: kept.fileId }));
  expect(kept).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
});

/** A ballot room of the only administrator, with so many containers from a file. */
async function roomWithContainers(ada: TestPerson, count: number) {
  const auditId = await planManyBallots(ada, { name: 'Labels', batches: 1, ballotsInBatch: 10 });
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  await ada.send('change-election', { electionId, name: 'Of labels', date: '2026-11-03', state: 'MI' });
  const place = { electionId, jurisdiction: 'J1' };
  const director = { person: 'ada', name: 'ada', signIn: ADMINISTRATOR };
  const open = { type: 'open-room', electionDay: '2026-11-03', profile: 'default', director } as const;
  await ada.send('ask-ballot-room', { ...place, ask: open });
  await ada.send('ask-ballot-room', { ...place, ask: { type: 'take-oath', person: 'ada' } });
  const rows = Array.from({ length: count }, (_, index) => `BAG-${index + 1},bag,zip,Y`);
  const csv = ['Container,Kind,Seal Positions,Holds Voted Ballots', ...rows].join('\n');
  const content = Buffer.from(csv).toString('base64');
  const file = { ...place, kind: 'containers', name: 'containers.csv', content, isConfirmed: false } as const;
  const { fingerprint } = await ada.send('import-ballot-file', { ...file, seen: null });
  await ada.send('import-ballot-file', { ...file, seen: fingerprint });
  return place;
}

/** How a file is doing that was ordered, and what is kept. */
async function ask(person: TestPerson, auditId: string, jobId: string) {
  const { jobs, reports } = await person.ask('kept-reports', { auditId });
  return { job: jobs.find((one) => one.jobId === jobId), reports };
}
