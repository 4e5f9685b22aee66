import { csvText } from '@plumbline/election-files';
import { err, ok } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import { draftManifest, manifestCsv } from '../reports/manifest.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { Manifest, OpenRoom } from '../state/room.ts';
import { type Acting, done, saidIn } from './acting.ts';

/** The command that hands the ballots over to audits. That an audit has committed itself is noted by the server: nobody asks for it. */
export type ManifestCommand = BallotCommandOf<'freeze-manifest'>;

export function decideManifest(acting: Acting, command: ManifestCommand): BallotDecision {
  const { room } = acting;
  const draft = draftManifest(room, command.form);
  if (draft.blockers.length > 0) return err({ code: 'manifest-blocked', blockers: draft.blockers });
  const text = manifestCsv(draft);
  // The file in the store is exactly the manifest of this moment, or nothing is frozen.
  const expected = sha256Hex(text);
  if (command.file.sha256 !== expected) return err({ code: 'file-is-not-the-manifest', expected });
  const frozen = done(acting, 'manifest-frozen', {
    ...saidIn(command),
    version: (room.manifests.at(-1)?.version ?? 0) + 1,
    cards: draft.cards,
    batches: draft.rows.map(({ batch, cards }) => ({ batch, cards })),
  });
  // One manifest stands at a time, in whichever form. What an audit has committed itself to stays its own.
  const superseded = room.manifests
    .filter(({ withdrawnBecause, committedTo }) => withdrawnBecause === null && committedTo.length === 0)
    .map(({ version }) => done(acting, 'manifest-withdrawn', { version, because: frozen.type }));
  return ok([...superseded, frozen]);
}

/** The manifest as it stands, for people to look at before everything is in order. No audit takes it. */
export function preliminaryManifestCsv(room: OpenRoom, form: Manifest['form']): string {
  const draft = draftManifest(room, form);
  return `${csvText([['PRELIMINARY']])}${manifestCsv(draft)}`;
}
