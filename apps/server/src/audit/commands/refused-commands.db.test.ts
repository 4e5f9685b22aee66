import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../../check/check-installation.ts';
import { BATCHES, POLLING } from '../../demonstration/small-elections.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, SECOND_MANAGER, useFile } from '../../journeys/plan-audit.ts';
import { planBatches, planPolling } from '../../journeys/plan-small-election.ts';
import { readHead } from '../../log/read-log.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../../testing/test-office.ts';

/* What commands refuse is answered with why, before anything is worked out or written; and what they do beside their own entries. */

const office = await openTestOffice();
afterAll(() => office.close());
const { services, clock, organizationId } = office;
const ada = await office.signedIn(ADMINISTRATOR);

const [CONTEST] = BATCHES.contests;
const SIZES = { [CONTEST.name]: 7 };
const sheets = (votes: number) => [
  { name: 'Sheet 1', votes: { [CONTEST.name]: { 'candidate 1': votes, 'candidate 2': 0, 'candidate 3': 0 } } },
];

/** A batch comparison that is planned, one whose first round is open, and a polling audit that is planned. */
const planned: { auditId: string; jane: TestPerson } = Object.create(null);
const open: { auditId: string; jane: TestPerson } = Object.create(null);
const polling: { auditId: string; jane: TestPerson } = Object.create(null);
beforeAll(async () => {
  Object.assign(planned, await planBatches(office, ada, { name: 'Planned' }));
  Object.assign(open, await planBatches(office, ada, { name: 'Open' }));
  Object.assign(polling, await planPolling(office, ada, 'Polling'));
  await openFirstRound(ada, { auditId: open.auditId, seed: '1234567890', sampleSizes: SIZES });
}, 120_000);

async function entriesIn(auditId: string): Promise<number | undefined> {
  return (await readHead(services.db, `audit:${auditId}`))?.number;
}

test('what the rules of an audit refuse is answered with their code, and leaves no entry', async () => {
  const { auditId, jane } = planned;
  const before = await entriesIn(auditId);
  const codes = [
    await ada.refused('define-contests', { auditId, contests: [CONTEST, CONTEST] }),
    await ada.refused('match-names', { auditId, jurisdiction: 'J1', contests: {}, choices: {} }),
    await ada.refused('find-assertions', { auditId }),
    await ada.refused('choose-sampling', { auditId, cardStyles: true }),
    await ada.refused('declare-jurisdiction', { auditId, jurisdiction: 'J3', holdsBallots: false }),
    await ada.refused('close-round', { auditId, round: 1 }),
    await ada.refused('launch-round', { auditId, round: 1, sampleSizes: SIZES }),
    await jane.refused('finalize-tallies', { auditId, jurisdiction: 'J1' }),
    await jane.refused('create-boards', { auditId, jurisdiction: 'J1', count: 1 }),
    await ada.refused('combine-batches', {
      auditId,
      jurisdiction: 'J1',
      name: 'Mixed',
      batches: ['Batch 1', 'Batch 99'],
    }),
    await jane.refused('send-batch-to-review', {
      ...{ auditId, jurisdiction: 'J1', batch: 'Batch 1' },
      ...{ kinds: { 'write-in': 1 }, basedOn: null },
    }),
  ].map(({ code }) => code);
  expect(codes).toEqual([
    'contest-name-repeated',
    'not-for-audit-type',
    'not-for-audit-type',
    'not-for-audit-type',
    'not-for-audit-type',
    'audit-not-in-phase',
    'audit-not-in-phase',
    'audit-not-in-phase',
    'audit-not-in-phase',
    'batches-not-combinable',
    'audit-not-in-phase',
  ]);
  expect(await entriesIn(auditId)).toBe(before);
});

test('a batch is required where the manifest of its county lists it, and of a county without one it is said that it is missing', async () => {
  const auditId = await planAudit(office, ada, { name: 'Required', type: 'batch-comparison', ...BATCHES });
  await useFile(ada, { auditId, kind: 'manifest', jurisdiction: 'J1' }, BATCHES.files.J1.manifest);
  const require = (...places: readonly (readonly [string, string])[]) => ({
    auditId,
    required: places.map(([jurisdiction, batch]) => ({ jurisdiction, batch })),
    onePerJurisdiction: false,
  });
  const refused = await ada.refused('choose-extra-batches', require(['J2', 'Batch 1'], ['J1', 'Batch 10']));
  expect(refused.code).toBe('batches-not-requirable');
  // J1 lists nine batches, and J2 has no manifest yet.
  expect(refused.detail).toMatch(/J2.*manifest/);
  await ada.send('choose-extra-batches', require(['J1', 'Batch 9']));
});

test('a file that cannot be used is not registered, nor one with something to confirm that nobody has confirmed', async () => {
  const auditId = await planAudit(office, ada, { name: 'Files', type: 'batch-comparison', ...BATCHES });
  const slot = { auditId, kind: 'manifest', jurisdiction: 'J1' } as const;
  const before = await entriesIn(auditId);
  const wrong = await ada.upload(slot, { name: 'wrong.csv', text: 'Batch Name,Number of Ballots\nBatch 1,-5\n' });
  for (const confirmed of [false, true]) {
    expect(await ada.refused('register-file', { ...slot, uploadId: wrong.uploadId, confirmed })).toMatchObject({
      code: 'upload-refused',
      detail: expect.stringContaining('Correct'),
    });
  }
  const list = { auditId, kind: 'participants', jurisdiction: null } as const;
  const shorter = `Jurisdiction,Admin Email\nJ1,${SECOND_MANAGER}\nJ2,${SECOND_MANAGER}\n`;
  const { uploadId, needsConfirmation } = await ada.upload(list, { name: 'shorter.csv', text: shorter });
  expect(needsConfirmation).toBe(true);
  expect((await ada.refused('register-file', { ...list, uploadId, confirmed: false })).code).toBe(
    'confirmation-needed',
  );
  expect(await entriesIn(auditId)).toBe(before);
  await ada.send('register-file', { ...list, uploadId, confirmed: true });
  expect((await ada.ask('plan', { auditId })).plan.jurisdictions.map(({ name }) => name)).toEqual(['J1', 'J2']);
});

test('a round is launched by its number, for just the contests that are open', async () => {
  const { auditId } = await planBatches(office, ada, { name: 'Launched' });
  await ada.send('commit-inputs', { auditId });
  expect((await ada.refused('launch-round', { auditId, round: 1, sampleSizes: SIZES })).code).toBe(
    'audit-not-in-phase',
  );
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  const launch = async (round: number, sampleSizes: Readonly<Record<string, number>>) =>
    (await ada.refused('launch-round', { auditId, round, sampleSizes })).code;
  expect(await launch(2, SIZES)).toBe('wrong-round');
  expect(await launch(1, {})).toBe('sizes-not-for-outstanding-contests');
  expect(await launch(1, { ...SIZES, Levy: 3 })).toBe('sizes-not-for-outstanding-contests');
  expect(await launch(1, { Levy: 3 })).toBe('sizes-not-for-outstanding-contests');
  // The manifests list 15 batches.
  expect(await ada.refused('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST.name]: 16 } })).toMatchObject({
    code: 'sample-larger-than-population',
    detail: expect.stringMatching(/16.*15/),
    issues: [{ path: `sampleSizes.${CONTEST.name}` }],
  });
  const tooMany = { auditId, round: 1, sampleSizes: { [CONTEST.name]: 500_001 } };
  expect(await ada.refused('launch-round', tooMany)).toMatchObject({
    code: 'sample-too-large',
    issues: [{ path: `sampleSizes.${CONTEST.name}` }],
  });
  expect((await ada.ask('plan', { auditId })).heading).toMatchObject({ phase: 'seeded', job: null });
});

test('links for boards and for tally entry are made where there are boards and batches to count, while the round is open', async () => {
  const inJ1 = (auditId: string) => ({ auditId, jurisdiction: 'J1' });
  const board = { board: 'Audit Board #01' };
  for (const command of ['rotate-board-link', 'replace-board-pin'] as const) {
    expect((await planned.jane.refused(command, { ...inJ1(planned.auditId), ...board })).code).toBe(
      'audit-not-in-phase',
    );
    expect((await open.jane.refused(command, { ...inJ1(open.auditId), ...board })).code).toBe('unknown-board');
  }
  const link = async ({ auditId, jane }: typeof open, jurisdiction = 'J1') =>
    (await jane.refused('make-tally-link', { auditId, jurisdiction })).code;
  expect(await link(planned)).toBe('audit-not-in-phase');
  const omar = await office.signedIn(SECOND_MANAGER);
  expect(await link({ auditId: open.auditId, jane: omar }, 'J3')).toBe('nothing-to-audit');
});

test('with the tallies of a county ends the entry at other computers where it was opened, and the office’s log says so once', async () => {
  const { auditId, jane } = open;
  const closings = async () =>
    (await ada.ask('office-log', { organizationId })).entries
      .filter(({ type }) => type === 'tally-link-closed')
      .map(({ data }) => data);
  await jane.send('make-tally-link', { auditId, jurisdiction: 'J1' });
  const gone = { auditId, jurisdiction: 'J1', entryId: randomUUID() };
  expect((await jane.refused('end-tally-entry', gone)).code).toBe('not-found');
  expect((await jane.refused('confirm-tally-entry', { ...gone, number: '123456' })).code).toBe('not-found');
  for (const jurisdiction of ['J1', 'J2']) {
    expect((await jane.refused('finalize-tallies', { auditId, jurisdiction })).code).toBe('batches-outstanding');
    const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction });
    for (const { batch } of batches) {
      await jane.send('record-batch', { auditId, jurisdiction, batch, sheets: sheets(1), basedOn: null });
    }
    expect(await closings()).toEqual(jurisdiction === 'J1' ? [] : [{ auditId, jurisdiction: 'J1', round: 1 }]);
    await jane.send('finalize-tallies', { auditId, jurisdiction });
    expect(await closings()).toEqual([{ auditId, jurisdiction: 'J1', round: 1 }]);
  }
  expect((await jane.refused('make-tally-link', { auditId, jurisdiction: 'J1' })).code).toBe('tallies-final');
});

test('a list of more than 400 lines is not mailed, and a part of it is', async () => {
  const auditId = await planAudit(office, ada, { name: 'A long list', type: 'ballot-polling', ...POLLING });
  const manifests = {
    J1: 'Container,Batch Name,Number of Ballots\nBox 1,A,500\nBox 2,B,490\n',
    J2: 'Container,Batch Name,Number of Ballots\nBox 1,C,10\n',
  };
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(ada, { auditId, kind: 'manifest', jurisdiction }, manifests[jurisdiction]);
  }
  await ada.send('declare-jurisdiction', { auditId, jurisdiction: 'J3', holdsBallots: false });
  // Of 1,000 cards 1,000 draws fall on about 632, all but six of them in J1; half of these in each box.
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 1000 } });
  const jane = await office.signedIn(FIRST_MANAGER);
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
  const mails = async () => (await ada.ask('outbox', {})).messages.filter(({ to }) => to === 'ann@j1.example').length;
  const way = { by: 'mailed', email: 'ann@j1.example' } as const;
  const whole = { auditId, jurisdiction: 'J1', part: null, person: 'Ann Lee', way };
  expect(await jane.refused('take-list', whole)).toMatchObject({
    code: 'list-too-long-to-mail',
    detail: expect.stringContaining('400'),
  });
  expect(await mails()).toBe(0);
  await jane.send('take-list', { ...whole, part: { by: 'container', name: 'Box 1' } });
  expect(await mails()).toBe(1);
});

test('of a county that the audit does not have nothing is planned and nothing made', async () => {
  const place = { auditId: planned.auditId, jurisdiction: 'J9' };
  const gone = { status: 404, code: 'not-found', detail: expect.stringContaining('J9') };
  expect(await ada.refused('set-supplies', { ...place, lines: null, basedOn: 0 })).toMatchObject(gone);
  expect(await ada.refused('set-staffing', { ...place, names: [], basedOn: 0 })).toMatchObject(gone);
  const file = { what: 'reported-results' } as const;
  expect(await ada.refused('make-file', { ...place, file })).toMatchObject(gone);
});

test('what was checked of a manifest was checked by today, wherever on earth it is today', async () => {
  const { auditId } = planned;
  // Where the day begins first it is fourteen hours later than in UTC.
  clock.now = new Date('2026-11-10T09:59:59.999Z');
  const jane = await office.signedIn(FIRST_MANAGER);
  const { slots } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const manifest = slots.find(({ kind }) => kind === 'manifest')?.registered?.sha256 ?? '';
  const included = { listed: 'included' } as const;
  const ballots = {
    'election-day': included,
    early: included,
    mail: included,
    uocava: included,
    provisional: included,
    'cured-or-late': included,
  };
  const stated = {
    auditId,
    jurisdiction: 'J1',
    manifest,
    verified: 'hand-count',
    by: 'Canvass board',
    ballots,
  } as const;
  expect((await jane.refused('state-manifest', { ...stated, on: '2026-11-11' })).code).toBe('day-not-come');
  clock.now = new Date('2026-11-10T10:00:00.000Z');
  await jane.send('state-manifest', { ...stated, on: '2026-11-11' });
  expect((await jane.refused('state-manifest', { ...stated, on: '2026-11-12' })).code).toBe('day-not-come');
});

test('what was refused and done here left logs and tables that agree', async () => {
  expect((await checkInstallation({ ...services, ownsTheLog: false })).differences).toEqual([]);
});
