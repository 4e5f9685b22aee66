import { BATCHES, POLLING } from '../demonstration/small-elections.ts';
import type { TestPerson } from '../testing/test-office.ts';
import { FIRST_MANAGER, planAudit, useFile } from './plan-audit.ts';

/** An office whose people can be asked in: over HTTP, in a test or beside a browser. */
type Office = { readonly organizationId: string; readonly signedIn: (email: string) => Promise<TestPerson> };

/** An audit whose plan waits to be committed, and the manager of J1 and J2, who brought its files. */
type Planned = { readonly auditId: string; readonly jane: TestPerson };

/** The small ballot polling audit with its files; it is recorded that J3 holds no ballots. */
export async function planPolling(
  office: Office,
  ada: TestPerson,
  name: string,
  settings: { readonly doubleEntry?: boolean } = {},
): Promise<Planned> {
  const planned = await planPollingWithoutJ3(office, ada, name, settings);
  await ada.send('declare-jurisdiction', { auditId: planned.auditId, jurisdiction: 'J3', holdsBallots: false });
  return planned;
}

/** The same, while nobody has said yet why J3 has no manifest. */
export async function planPollingWithoutJ3(
  office: Office,
  ada: TestPerson,
  name: string,
  settings: { readonly doubleEntry?: boolean } = {},
): Promise<Planned> {
  const auditId = await planAudit(office, ada, { name, type: 'ballot-polling', ...POLLING, ...settings });
  const jane = await office.signedIn(FIRST_MANAGER);
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, POLLING.manifests[jurisdiction]);
  }
  return { auditId, jane };
}

/** The small batch comparison with its files. */
export async function planBatches(
  office: Office,
  ada: TestPerson,
  plan: {
    readonly name: string;
    readonly practice?: boolean;
    readonly doubleEntry?: boolean;
    readonly participants?: typeof BATCHES.participants;
  },
): Promise<Planned> {
  const auditId = await planAudit(office, ada, { type: 'batch-comparison', ...BATCHES, ...plan });
  const jane = await office.signedIn(FIRST_MANAGER);
  for (const jurisdiction of ['J1', 'J2'] as const) {
    const { manifest, totals } = BATCHES.files[jurisdiction];
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, manifest);
    await useFile(jane, { auditId, kind: 'candidate-totals', jurisdiction }, totals);
  }
  return { auditId, jane };
}
