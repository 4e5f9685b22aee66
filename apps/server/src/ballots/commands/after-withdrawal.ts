import { decide, isPractice } from '@plumbline/audit';
import {
  type AuditHolding,
  asksForAudits,
  type BallotEvent,
  type BallotRoom,
  digestsOutdated,
} from '@plumbline/ballot-management';
import { assert } from '@plumbline/prelude';
import { loadAuditForUpdate } from '../../audit/history/load-audit.ts';
import { auditChain } from '../../log/audit-chains.ts';
import type { RoomPlace } from '../../log/ballot-chains.ts';
import type { LogAddition } from '../../road/define-command.ts';
import { auditsOfElection } from '../../stores/audits.ts';
import type { Writer } from '../../stores/store.ts';
import { removeUploads } from '../../stores/uploads.ts';

type Decided = { readonly place: RoomPlace; readonly room: BallotRoom; readonly events: readonly BallotEvent[] };

/**
 * What every audit of the election has of this jurisdiction, where what was decided bears on a manifest; nothing otherwise. Whoever holds
 * the room then holds the audits, never the other way round.
 */
export async function auditsHolding(tx: Writer, { place, room, events }: Decided): Promise<readonly AuditHolding[]> {
  if (room.phase === 'not-opened' || !asksForAudits(room, events)) return [];
  const { jurisdiction, electionId } = place;
  const holdings: AuditHolding[] = [];
  for (const { auditId } of await auditsOfElection(tx, electionId)) {
    const { audit } = (await loadAuditForUpdate(tx, auditId)).history;
    // Practice audits hold no manifest of an election, whatever was uploaded there.
    if (isPractice(audit.plan)) continue;
    const taken = audit.files.find((file) => file.kind === 'manifest' && file.jurisdiction === jurisdiction);
    holdings.push({ audit: auditId, sha256: taken?.sha256 ?? null, isCommitted: audit.phase !== 'planning' });
  }
  return holdings;
}

/** A file of the room that does not stand any more is taken out of every audit that is still planned, whatever other audits have done. */
export async function takeOutOfAudits(
  tx: Writer,
  { place, room, events, holdings }: Decided & { readonly holdings: readonly AuditHolding[] },
): Promise<readonly LogAddition[]> {
  if (room.phase === 'not-opened' || holdings.length === 0) return [];
  const outdated = digestsOutdated(room, events);
  const { jurisdiction } = place;
  const additions: LogAddition[] = [];
  for (const { audit: auditId, sha256, isCommitted } of holdings) {
    if (isCommitted || sha256 === null || !outdated.has(sha256)) continue;
    const { audit } = (await loadAuditForUpdate(tx, auditId)).history;
    const decided = decide(audit, { type: 'remove-file', jurisdiction, kind: 'manifest' });
    assert(decided.ok, 'an audit that is planned gives back a file that it has', auditId);
    await removeUploads(tx, { auditId, jurisdiction, kind: 'manifest' });
    additions.push({ chain: auditChain(auditId), events: decided.value });
  }
  return additions;
}
