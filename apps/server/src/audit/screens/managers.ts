import { keepNewest } from '../../keep-newest.ts';
import type { Services } from '../../services.ts';
import type { AuditStand } from '../../stores/audit-stands.ts';
import { type ManagerRow, managersOfAudit } from '../../stores/election-jurisdictions.ts';
import type { Reader } from '../../stores/store.ts';

/** The managers of each jurisdiction of an audit, by its name. */
export type Managers = ReadonlyMap<string, readonly ManagerRow[]>;

export async function managersByJurisdiction(db: Reader, auditId: string): Promise<Managers> {
  return Map.groupBy(await managersOfAudit(db, auditId), (one) => one.jurisdiction);
}

/** A state of 1,600 jurisdictions takes about half a megabyte. */
const kept = keepNewest<Managers>({
  bytesMax: 8_000_000,
  bytesOf: (managers) => [...managers.values()].reduce((sum, own) => sum + 300 * own.length, 0),
});

/** The same as long as the audit and its organization stand where they stood: who manages what, and when they last signed in. */
export function managersAt(
  services: Services,
  auditId: string,
  { audit, office }: Pick<AuditStand, 'audit' | 'office'>,
): Promise<Managers> {
  return kept.get(`${auditId} ${audit} ${office}`, () => managersByJurisdiction(services.db, auditId));
}
