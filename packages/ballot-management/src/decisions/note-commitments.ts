import { registrableManifest } from '../reports/registrable-manifest.ts';
import type { BallotEvent } from '../state/ballot-event.ts';
import { evolveRoom } from '../state/evolve.ts';
import type { OpenRoom } from '../state/room.ts';
import type { Instant } from '../units/instant.ts';

/** What an audit of the election has: the digest of the manifest it registered for this jurisdiction, and whether it has committed itself to its files. */
export type AuditHolding = { readonly audit: string; readonly sha256: string | null; readonly isCommitted: boolean };

/** Whether what was decided, or what stands already, has to be known in the audits of the election. */
export function asksForAudits(room: OpenRoom, events: readonly BallotEvent[]): boolean {
  if (room.manifests.length === 0) return false;
  if (events.some((event) => event.type === 'manifest-frozen' || isChange(event))) return true;
  // An audit may have taken its commitment back since it was told.
  return (
    room.manifests.some(({ committedTo }) => committedTo.length > 0) && registrableManifest(room).is !== 'registrable'
  );
}

/**
 * What the room has to know of the audits before anything is decided: which have committed themselves to one of its files, and which have
 * taken that back. Nobody asks for it; it is read off the audits.
 */
export function noteCommitments(
  room: OpenRoom,
  holdings: readonly AuditHolding[],
  at: Instant,
): readonly BallotEvent[] {
  const noted: BallotEvent[] = [];
  for (const { audit, sha256, isCommitted } of holdings) {
    const ofFile = room.manifests.filter(({ file }) => isCommitted && file.sha256 === sha256);
    for (const { version, file, committedTo } of room.manifests) {
      if (!committedTo.includes(audit) || (isCommitted && file.sha256 === sha256)) continue;
      noted.push({ type: 'manifest-commitment-withdrawn', by: [], at, version, audit });
    }
    const last = ofFile.findLast(({ withdrawnBecause }) => withdrawnBecause === null) ?? ofFile.at(-1);
    if (last === undefined || ofFile.some(({ committedTo }) => committedTo.includes(audit))) continue;
    noted.push({ type: 'manifest-committed', by: [], at, version: last.version, audit });
  }
  return noted;
}

/** The digests of files of this room that no planned audit keeps after what was decided: every one but that which stands unchanged. */
export function digestsOutdated(room: OpenRoom, events: readonly BallotEvent[]): ReadonlySet<string> {
  const after = events.reduce<OpenRoom>((state, each) => evolveRoom(state, each), room);
  const isFrozenAnew = events.some(({ type }) => type === 'manifest-frozen');
  const standing = registrableManifest(after);
  const isKept = standing.is === 'registrable' && (isFrozenAnew || !events.some(isChange));
  const kept = isKept ? standing.manifest.file.sha256 : undefined;
  return new Set(after.manifests.map(({ file }) => file.sha256).filter((sha256) => sha256 !== kept));
}

function isChange(event: BallotEvent): boolean {
  return (
    event.type === 'manifest-withdrawn' ||
    (event.type === 'incident-opened' && event.kind === 'SOURCE_CHANGED_AFTER_COMMITMENT')
  );
}
