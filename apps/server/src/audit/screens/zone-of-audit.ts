import type { BegunAudit } from '@plumbline/audit';
import { zoneOf } from '../../ballots/history/instant-of-state.ts';

/** The zone of the clocks where an audit is held (IANA); UTC while nobody has said in which state. */
export function zoneOfAudit({ plan }: BegunAudit): string {
  return zoneOf(plan.settings?.state ?? null);
}
