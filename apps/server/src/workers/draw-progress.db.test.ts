import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { scanInParts } from '../audit/computations/scan-in-parts.ts';
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
  const drawn = await office.services.workers.run(
    'draw-sample',
    { audit, sampleSizes },
    {
      onProgress: (share) => shares.push(share),
    },
  );
  expect(drawn).toMatchObject({ ok: true, value: { draws: { length: 119 }, phantomDraws: [] } });
  expect(shares.length).toBeGreaterThan(2);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual([...new Set(shares)].sort((a, b) => a - b));
});

test('cards scanned in parts by the threads of the pool are drawn as if one had scanned them all', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planPolling(office, ada, 'In parts');
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  for (const seed of ['1234567890', '31415926535']) {
    const loaded = await loadAudit(office.services.db, auditId);
    assert(loaded.audit.phase === 'seeded', 'the seed is set', loaded.audit.phase);
    const order = { audit: { ...loaded.audit, seed }, sampleSizes: { 'Contest 1': 119 } };
    const shares: number[] = [];
    const onProgress = (share: number) => shares.push(share);
    const found = await scanInParts(office.services, order, { cardsInPart: 100, onProgress });
    expect(found.scanned).toHaveLength(1);
    expect(shares.length).toBeGreaterThan(3);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    const { workers } = office.services;
    const whole = await workers.run('draw-sample', order);
    expect(await workers.run('draw-sample', { ...order, ...found })).toEqual(whole);
    expect(whole).toMatchObject({ ok: true, value: { draws: { length: 119 } } });
    expect(await scanInParts(office.services, order)).toEqual({});
  }
});
