import { logAddress } from '@plumbline/api';
import { afterAll, expect, test } from 'vitest';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openFirstRound, SECOND_MANAGER } from './plan-audit.ts';
import { planBatches } from './plan-small-election.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

async function tallies(person: TestPerson, auditId: string): Promise<readonly unknown[]> {
  const { entries } = await person.ask('log', { auditId });
  return entries.filter((entry) => entry.type === 'batch-recorded').map((entry) => entry.data);
}

test('a manager reads what others have counted when their tallies are final, and not before', async () => {
  const { auditId, jane } = await planBatches(office, ada, { name: 'The log of others' });
  const omar = await office.signedIn(SECOND_MANAGER);
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 7 } });
  const count = (jurisdiction: string, batch: string) => {
    const votes = { 'Contest 1': { 'candidate 1': 100, 'candidate 2': 50, 'candidate 3': 40 } };
    return jane.send('record-batch', { auditId, jurisdiction, batch, sheets: [{ name: 'S', votes }], basedOn: null });
  };
  await count('J2', 'Batch 3');
  expect(await tallies(omar, auditId)).toEqual([null]);
  const own = expect.objectContaining({ batch: 'Batch 3' });
  expect(await tallies(jane, auditId)).toEqual([own]);
  expect(await tallies(ada, auditId)).toEqual([own]);
  const whole = (person: TestPerson) => person.fetch(`${office.origin}${logAddress(auditId)}`, { method: 'GET' });
  const refused = await whole(omar);
  expect(await refused.json()).toMatchObject({ status: 403, detail: expect.stringContaining('final') });
  expect((await whole(ada)).status).toBe(200);

  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J2' });
  expect(await tallies(omar, auditId)).toEqual([own]);
  expect((await whole(omar)).status).toBe(403);

  for (const batch of ['Batch 1', 'Batch 2', 'Batch 4', 'Batch 6', 'Batch 8']) await count('J1', batch);
  expect((await tallies(omar, auditId)).filter((data) => data === null)).toHaveLength(5);
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J1' });
  expect((await tallies(omar, auditId)).filter((data) => data === null)).toEqual([]);
  expect((await whole(omar)).status).toBe(200);
});
