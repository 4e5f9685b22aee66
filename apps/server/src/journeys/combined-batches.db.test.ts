import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { auditChain, fieldworkChain } from '../log/audit-chains.ts';
import { readLog } from '../log/read-log.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { commitInputs, waitForRound } from './plan-audit.ts';
import { planBatches } from './plan-small-election.ts';

/*
 * Batches that lie mixed in one pile are counted as one: two that were known before the seed, and two that people found in the round.
 */

const office = await openTestOffice();
afterAll(() => office.close());
const world: { ada: TestPerson; jane: TestPerson; auditId: string } = Object.create(null);
const CONTEST = 'Contest 1';

const votes = (one: number, two: number, three: number) => ({
  [CONTEST]: { 'candidate 1': one, 'candidate 2': two, 'candidate 3': three },
});
const typesIn = async (chain: string) =>
  (await readLog(office.services.db, chain)).map(({ body }) => (JSON.parse(body) as { type: string }).type);

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId, jane } = await planBatches(office, ada, { name: 'Mixed' });
  Object.assign(world, { ada, jane, auditId });
}, 60_000);

test('while planning it is part of the plan, and what the manifest does not list is named', async () => {
  const { ada, jane, auditId } = world;
  const pile = { auditId, jurisdiction: 'J1', name: 'Batches 6 and 7', batches: ['Batch 6', 'Batch 7'] };
  const misspelt = await ada.refused('combine-batches', { ...pile, batches: ['Batch 6', 'Batch 07', 'Box'] });
  expect(misspelt).toMatchObject({ code: 'batches-not-combinable', status: 409 });
  expect(misspelt.detail).toContain('Batch 07, Box');
  expect((await jane.refused('combine-batches', pile)).code).toBe('not-allowed');
  await ada.send('combine-batches', pile);
  const { combined } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(combined).toEqual([{ name: 'Batches 6 and 7', batches: ['Batch 6', 'Batch 7'] }]);
  expect((await typesIn(auditChain(auditId))).at(-1)).toBe('batches-combined');
});

test('in a round it is fieldwork: what was counted of one of them is set aside, and the pile is counted', async () => {
  const { ada, jane, auditId } = world;
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: 7 } });
  await waitForRound(ada, auditId, 1);
  const sheet = (counted: ReturnType<typeof votes>) => [{ name: 'Sheet 1', votes: counted }];
  const record = { auditId, jurisdiction: 'J1', basedOn: null };
  await jane.send('record-batch', { ...record, batch: 'Batch 1', sheets: sheet(votes(500, 250, 250)) });

  const pile = { auditId, jurisdiction: 'J1', name: 'Batches 1 and 3', batches: ['Batch 1', 'Batch 3'] };
  await ada.send('combine-batches', pile);
  expect((await typesIn(fieldworkChain(auditId, 'J1'))).at(-1)).toBe('batches-combined');
  const { batches, batchVersions } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const first = batches.find(({ batch }) => batch === 'Batch 1');
  expect(first).toMatchObject({ combinedInto: 'Batches 1 and 3' });
  expect(batches.find(({ batch }) => batch === 'Batches 1 and 3')).toMatchObject({ combinedFrom: pile.batches });
  const alone = await jane.refused('record-batch', {
    ...record,
    batch: 'Batch 1',
    sheets: sheet(votes(500, 250, 250)),
    basedOn: batchVersions['Batch 1'] ?? null,
  });
  expect(alone).toMatchObject({ code: 'batch-combined' });
  expect(alone.detail).toContain('Batches 1 and 3');
});

test('the log can be folded again to the same, and stored tables agree with it', async () => {
  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});
