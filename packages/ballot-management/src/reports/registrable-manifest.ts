import { sha256Hex } from '@plumbline/statistics';
import type { ManifestBlocker } from '../state/ballot-refusal.ts';
import type { Manifest, OpenRoom } from '../state/room.ts';
import { draftManifest, manifestCsv, standingManifest } from './manifest.ts';

/** The manifest that an audit could register now with its file, or why none: nothing stands, it says something else now, or something is in the way. */
export type RegistrableManifest =
  | { readonly is: 'registrable'; readonly manifest: Manifest; readonly text: string }
  | { readonly is: 'none' }
  | { readonly is: 'changed'; readonly manifest: Manifest }
  | { readonly is: 'blocked'; readonly manifest: Manifest; readonly blockers: readonly ManifestBlocker[] };

/**
 * Makes the standing manifest again from the room and compares it with the file that was frozen. A manifest that an audit has committed
 * itself to stands whatever happens after; it is registered nowhere else once the ballots have changed.
 */
export function registrableManifest(room: OpenRoom): RegistrableManifest {
  const manifest = standingManifest(room);
  if (manifest === undefined) return { is: 'none' };
  const draft = draftManifest(room, manifest.form);
  const text = manifestCsv(draft);
  if (sha256Hex(text) !== manifest.file.sha256) return { is: 'changed', manifest };
  const blockers = draft.allBlockers.filter((blocker) => !isOfAudit(blocker));
  return blockers.length > 0 ? { is: 'blocked', manifest, blockers } : { is: 'registrable', manifest, text };
}

/** A container that is with a board of an audit, or has just come back from there. */
function isOfAudit(blocker: ManifestBlocker): boolean {
  return blocker.what === 'container-not-ready' && (blocker.why === 'out' || blocker.why === 'not-stored');
}
