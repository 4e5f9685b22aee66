import { type AuditEvent, decide, isPractice } from '@plumbline/audit';
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
    const taken = (kind: RoomFile) =>
      audit.files.find((file) => file.kind === kind && file.jurisdiction === jurisdiction)?.sha256 ?? null;
    const isCommitted = audit.phase !== 'planning';
    holdings.push({ audit: auditId, sha256: taken('manifest'), tallies: taken('candidate-totals'), isCommitted });
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
  for (const { audit: auditId, sha256, tallies, isCommitted } of holdings) {
    const isOutdated = (digest: string | null) => digest !== null && outdated.has(digest);
    // Votes by batch are of the manifest they were given with: without it an audit has none.
    const kinds = ROOM_FILES.filter((kind) => isOutdated(kind === 'manifest' ? sha256 : tallies));
    if (isCommitted || kinds.length === 0) continue;
    const { audit } = (await loadAuditForUpdate(tx, auditId)).history;
    const events: AuditEvent[] = [];
    for (const kind of kinds) {
      const decided = decide(audit, { type: 'remove-file', jurisdiction, kind });
      assert(decided.ok, 'an audit that is planned gives back a file that it has', auditId);
      await removeUploads(tx, { auditId, jurisdiction, kind });
      events.push(...decided.value);
    }
    additions.push({ chain: auditChain(auditId), events });
  }
  return additions;
}

/** The files that a room gives to audits, in the order in which they are given back. */
const ROOM_FILES = ['candidate-totals', 'manifest'] as const;
type RoomFile = (typeof ROOM_FILES)[number];
