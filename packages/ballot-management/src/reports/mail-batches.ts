import { compareNaturally } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import type { EquationId } from '../accounting/equation-table.ts';
import type { UnitStatus } from '../accounting/status.ts';
import type { OpenRoom } from '../state/room.ts';
import { reconciliationOf } from './reconciliation.ts';

/** What is counted of a batch of mail on its way: at receipt, at the check of signatures, at opening, before and at the scanner. */
type Step = 'returned' | 'accepted' | 'rejected' | 'pendingCure' | 'opened' | 'ballotsOut' | 'handCount' | 'tabulated';

/** A batch of mail from its receipt to the scanner. */
export type MailBatch = Readonly<Record<Step, number | null>> & {
  readonly batch: string;
  readonly name: string;
  /** What it became where it was split or merged, and what it came from. */
  readonly became: readonly string[];
  readonly from: readonly string[];
  readonly equations: readonly {
    readonly equation: EquationId;
    /** Left minus right; null while something is not counted. */
    readonly delta: number | null;
    readonly status: UnitStatus;
  }[];
};

/** Every batch of mail, also those that were split or merged since, with what was counted at each step and whether it agrees. */
export function mailBatchesOf(room: OpenRoom): readonly MailBatch[] {
  const { figures, byPlace } = reconciliationOf(room);
  const all = [...entriesOf(room.batches)].map(([, batch]) => batch);
  const from = new Map<string, string[]>();
  for (const { batch, became } of all) {
    for (const part of became) from.set(part, [...(from.get(part) ?? []), batch]);
  }
  return all
    .filter(({ channel }) => channel === 'mail')
    .toSorted((a, b) => compareNaturally(a.batch, b.batch))
    .map(({ batch, name, became }) => {
      const at = (line: Step) => figures.at(`batch:${batch}`, line)?.value ?? null;
      return {
        batch,
        name,
        became,
        from: from.get(batch) ?? [],
        returned: at('returned'),
        accepted: at('accepted'),
        rejected: at('rejected'),
        pendingCure: at('pendingCure'),
        opened: at('opened'),
        ballotsOut: at('ballotsOut'),
        handCount: at('handCount'),
        tabulated: at('tabulated'),
        equations: (byPlace.get(`batch:${batch}`) ?? []).map(({ equation, delta, status }) => {
          return { equation, delta, status };
        }),
      };
    });
}
