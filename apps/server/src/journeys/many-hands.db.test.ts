import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { uploadAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { BATCHES, POLLING } from '../demonstration/small-elections.ts';
import { readHead } from '../log/read-log.ts';
import { ensurePeople } from '../stores/people.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { commitInputs, FIRST_MANAGER, planAudit, SECOND_MANAGER, useFile, waitForRound } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const TARGET = 'Contest 1';

async function entriesIn(auditId: string): Promise<number> {
  return (await readHead(office.services.db, `audit:${auditId}`))?.number ?? 0;
}

test('a command sent again is answered as the first time, and done once', async () => {
  const { auditId } = await planPolling(office, ada, 'Repeated');
  const { findings: confirmed } = await ada.ask('commitment', { auditId });
  const commandId = randomUUID();
  const [first, second] = await Promise.all([
    ada.client.send('commit-inputs', { auditId, confirmed }, commandId),
    ada.client.send('commit-inputs', { auditId, confirmed }, commandId),
  ]);
  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual(first);
  const entries = await entriesIn(auditId);
  expect(await ada.client.send('commit-inputs', { auditId, confirmed }, commandId)).toEqual(first);
  expect(await entriesIn(auditId)).toBe(entries);
  const other = await ada.client.send('set-seed', { auditId, seed: '1' }, commandId);
  expect(other).toMatchObject({ ok: false, error: { code: 'command-repeated-differently' } });
});

test('of two people who close a round at once, the second is told who was first', async () => {
  const { auditId } = await planPolling(office, ada, 'Two administrators');
  const { db } = office.services;
  const people = await ensurePeople(db, [{ email: 'rosa@office.example', name: 'Rosa Ortiz' }], office.clock.now);
  const [rosaId] = people.values();
  assert(rosaId !== undefined, 'Rosa was entered');
  const membership = { organization_id: office.organizationId, person_id: rosaId };
  await db.insertInto('organization_administrator').values(membership).execute();
  const rosa = await office.signedIn('rosa@office.example');
  const { findings: confirmed } = await ada.ask('commitment', { auditId });
  const answers = await Promise.all([
    ada.client.send('commit-inputs', { auditId, confirmed }, randomUUID()),
    rosa.client.send('commit-inputs', { auditId, confirmed }, randomUUID()),
  ]);
  const refused = answers.find((answer) => !answer.ok);
  assert(refused !== undefined && !refused.ok, 'one of the two is refused', answers);
  const quicker = answers[0].ok ? 'Ada Warren' : 'Rosa Ortiz';
  expect(refused.error).toMatchObject({ status: 409, code: 'audit-not-in-phase' });
  expect(refused.error.detail).toBe(
    `The inputs were committed by ${quicker} on 2026-11-10 at 09:00 UTC. The audit is committed and waits for its seed. Reload to see it.`,
  );
});

test('nobody can do what belongs to another role or another county', async () => {
  const { auditId, jane } = await planPolling(office, ada, 'Roles');
  const omar = await office.signedIn(SECOND_MANAGER);
  expect((await jane.refused('commit-inputs', { auditId })).status).toBe(403);
  const elsewhere = { auditId, kind: 'manifest', jurisdiction: 'J1' } as const;
  expect((await omar.refused('remove-file', elsewhere)).status).toBe(403);
  expect(await omar.client.ask('jurisdiction', { auditId, jurisdiction: 'J1' })).toMatchObject({ ok: false });
  expect((await ada.refused('create-boards', { auditId, jurisdiction: 'J1', count: 1 })).status).toBe(403);
  const stranger = await office.signedIn('stranger@elsewhere.example');
  expect(await stranger.client.ask('plan', { auditId })).toMatchObject({ ok: false, error: { status: 404 } });
  expect(await office.nobody().client.ask('plan', { auditId })).toMatchObject({ ok: false, error: { status: 401 } });
});

test('a draw that was killed is drawn again by the next process, to the same sample', async () => {
  const { auditId } = await planPolling(office, ada, 'Killed');
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [TARGET]: 119 } });
  const again = await ada.refused('launch-round', { auditId, round: 1, sampleSizes: { [TARGET]: 119 } });
  expect(again.code).toBe('draw-under-way');
  // What a killed process leaves behind: a job it had taken, and no lock, because that went with its connection.
  const { db } = office.services;
  await sql`update graphile_worker._private_jobs set locked_by = 'pool-7', locked_at = now() - interval '1 minute', attempts = 1`.execute(
    db,
  );
  await sql`update graphile_worker._private_job_queues set locked_by = 'pool-7', locked_at = now()`.execute(db);
  await sql`update draw_job set state = 'running'`.execute(db);

  const jobs = await office.startJobs();
  await waitForRound(ada, auditId, 1);
  const { jurisdictions, heading } = await ada.ask('round-progress', { auditId });
  expect(jurisdictions.map((one) => [one.draws, one.units])).toEqual([
    [80, 76],
    [39, 36],
    [0, 0],
  ]);
  expect(heading.job).toBeNull();
  await jobs.stop();
});

test('a draw that the queue has given up is shown as failed, and can be started again', async () => {
  const { auditId } = await planPolling(office, ada, 'Given up');
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '1' });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [TARGET]: 119 } });
  await sql`update graphile_worker._private_jobs set attempts = max_attempts`.execute(office.services.db);
  const jobs = await office.startJobs();
  const { heading } = await ada.ask('plan', { auditId });
  expect(heading.nextStep.step).toBe('drawing-failed');
  expect(heading.job).toMatchObject({ state: 'failed', message: expect.stringContaining('Start the round again') });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [TARGET]: 119 } });
  await waitForRound(ada, auditId, 1);
  await jobs.stop();
});

test('an upload that breaks off leaves nothing behind', async () => {
  const auditId = await planAudit(office, ada, { name: 'Broken off', type: 'ballot-polling', ...POLLING });
  const before = await ada.ask('plan', { auditId });
  const address = uploadAddress({ auditId, kind: 'participants', jurisdiction: null, name: 'participants.csv' });
  await new Promise<void>((resolve) => {
    const headers = { 'content-length': '1000', 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
    const request = http.request(`${office.origin}${address}`, {
      method: 'POST',
      headers: { ...headers, cookie: ada.cookie() },
    });
    request.on('error', () => resolve());
    request.write('Jurisdiction,Admin');
    setTimeout(() => request.destroy(), 100);
  });
  expect(await ada.ask('plan', { auditId })).toEqual(before);
});

test('totals that no longer fit the contests wait in their slot; those that still fit are used again by themselves', async () => {
  const auditId = await planAudit(office, ada, { name: 'Stale totals', type: 'batch-comparison', ...BATCHES });
  const jane = await office.signedIn(FIRST_MANAGER);
  const { manifest, totals } = BATCHES.files.J1;
  const slot = { auditId, jurisdiction: 'J1' } as const;
  await useFile(jane, { ...slot, kind: 'manifest' }, manifest);
  await useFile(jane, { ...slot, kind: 'candidate-totals' }, totals);
  const totalsSlot = async () =>
    (await jane.ask('jurisdiction', slot)).slots.find((one) => one.kind === 'candidate-totals');
  expect((await totalsSlot())?.registered?.figures).toEqual({ batches: 9, ballotsImplied: 2500 });

  // More votes allowed: the file is read again and still fits.
  const [contest] = BATCHES.contests;
  await ada.send('define-contests', { auditId, contests: [{ ...contest, votesAllowed: 3 }] });
  expect((await totalsSlot())?.registered?.figures).toEqual({ batches: 9, ballotsImplied: 1671 });

  // Another choice: the file lacks its column.
  const renamed = { ...contest, choices: [...contest.choices, { name: 'candidate 4', votes: 10 }] };
  await ada.send('define-contests', { auditId, contests: [renamed] });
  const stale = await totalsSlot();
  expect(stale?.registered).toBeNull();
  expect(stale?.lastUpload).toMatchObject({ accepted: false, issues: [{ code: 'MISSING_COLUMN' }] });

  // The contests as they were, and then a manifest with other batches.
  await ada.send('define-contests', { auditId, contests: BATCHES.contests });
  const { uploadId = '' } = (await totalsSlot())?.lastUpload ?? {};
  await jane.send('register-file', { ...slot, kind: 'candidate-totals', uploadId, confirmed: false });
  expect((await totalsSlot())?.registered).not.toBeNull();
  await useFile(jane, { ...slot, kind: 'manifest' }, manifest.replace('Batch 9', 'Batch 10'));
  expect((await totalsSlot())?.lastUpload).toMatchObject({ accepted: false, issues: [{ code: 'BATCH_SET_MISMATCH' }] });
});

test('a file that is refused shows all its problems, and nothing is registered', async () => {
  const auditId = await planAudit(office, ada, { name: 'Bad files', type: 'ballot-polling', ...POLLING });
  const jane = await office.signedIn(FIRST_MANAGER);
  const slot = { auditId, kind: 'manifest', jurisdiction: 'J1' } as const;
  const text = 'Batch Name,Number of Ballots\n1,23\n1,-5\n,7\n';
  const report = await jane.upload(slot, { name: 'manifest.csv', text });
  expect(report.accepted).toBe(false);
  expect(report.issues.map((issue) => issue.code).toSorted()).toEqual([
    'BLANK_CELL',
    'DUPLICATE_KEY',
    'NEGATIVE_NUMBER',
  ]);
  const refused = await jane.refused('register-file', { ...slot, uploadId: report.uploadId, confirmed: true });
  expect(refused.code).toBe('upload-refused');
  const { slots, line } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(slots[0]).toMatchObject({ registered: null, lastUpload: { uploadId: report.uploadId } });
  expect(line.status).toBe('upload-failed');
  const csv = await jane.download(`/api/uploads/${report.uploadId}/issues.csv`);
  expect(csv).toContain('DUPLICATE_KEY');
});

test('what a file asks to confirm has to be confirmed', async () => {
  const auditId = await planAudit(office, ada, { name: 'Confirmations', type: 'ballot-polling', ...POLLING });
  const slot = { auditId, kind: 'participants', jurisdiction: null } as const;
  const report = await ada.upload(slot, {
    name: 'participants.csv',
    text: `Jurisdiction,Admin Email\nJ1,${FIRST_MANAGER}\n`,
  });
  expect(report).toMatchObject({ accepted: true, needsConfirmation: true, issues: [{ severity: 'CONFIRM' }] });
  const file = { ...slot, uploadId: report.uploadId };
  expect((await ada.refused('register-file', { ...file, confirmed: false })).code).toBe('confirmation-needed');
  await ada.send('register-file', { ...file, confirmed: true });
  const omar = await office.signedIn(SECOND_MANAGER);
  const { jurisdictions } = await omar.ask('home', {});
  expect(jurisdictions.filter((one) => one.audit.auditId === auditId)).toEqual([]);
});
