import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../../demonstration/small-elections.ts';
import { FIRST_MANAGER, planAudit, SECOND_MANAGER } from '../../journeys/plan-audit.ts';
import { ADMINISTRATOR, openTestOffice } from '../../testing/test-office.ts';
import { uploadQuotaLeft } from './upload-quota.ts';

/* How much somebody may upload in a day: a thousand megabytes, and twelve times that of cast vote records, for a person and for a place. */

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const auditId = await planAudit(office, ada, { name: 'Quota', type: 'ballot-polling', ...POLLING });
const jane = await office.signedIn(FIRST_MANAGER);
await office.signedIn(SECOND_MANAGER);
const J1 = { auditId, kind: 'manifest', jurisdiction: 'J1' } as const;

async function personOf(email: string): Promise<string> {
  const { rows } = await office.services.pool.query<{ id: string }>('select id from person where email = $1', [email]);
  return rows[0]?.id ?? '';
}

test('exactly as much as is allowed is the end of it, and one byte less leaves one', async () => {
  const first = await personOf(FIRST_MANAGER);
  const second = await personOf(SECOND_MANAGER);
  await jane.upload(J1, { name: 'manifest.csv', text: POLLING.manifests.J1 });
  const grownTo = (bytes: number) => office.services.pool.query('update upload set bytes = $1', [bytes]);
  const leftFor = (personId: string, place: Partial<typeof J1> | { jurisdiction: string; kind: 'cvrs' } = {}) =>
    uploadQuotaLeft(office.services, { personId, ...J1, ...place });
  await grownTo(999_999_999);
  expect(await leftFor(first)).toEqual({ ok: true, value: 1 });
  await grownTo(1_000_000_000);
  expect(await leftFor(first)).toMatchObject({ ok: false, error: { code: 'upload-quota-reached' } });
  // The place is full for everybody, and the person everywhere; others elsewhere are not held up, nor are cast vote records.
  expect(await leftFor(second)).toMatchObject({ ok: false, error: { code: 'upload-quota-reached' } });
  expect(await leftFor(second, { jurisdiction: 'J2' as 'J1' })).toEqual({ ok: true, value: 1_000_000_000 });
  expect(await leftFor(first, { jurisdiction: 'J2' as 'J1' })).toMatchObject({ ok: false });
  expect(await leftFor(first, { kind: 'cvrs' as 'manifest' })).toEqual({ ok: true, value: 12_000_000_000 });
  office.clock.now = new Date(office.clock.now.getTime() + 24 * 60 * 60_000 + 1);
  expect(await leftFor(first)).toEqual({ ok: true, value: 1_000_000_000 });
  expect(await leftFor(randomUUID())).toEqual({ ok: true, value: 1_000_000_000 });
});
