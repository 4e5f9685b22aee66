import { randomUUID } from 'node:crypto';
import { assert } from '@plumbline/prelude';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { BATCHES, POLLING } from '../demonstration/small-elections.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, useFile } from './plan-audit.ts';
import { planBatches } from './plan-small-election.ts';

const office = await openTestOffice({ jobs: true });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const { services } = office;

/** Has `before` done before every task of the threads, until the test ends. */
async function withEveryTask(before: (name: string) => Promise<void>, work: () => Promise<void>): Promise<void> {
  const { run } = services.workers;
  const observed: WorkerPool['run'] = (name, input, onProgress) =>
    before(name).then(() => run(name, input, onProgress));
  Object.assign(services.workers, { run: observed });
  try {
    await work();
  } finally {
    Object.assign(services.workers, { run });
  }
}

/** Whether a transaction holds the audit: its row is then passed over. */
async function isHeld(auditId: string): Promise<boolean> {
  const rows = await sql`select id from log_chain where id = ${`audit:${auditId}`} for update skip locked`.execute(
    services.db,
  );
  return rows.rows.length === 0;
}

test('nothing is read and nothing computed while an audit is held', async () => {
  const { auditId, jane } = await planBatches(office, ada, { name: 'Never held while computing' });
  const seen: string[] = [];
  const held: string[] = [];
  const watch = async (name: string) => {
    seen.push(name);
    if (await isHeld(auditId)) held.push(name);
  };
  await withEveryTask(watch, async () => {
    const slot = { auditId, jurisdiction: 'J1' } as const;
    // New names and a new plan, so that nothing of it was read before.
    await useFile(jane, { ...slot, kind: 'manifest' }, `${BATCHES.files.J1.manifest}\n`);
    await useFile(jane, { ...slot, kind: 'candidate-totals' }, `${BATCHES.files.J1.totals}\n`);
    const [contest] = BATCHES.contests;
    await ada.send('define-contests', { auditId, contests: [{ ...contest, votesAllowed: 3 }] });
    await ada.send('define-contests', { auditId, contests: BATCHES.contests });
    const text = BATCHES.participants({ first: FIRST_MANAGER, second: 'somebody@else.example' });
    await useFile(ada, { auditId, kind: 'participants', jurisdiction: null }, text);
    await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { [contest.name]: 2 } });
    for (const jurisdiction of ['J1', 'J2']) {
      const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction });
      for (const { batch } of batches) {
        const votes = { [contest.name]: Object.fromEntries(contest.choices.map((choice) => [choice.name, 0])) };
        const sheets = [{ name: 'Sheet 1', votes }];
        await jane.send('record-batch', { auditId, jurisdiction, batch, sheets, basedOn: null });
      }
      if (batches.length > 0) await jane.send('finalize-tallies', { auditId, jurisdiction });
    }
    await ada.send('close-round', { auditId, round: 1 });
  });
  expect(new Set(seen)).toEqual(
    new Set([
      'check-upload',
      'read-participants',
      'read-manifest',
      'read-totals',
      'sample-sizes',
      'store-sample',
      'measure-risk',
    ]),
  );
  expect(held).toEqual([]);
});

test('a file that was checked against contests that have changed since is checked against the new ones', async () => {
  const auditId = await planAudit(office, ada, { name: 'Moved meanwhile', type: 'batch-comparison', ...BATCHES });
  const jane = await office.signedIn(FIRST_MANAGER);
  const slot = { auditId, kind: 'candidate-totals', jurisdiction: 'J1' } as const;
  const [contest] = BATCHES.contests;
  await useFile(jane, { ...slot, kind: 'manifest' }, BATCHES.files.J1.manifest);
  const { uploadId } = await jane.upload(slot, { name: 'totals.csv', text: BATCHES.files.J1.totals });
  await ada.send('define-contests', { auditId, contests: [{ ...contest, votesAllowed: 3 }] });
  const another = { ...contest, choices: [...contest.choices, { name: 'candidate 4', votes: 10 }] };
  let checks = 0;
  const addChoice = async (name: string) => {
    if (name !== 'check-upload') return;
    checks += 1;
    if (checks === 1) await ada.send('define-contests', { auditId, contests: [another] });
  };
  await withEveryTask(addChoice, async () => {
    // When it is sent the file fits; before it is its turn there is a choice that the file does not have.
    const refused = await jane.refused('register-file', { ...slot, uploadId, confirmed: false });
    expect(refused.code).toBe('upload-refused');
  });
  expect(checks).toBe(2);
  const { slots } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(slots.find((one) => one.kind === 'candidate-totals')?.registered).toBeNull();
});

test('a round is measured again where something was entered while it was being measured', async () => {
  const { auditId, jane } = await planBatches(office, ada, { name: 'Measured meanwhile' });
  const [contest] = BATCHES.contests;
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { [contest.name]: 2 } });
  const counted: string[] = [];
  for (const jurisdiction of ['J1', 'J2']) {
    const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction });
    for (const { batch } of batches) {
      const votes = { [contest.name]: Object.fromEntries(contest.choices.map((choice) => [choice.name, 0])) };
      const sheets = [{ name: 'Sheet 1', votes }];
      await jane.send('record-batch', { auditId, jurisdiction, batch, sheets, basedOn: null });
    }
    if (batches.length > 0) counted.push(jurisdiction);
  }
  let measured = 0;
  const finalizeMeanwhile = async (name: string) => {
    if (name !== 'measure-risk') return;
    measured += 1;
    if (measured > 1) return;
    for (const jurisdiction of counted) await jane.send('finalize-tallies', { auditId, jurisdiction });
  };
  await withEveryTask(finalizeMeanwhile, async () => {
    await ada.send('close-round', { auditId, round: 1 });
  });
  expect(measured).toBe(2);
});

test('the same file sent many times is read once', async () => {
  const auditId = await planAudit(office, ada, { name: 'Sent again', type: 'ballot-polling', ...POLLING });
  const jane = await office.signedIn(FIRST_MANAGER);
  const slot = { auditId, kind: 'manifest', jurisdiction: 'J1' } as const;
  const read: string[] = [];
  await withEveryTask(
    async (name) => {
      read.push(name);
    },
    async () => {
      for (let times = 0; times < 4; times += 1) await useFile(jane, slot, POLLING.manifests.J1);
    },
  );
  expect(read).toEqual(['check-upload']);
});

test('a command that waits too long for another process is told to come back, and does nothing', async () => {
  const auditId = await planAudit(office, ada, { name: 'Held elsewhere', type: 'ballot-polling', ...POLLING });
  await services.db.transaction().execute(async (tx) => {
    await sql`select id from log_chain where id = ${`audit:${auditId}`} for update`.execute(tx);
    const waiting = ada.client.send(
      'declare-jurisdiction',
      { auditId, jurisdiction: 'J3', holdsBallots: false },
      randomUUID(),
    );
    await endWait();
    const answer = await waiting;
    assert(!answer.ok, 'it cannot be done', answer);
    expect(answer.error).toMatchObject({ status: 503, code: 'busy' });
  });
  const { plan } = await ada.ask('plan', { auditId });
  expect(plan.withoutBallots).toEqual([]);
});

/** Ends the wait of the one session that waits for a row, as its time-out would. */
async function endWait(): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const { rows } = await sql<{ done: boolean }>`
      select pg_cancel_backend(pid) as done from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%hold_audit(%'`.execute(
      services.db,
    );
    if (rows.length > 0) return;
  }
  assert(false, 'somebody waits for the row');
}
