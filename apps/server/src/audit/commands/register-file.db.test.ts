import { afterAll, expect, test } from 'vitest';
import { BATCHES, POLLING } from '../../demonstration/small-elections.ts';
import { FIRST_MANAGER, planAudit, SECOND_MANAGER } from '../../journeys/plan-audit.ts';
import { ADMINISTRATOR, openTestOffice } from '../../testing/test-office.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const PARTICIPANTS = `Jurisdiction,Admin Email\nJ1,${FIRST_MANAGER}\nJ2,${FIRST_MANAGER}\nJ3,${FIRST_MANAGER}\n`;

test('a manager does not register the list of participants, though the administrator has uploaded it', async () => {
  const auditId = await planAudit(office, ada, { name: 'Participants', type: 'ballot-polling', ...POLLING });
  const jane = await office.signedIn(FIRST_MANAGER);
  const slot = { auditId, kind: 'participants', jurisdiction: null } as const;
  const { uploadId } = await ada.upload(slot, { name: 'participants.csv', text: PARTICIPANTS });
  const file = { ...slot, uploadId, confirmed: true };
  expect(await jane.refused('register-file', file)).toMatchObject({ status: 403, code: 'not-allowed' });
  // Omar still manages J3.
  const omar = await office.signedIn(SECOND_MANAGER);
  expect((await omar.ask('home', {})).jurisdictions.map((one) => one.audit.auditId)).toContain(auditId);
  await ada.send('register-file', file);
  expect((await omar.ask('home', {})).jurisdictions.map((one) => one.audit.auditId)).not.toContain(auditId);
});

test('an upload is registered in the slot it was made for, and in no other', async () => {
  const auditId = await planAudit(office, ada, { name: 'Slots', type: 'batch-comparison', ...BATCHES });
  const other = await planAudit(office, ada, { name: 'Other slots', type: 'batch-comparison', ...BATCHES });
  const jane = await office.signedIn(FIRST_MANAGER);
  const slot = { auditId, kind: 'manifest', jurisdiction: 'J1' } as const;
  const { uploadId } = await jane.upload(slot, { name: 'manifest.csv', text: BATCHES.files.J1.manifest });
  const file = { ...slot, uploadId, confirmed: false };
  for (const elsewhere of [
    { ...file, jurisdiction: 'J2' },
    { ...file, auditId: other },
    { ...file, kind: 'candidate-totals' as const },
    { ...file, uploadId: '00000000-0000-4000-8000-000000000000' },
  ]) {
    expect((await jane.refused('register-file', elsewhere)).code).toBe('upload-not-there');
  }
  await jane.send('register-file', file);
  const { slots } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(slots.find((one) => one.kind === 'manifest')?.registered?.figures).toMatchObject({ batches: 9 });
});
