import { randomUUID } from 'node:crypto';
import { assert } from '@plumbline/prelude';
import { emptyHistory, withEntries } from '@plumbline/record';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../../demonstration/small-elections.ts';
import { planAudit } from '../../journeys/plan-audit.ts';
import { appendEvents } from '../../log/append-events.ts';
import { auditChain } from '../../log/audit-chains.ts';
import { readLog } from '../../log/read-log.ts';
import { ADMINISTRATOR, openTestOffice } from '../../testing/test-office.ts';
import { loadAudit } from './load-audit.ts';

const ENTRIES = 6_000;
const ASKING = 8;

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const { services } = office;

test('a long log is folded once, however many ask for its audit at the same time, and as a whole', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const auditId = await planAudit(office, ada, { name: 'Long', type: 'ballot-polling', ...POLLING });
  const occasion = { commandId: randomUUID(), at: office.clock.now, actor: 'system:test' };
  const events = Array.from({ length: ENTRIES }, (_, index) => {
    const settings = { electionName: `Name ${index}`, state: 'CA', riskLimitPercent: 5, dataEntry: 'online' };
    return { type: 'settings-changed', version: 3, settings };
  });
  await services.db.transaction().execute((tx) => appendEvents(tx, auditChain(auditId), occasion, events));

  let statements = 0;
  const count = () => {
    statements += 1;
  };
  services.pool.on('acquire', count);
  const histories = await Promise.all(Array.from({ length: ASKING }, () => loadAudit(services.db, auditId)));
  services.pool.off('acquire', count);
  // Each looks how long the log is; one of them looks again, and reads it in slices of a thousand.
  expect(statements).toBeLessThanOrEqual(ASKING + 1 + ENTRIES / 1_000 + 1);

  const entries = await readLog(services.db, auditChain(auditId));
  const inOneGo = withEntries(emptyHistory(auditId), { audit: entries, fieldwork: new Map() });
  for (const history of histories) expect(history).toEqual(inOneGo);
  assert(inOneGo.audit.phase === 'planning', 'nothing was committed');
  expect(inOneGo.audit.plan.settings?.electionName).toBe(`Name ${ENTRIES - 1}`);
});
