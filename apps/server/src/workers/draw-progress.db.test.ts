import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { loadAudit } from '../history/load-audit.ts';
import { FIRST_MANAGER, planAudit, useFile } from '../journeys/plan-audit.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';

const office = await openTestOffice();
afterAll(() => office.close());

test('a draw tells from its thread what share of the ballots it has scanned', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const auditId = await planAudit(office, ada, { name: 'Drawn', type: 'ballot-polling', ...POLLING });
  const jane = await office.signedIn(FIRST_MANAGER);
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, POLLING.manifests[jurisdiction]);
  }
  await ada.send('declare-jurisdiction', { auditId, jurisdiction: 'J3', holdsBallots: false });
  await ada.send('commit-inputs', { auditId });
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  const { audit } = await loadAudit(office.services.db, auditId);

  const shares: number[] = [];
  const sampleSizes = { 'Contest 1': 119 };
  const drawn = await office.services.workers.run('draw-sample', { audit, sampleSizes }, (share) => shares.push(share));
  expect(drawn).toMatchObject({ ok: true, value: { length: 119 } });
  expect(shares.length).toBeGreaterThan(2);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual([...new Set(shares)].sort((a, b) => a - b));
});
