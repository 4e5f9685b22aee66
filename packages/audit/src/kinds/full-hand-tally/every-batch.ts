import type { Contest } from '@plumbline/election';
import { type AuditInputs, jurisdictionsOf } from '../../state/audit-inputs.ts';
import type { Plan } from '../../state/plan.ts';

/** A ticket that no chance has part in: the least there is. */
export const CERTAIN = '0.0';

/** A batch that a manifest lists, with its cards. */
export type ListedBatch = { readonly jurisdiction: string; readonly batch: string; readonly listed: number };

/** Every batch that the manifests of the contest's jurisdictions list: jurisdictions in name order, then as the manifest has them. */
export function everyBatch(plan: Plan, contest: Contest, inputs: AuditInputs): readonly ListedBatch[] {
  return jurisdictionsOf(plan, contest).flatMap((jurisdiction) =>
    (inputs.manifests.get(jurisdiction)?.batches ?? []).map(({ name: batch, ballots: listed }) => ({
      jurisdiction,
      batch,
      listed,
    })),
  );
}
