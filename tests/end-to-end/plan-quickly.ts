import { BATCHES, POLLING } from '../../apps/server/src/demonstration/small-elections.ts';
import { planAudit, useFile } from '../../apps/server/src/journeys/plan-audit.ts';
import type { TestPerson } from '../../apps/server/src/testing/test-office.ts';
import { FIRST_MANAGER, type Journey } from './open-journey.ts';

/* The plans of the acceptance scenarios, made without a browser: for journeys that are about what comes after. */

/** A batch comparison whose files are complete. */
export async function planBatches(journey: Journey, ada: TestPerson, name: string): Promise<string> {
  const auditId = await planAudit(journey, ada, { name, type: 'batch-comparison', ...BATCHES });
  const jane = await journey.clientOf(FIRST_MANAGER);
  for (const jurisdiction of ['J1', 'J2'] as const) {
    const { manifest, totals } = BATCHES.files[jurisdiction];
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, manifest);
    await useFile(jane, { auditId, kind: 'candidate-totals', jurisdiction }, totals);
  }
  return auditId;
}

/** A ballot polling audit whose files are complete; it is recorded that J3 holds no ballots. */
export async function planPolling(journey: Journey, ada: TestPerson, name: string): Promise<string> {
  const auditId = await planAudit(journey, ada, { name, type: 'ballot-polling', ...POLLING });
  const jane = await journey.clientOf(FIRST_MANAGER);
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, POLLING.manifests[jurisdiction]);
  }
  await ada.send('declare-jurisdiction', { auditId, jurisdiction: 'J3', holdsBallots: false });
  return auditId;
}
