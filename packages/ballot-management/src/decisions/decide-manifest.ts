import { csvText } from '@plumbline/election-files';
import { assertNever, err, lookUp, ok } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import { draftManifest, manifestCsv, standingManifest } from '../reports/manifest.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotEvent } from '../state/ballot-event.ts';
import { evolveRoom } from '../state/evolve.ts';
import type { Manifest, OpenRoom } from '../state/room.ts';
import { type Acting, done, event, saidIn } from './acting.ts';

/** Commands that hand the ballots over to an audit. */
export type ManifestCommand = BallotCommandOf<'freeze-manifest' | 'commit-manifest'>;

export function decideManifest(acting: Acting, command: ManifestCommand): BallotDecision {
  const { room } = acting;
  switch (command.type) {
    case 'freeze-manifest': {
      const draft = draftManifest(room, command.form);
      if (draft.blockers.length > 0) return err({ code: 'manifest-blocked', blockers: draft.blockers });
      const text = manifestCsv(draft);
      // The file in the store is exactly the manifest of this moment, or nothing is frozen.
      const expected = sha256Hex(text);
      if (command.file.sha256 !== expected) return err({ code: 'file-is-not-the-manifest', expected });
      return event(acting, 'manifest-frozen', {
        ...saidIn(command),
        version: (room.manifests.at(-1)?.version ?? 0) + 1,
        cards: draft.cards,
        batches: draft.rows.map(({ batch, cards }) => ({ batch, cards })),
      });
    }
    case 'commit-manifest': {
      const { version } = command;
      const standing = standingManifest(room);
      if (standing?.version !== version) return err({ code: 'manifest-not-current', version });
      return event(acting, 'manifest-committed', saidIn(command));
    }
    default:
      return assertNever(command);
  }
}

/** What always makes a manifest be looked at again, even when no figure of it changes. */
const ALWAYS: readonly BallotEvent['type'][] = ['form-amended', 'form-voided', 'reconciliation-reopened'];
/** What happens to containers in the audit itself, and says nothing of what a manifest lists. */
const OF_THE_AUDIT: readonly BallotEvent['type'][] = [
  'container-checked-out',
  'container-counted-back',
  'container-checked-in',
  'audit-count-reported',
  'manifest-frozen',
  'manifest-committed',
  'seals-read',
];

/**
 * What follows for a frozen manifest from what was just decided. Before an audit has committed itself to it, a manifest whose
 * sources change is withdrawn, and comes back under a new version once everything is in order and says the same; after it, the
 * change is an incident. It never happens silently.
 */
export function consequencesForManifest(acting: Acting, events: readonly BallotEvent[]): readonly BallotEvent[] {
  const { room, by } = acting;
  const newest = room.manifests.at(-1);
  const [cause] = events.filter(({ type }) => !OF_THE_AUDIT.includes(type));
  if (newest === undefined || cause === undefined) return [];
  const after = events.reduce<OpenRoom>((state, each) => evolveRoom(state, each), room);
  const stands = isAsFrozen(after, newest);
  if (newest.withdrawnBecause !== null) {
    if (!stands || isAsFrozen(room, newest)) return [];
    const { form, file, cards, batches } = newest;
    return [done(acting, 'manifest-frozen', { version: newest.version + 1, form, file, cards, batches })];
  }
  const isTouched = events.some(({ type }) => ALWAYS.includes(type)) || (!stands && isAsFrozen(room, newest));
  if (!isTouched) return [];
  const { version, committedTo } = newest;
  if (committedTo === null) return [done(acting, 'manifest-withdrawn', { version, because: cause.type })];
  const number = after.incidents.size + 1;
  const incident = `manifest ${version} changed ${number}`;
  if (lookUp(after.incidents, incident) !== undefined) return [];
  return [
    done(acting, 'incident-opened', {
      incident,
      kind: 'SOURCE_CHANGED_AFTER_COMMITMENT',
      severity: 'high',
      subject: committedTo,
      involved: by,
    }),
  ];
}

/** Whether the manifest of a room could be frozen again and would be the same file. */
function isAsFrozen(room: OpenRoom, manifest: Manifest): boolean {
  const draft = draftManifest(room, manifest.form);
  return draft.blockers.length === 0 && sha256Hex(manifestCsv(draft)) === manifest.file.sha256;
}

/** The manifest as it stands, for people to look at before everything is in order. No audit takes it. */
export function preliminaryManifestCsv(room: OpenRoom, form: Manifest['form']): string {
  const draft = draftManifest(room, form);
  return `${csvText([['PRELIMINARY']])}${manifestCsv(draft)}`;
}

/** The events and what follows from them for the manifest. */
export function withConsequences(acting: Acting, decision: BallotDecision): BallotDecision {
  if (!decision.ok) return decision;
  return ok([...decision.value, ...consequencesForManifest(acting, decision.value)]);
}
