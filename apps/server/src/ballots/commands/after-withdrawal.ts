import { decide } from '@plumbline/audit';
import { type BallotEvent, type BallotRoom, standingManifest } from '@plumbline/ballot-management';
import { loadAuditForUpdate } from '../../audit/history/load-audit.ts';
import { auditChain } from '../../log/audit-chains.ts';
import type { RoomPlace } from '../../log/ballot-chains.ts';
import type { LogAddition } from '../../road/define-command.ts';
import { auditsOfElection } from '../../stores/audits.ts';
import type { Writer } from '../../stores/store.ts';
import { removeUploads } from '../../stores/uploads.ts';

/** What follows in audits where a manifest is withdrawn, and what the room has to know before. */
export type Bridge = {
  /** That an audit has committed itself to the manifest, which nobody had noted in the room yet. */
  readonly noted: readonly BallotEvent[];
  readonly additions: readonly LogAddition[];
};

export const NO_BRIDGE: Bridge = { noted: [], additions: [] };

/**
 * A manifest whose sources change is taken out of every audit that has registered it and is still planned. Whoever holds the room
 * then holds the audits, never the other way round.
 */
export async function afterWithdrawal(
  tx: Writer,
  changed: {
    readonly place: RoomPlace;
    readonly room: BallotRoom;
    readonly events: readonly BallotEvent[];
    readonly at: string;
  },
): Promise<Bridge> {
  const { place, room, events, at } = changed;
  if (room.phase === 'not-opened' || !events.some(({ type }) => type === 'manifest-withdrawn')) return NO_BRIDGE;
  const manifest = standingManifest(room);
  if (manifest === undefined) return NO_BRIDGE;
  const { jurisdiction, electionId } = place;
  const additions: LogAddition[] = [];
  const slots: string[] = [];
  for (const { auditId } of await auditsOfElection(tx, electionId)) {
    const { audit } = await loadAuditForUpdate(tx, auditId);
    const taken = audit.files.find((file) => file.kind === 'manifest' && file.jurisdiction === jurisdiction);
    if (taken?.sha256 !== manifest.file.sha256) continue;
    const decided = decide(audit, { type: 'remove-file', jurisdiction, kind: 'manifest' });
    if (!decided.ok) {
      const { version } = manifest;
      return { noted: [{ type: 'manifest-committed', by: [], at, version, audit: auditId }], additions: [] };
    }
    additions.push({ chain: auditChain(auditId), events: decided.value });
    slots.push(auditId);
  }
  for (const auditId of slots) await removeUploads(tx, { auditId, jurisdiction, kind: 'manifest' });
  return { noted: [], additions };
}
