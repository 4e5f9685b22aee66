import { type BegunAudit, isPractice } from '@plumbline/audit';
import { loadAudit } from '../../audit/history/load-audit.ts';
import type { RoomPlace } from '../../log/ballot-chains.ts';
import { auditsOfElection } from '../../stores/audits.ts';
import type { Reader } from '../../stores/store.ts';

/** The audits of its election that take the jurisdiction of a room, the newest first; none to practice on. */
export async function auditsOfRoom(
  db: Reader,
  { electionId, jurisdiction }: RoomPlace,
): Promise<readonly { readonly auditId: string; readonly audit: BegunAudit }[]> {
  const found: { readonly auditId: string; readonly audit: BegunAudit }[] = [];
  for (const { auditId } of await auditsOfElection(db, electionId)) {
    const { audit } = await loadAudit(db, auditId);
    const isTaken = audit.plan.jurisdictions.some(({ name }) => name === jurisdiction);
    if (isTaken && !isPractice(audit.plan)) found.push({ auditId, audit });
  }
  return found;
}
