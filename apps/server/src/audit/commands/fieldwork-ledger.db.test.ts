import { randomUUID } from 'node:crypto';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { openFirstRound } from '../../journeys/plan-audit.ts';
import { planPolling } from '../../journeys/plan-small-election.ts';
import { appendEvents } from '../../log/append-events.ts';
import { fieldworkChain } from '../../log/audit-chains.ts';
import { ADMINISTRATOR, openTestOffice } from '../../testing/test-office.ts';
import { loadAudit } from '../history/load-audit.ts';
import { fieldworkLedger } from './fieldwork-ledger.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const { services } = office;

test('what another process wrote is decided on only once it is known when, so that no entry is earlier than the one before', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId, jane } = await planPolling(office, ada, 'In two processes');
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 5 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
  const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const named = { type: 'board-members-named', jurisdiction: 'J1', board: boards[0]?.board, members: ['Joe', 'Kim'] };
  const at = new Date(office.clock.now.getTime() + 90_000);
  const occasion = { commandId: randomUUID(), at, actor: 'system:test' };
  await services.db.transaction().execute((tx) => appendEvents(tx, fieldworkChain(auditId, 'J1'), occasion, [named]));

  const ledger = fieldworkLedger(auditId, 'J1');
  await loadAudit(services.db, auditId, 'J1');
  expect(ledger.inMemory()).toBeUndefined();
  const read = await ledger.readAnew(services.db);
  assert(read !== undefined, 'the jurisdiction has fieldwork');
  expect(read.last.at).toBe(at.toISOString());
  expect(ledger.inMemory()?.last).toEqual(read.last);
});
