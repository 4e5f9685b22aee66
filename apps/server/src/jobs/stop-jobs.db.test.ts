import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { commitInputs, planAudit, useFile } from '../journeys/plan-audit.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { runJobs } from './run-jobs.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());

test('a server that is told to stop does not wait for a draw that takes minutes', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const contests = [{ ...POLLING.contests[0], totalBallots: 90_000_000 }];
  const auditId = await planAudit(office, ada, { name: 'Long draw', type: 'ballot-polling', ...POLLING, contests });
  for (const jurisdiction of ['J1', 'J2', 'J3']) {
    const manifest = 'Batch Name,Number of Ballots\nA,30000000\n';
    await useFile(ada, { auditId, kind: 'manifest', jurisdiction }, manifest);
  }
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '12345' });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { 'Contest 1': 100 } });
  const jobs = await office.startJobs();
  const state = async () => (await ada.ask('plan', { auditId })).heading.job?.state;
  for (let look = 0; look < 400 && (await state()) !== 'running'; look += 1) await sleep(50);
  expect(await state()).toBe('running');
  const began = performance.now();
  await jobs.stop();
  expect(performance.now() - began).toBeLessThan(20_000);
  expect(await state(), 'it begins again with the next start').toBe('running');
});

test('what fails every so often is reported, and the server and its other work go on', async () => {
  const lines: string[] = [];
  const now = () => {
    throw new Error('canceling statement due to statement timeout');
  };
  const jobs = await runJobs({ ...office.services, now }, { report: (line) => lines.push(line), tellMs: 20 });
  for (let look = 0; look < 500 && lines.length < 2; look += 1) await sleep(20);
  await jobs.stop();
  expect(lines.length).toBeGreaterThanOrEqual(2);
  expect(lines[0]).toContain('is done again the next time: Error: canceling statement due to statement timeout');
});
