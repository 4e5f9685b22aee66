import { afterAll, expect, test } from 'vitest';
import { loadAudit } from '../audit/history/load-audit.ts';
import { commitInputs } from '../journeys/plan-audit.ts';
import { planPolling } from '../journeys/plan-small-election.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';

const office = await openTestOffice();
afterAll(() => office.close());

test('a draw tells from its thread what share of the ballots it has scanned', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planPolling(office, ada, 'Drawn');
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  const { audit } = await loadAudit(office.services.db, auditId);

  const shares: number[] = [];
  const sampleSizes = { 'Contest 1': 119 };
  const drawn = await office.services.workers.run('draw-sample', { audit, sampleSizes }, (share) => shares.push(share));
  expect(drawn).toMatchObject({ ok: true, value: { draws: { length: 119 }, phantomDraws: [] } });
  expect(shares.length).toBeGreaterThan(2);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual([...new Set(shares)].sort((a, b) => a - b));
});
