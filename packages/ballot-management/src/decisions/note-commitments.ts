import { draftManifest } from '../reports/manifest.ts';
import { registrableManifest } from '../reports/registrable-manifest.ts';
import { digestOfTallies } from '../reports/tallies.ts';
import type { BallotEvent } from '../state/ballot-event.ts';
import { evolveRoom } from '../state/evolve.ts';
import type { Manifest, OpenRoom } from '../state/room.ts';
import type { Instant } from '../units/instant.ts';

/**
 * What an audit of the election has: the digests of the manifest and of the votes by batch it registered for this jurisdiction, and whether it
 * has committed itself to its files.
 */
export type AuditHolding = {
  readonly audit: string;
  readonly sha256: string | null;
  readonly tallies: string | null;
  readonly isCommitted: boolean;
};

/** Whether what was decided, or what stands already, has to be known in the audits of the election. */
export function asksForAudits(room: OpenRoom, events: readonly BallotEvent[]): boolean {
  if (room.manifests.length === 0) return false;
  const isOfFiles = ({ type }: BallotEvent) => type === 'manifest-frozen' || type === 'tallies-withdrawn';
  if (events.some((event) => isOfFiles(event) || isChange(event))) return true;
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
  for (const { audit, sha256, tallies, isCommitted } of holdings) {
    const handed = room.tallies.findLast((each) => each.audit === audit && each.withdrawnBecause === null);
    if (handed !== undefined && handed.file.sha256 !== tallies) {
      const given = { audit, sha256: handed.file.sha256, because: REPLACED };
      noted.push({ type: 'tallies-withdrawn', by: [], at, ...given });
    }
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

/** Why votes by batch stand no more, where nothing has changed in the room. */
export const REPLACED = 'replaced-in-audit';

/** The digests of files of this room that no planned audit keeps after what was decided: every one but that which stands unchanged. */
export function digestsOutdated(room: OpenRoom, events: readonly BallotEvent[]): ReadonlySet<string> {
  const after = events.reduce<OpenRoom>((state, each) => evolveRoom(state, each), room);
  const isFrozenAnew = events.some(({ type }) => type === 'manifest-frozen');
  const standing = registrableManifest(after);
  const isKept = standing.is === 'registrable' && (isFrozenAnew || !events.some(isChange));
  const kept = isKept ? standing.manifest.file.sha256 : undefined;
  const tallies = standing.is === 'registrable' && isKept ? standingTallies(after, standing.manifest) : undefined;
  return new Set([
    ...after.manifests.map(({ file }) => file.sha256).filter((sha256) => sha256 !== kept),
    ...after.tallies.map(({ file }) => file.sha256).filter((sha256) => tallies?.has(sha256) !== true),
  ]);
}

/** The digests of the votes by batch that stand: as they were handed over with the manifest that stands, and as they would be now. */
function standingTallies(room: OpenRoom, { version, form }: Manifest): ReadonlySet<string> {
  const draft = draftManifest(room, form);
  const standing = room.tallies.filter(
    (each) =>
      each.version === version &&
      each.withdrawnBecause === null &&
      digestOfTallies(room, draft, each) === each.file.sha256,
  );
  return new Set(standing.map(({ file }) => file.sha256));
}

function isChange(event: BallotEvent): boolean {
  return (
    event.type === 'manifest-withdrawn' ||
    (event.type === 'incident-opened' && event.kind === 'SOURCE_CHANGED_AFTER_COMMITMENT')
  );
}
