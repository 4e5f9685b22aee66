import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { BATCHES } from '../../demonstration/small-elections.ts';
import { FIRST_MANAGER, planAudit, useFile } from '../../journeys/plan-audit.ts';
import { ADMINISTRATOR, openTestOffice } from '../../testing/test-office.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const jane = await office.signedIn(FIRST_MANAGER);
const [CONTEST] = BATCHES.contests;

/** An audit whose two counties have their files. */
async function planned(name: string) {
  const auditId = await planAudit(office, ada, { name, type: 'batch-comparison', ...BATCHES });
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, BATCHES.files[jurisdiction].manifest);
    await useFile(jane, { auditId, kind: 'candidate-totals', jurisdiction }, BATCHES.files[jurisdiction].totals);
  }
  return auditId;
}

async function totalsIn(auditId: string, jurisdiction: string) {
  const { slots } = await jane.ask('jurisdiction', { auditId, jurisdiction });
  const slot = slots.find((one) => one.kind === 'candidate-totals');
  assert(slot !== undefined, 'there is a place for the totals');
  return slot;
}

const OTHER_CHOICES = { ...CONTEST, choices: [...CONTEST.choices, { name: 'candidate 4', votes: 10 }] };

test('a change of the contests checks the totals of every county again, and keeps those that fit', async () => {
  const auditId = await planned('All counties');
  await ada.send('define-contests', { auditId, contests: [{ ...CONTEST, votesAllowed: 3 }] });
  for (const jurisdiction of ['J1', 'J2']) {
    expect((await totalsIn(auditId, jurisdiction)).registered).not.toBeNull();
  }
  await ada.send('define-contests', { auditId, contests: [OTHER_CHOICES] });
  for (const jurisdiction of ['J1', 'J2']) {
    const slot = await totalsIn(auditId, jurisdiction);
    expect(slot.registered).toBeNull();
    expect(slot.lastUpload).toMatchObject({ accepted: false, issues: [{ code: 'MISSING_COLUMN' }] });
  }
});

test('a new manifest checks the totals of its own county again, and leaves the others alone', async () => {
  const auditId = await planned('One county');
  const before = await totalsIn(auditId, 'J2');
  const manifest = BATCHES.files.J1.manifest;
  await useFile(
    jane,
    { auditId, kind: 'manifest', jurisdiction: 'J1' },
    `${manifest.trimEnd()}\n`.replaceAll('\n', '\r\n'),
  );
  expect((await totalsIn(auditId, 'J1')).registered?.figures).toMatchObject({ batches: 9 });
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'J1' }, manifest.replace('Batch 9', 'Batch 10'));
  expect(await totalsIn(auditId, 'J1')).toMatchObject({
    registered: null,
    lastUpload: { accepted: false, issues: [{ code: 'BATCH_SET_MISMATCH' }] },
  });
  expect(await totalsIn(auditId, 'J2')).toEqual(before);
});

test('totals whose manifest is removed are set aside, and are not registered without one', async () => {
  const auditId = await planned('Without a manifest');
  await jane.send('remove-file', { auditId, kind: 'manifest', jurisdiction: 'J1' });
  expect((await totalsIn(auditId, 'J1')).registered).toBeNull();
});

test('a newer upload that nobody has used does not take the place of the file that is used', async () => {
  const auditId = await planned('Newer upload');
  const slot = { auditId, kind: 'candidate-totals', jurisdiction: 'J1' } as const;
  const other = BATCHES.files.J1.totals.replace('Batch 9,100', 'Batch 9,99');
  expect(other).not.toBe(BATCHES.files.J1.totals);
  await jane.upload(slot, { name: 'newer.csv', text: other });
  await ada.send('define-contests', { auditId, contests: [{ ...CONTEST, votesAllowed: 3 }] });
  // Whether the newer or the older is meant, somebody has to say.
  expect((await totalsIn(auditId, 'J1')).registered).toBeNull();
  expect((await totalsIn(auditId, 'J2')).registered).not.toBeNull();
});
