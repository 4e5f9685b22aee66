import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { doSecondStep, type KeptApps } from '../testing/sign-in-with-factor.ts';
import { personAt, type TestPerson } from '../testing/test-office.ts';
import { commitInputs, useFile, waitForRound } from './plan-audit.ts';

const PROGRAM = fileURLToPath(new URL('../../../../bin/plumbline', import.meta.url));
const ADMINISTRATOR = 'ada@office.example';
const CONTEST = 'Governor';

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

/** A million ballots: drawing from them takes seconds, time enough to be killed in. */
async function seedLargeAudit(ada: TestPerson): Promise<string> {
  const { organizations } = await ada.ask('home', {});
  const organizationId = organizations[0]?.organizationId ?? '';
  const names = { organizationId, name: 'Large', auditType: 'ballot-polling', method: 'bravo' } as const;
  const { auditId } = await ada.send('create-audit', { ...names, compatibility: false, twoPersons: false });
  const participants = `Jurisdiction,Admin Email\nJ1,${ADMINISTRATOR}\n`;
  await useFile(ada, { auditId, kind: 'participants', jurisdiction: null }, participants);
  const contest = { name: CONTEST, targeted: true, winners: 1, votesAllowed: 1, majorityOrRunoff: false };
  const choices = [
    { name: 'A', votes: 600_000 },
    { name: 'B', votes: 400_000 },
  ];
  const counts = { totalBallots: 1_000_000, cardsBearing: null, pendingBallots: 0, jurisdictions: 'all' } as const;
  await ada.send('define-contests', { auditId, contests: [{ ...contest, ...counts, choices }] });
  const settings = { electionName: 'Large', state: 'GA', riskLimitPercent: 10, dataEntry: 'online' } as const;
  await ada.send('change-settings', { auditId, settings });
  const rows = Array.from({ length: 10 }, (_, index) => `Batch ${index + 1},100000`);
  const manifest = ['Batch Name,Number of Ballots', ...rows].join('\n');
  await useFile(ada, { auditId, kind: 'manifest', jurisdiction: 'J1' }, manifest);
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '20261103' });
  return auditId;
}

test('a server killed in the middle of a draw goes on with it when it starts again, and loses nothing', {
  timeout: 180_000,
}, async () => {
  const first = await serve();
  const ada = await signIn(first.origin);
  const auditId = await seedLargeAudit(ada);
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
