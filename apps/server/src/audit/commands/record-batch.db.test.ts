import { afterAll, expect, test } from 'vitest';
import { openFirstRound } from '../../journeys/plan-audit.ts';
import { planBatches } from '../../journeys/plan-small-election.ts';
import { ADMINISTRATOR, openTestOffice } from '../../testing/test-office.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const CONTEST = 'Contest 1';

function sheets(...votes: readonly [number, number, number]) {
  const [one, two, three] = votes;
  return [{ name: 'Sheet 1', votes: { [CONTEST]: { 'candidate 1': one, 'candidate 2': two, 'candidate 3': three } } }];
}

test('of two people who enter a batch at once, the second is told by whom it was entered, and changes nothing', async () => {
  const { auditId, jane } = await planBatches(office, ada, { name: 'Entered twice' });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { [CONTEST]: 7 } });
  const place = { auditId, jurisdiction: 'J1', batch: 'Batch 1' };
  const entry = async () => {
    const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
    return batches.find((one) => one.batch === 'Batch 1');
  };
  const first = sheets(400, 50, 40);
  await jane.send('record-batch', { ...place, sheets: first, basedOn: null });
  const late = await jane.refused('record-batch', { ...place, sheets: sheets(1, 2, 3), basedOn: null });
  expect(late).toMatchObject({ status: 409, code: 'entry-changed-meanwhile' });
  expect(late.detail).toMatch(/^jane@j1\.example has entered this batch in the meantime\./);
  expect(await entry()).toMatchObject({ sheets: first });

  // Whoever has seen it may correct it; whoever saw an earlier entry may not.
  const { batchVersions } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const seen = batchVersions['Batch 1'] ?? null;
  const corrected = sheets(400, 51, 40);
  await jane.send('record-batch', { ...place, sheets: corrected, basedOn: seen });
  const stale = await jane.refused('record-batch', { ...place, sheets: first, basedOn: seen });
  expect(stale.code).toBe('entry-changed-meanwhile');
  expect(await entry()).toMatchObject({ sheets: corrected });
});

test('a batch is not counted before a round is open', async () => {
  const { auditId, jane } = await planBatches(office, ada, { name: 'Too early' });
  const early = { auditId, jurisdiction: 'J1', batch: 'Batch 1', sheets: sheets(1, 1, 1), basedOn: null };
  expect((await jane.refused('record-batch', early)).code).toBe('audit-not-in-phase');
});
