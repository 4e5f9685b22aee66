import { type BegunAudit, decide, evolveAll } from '@plumbline/audit';
import { registrableManifest, talliesCsv } from '@plumbline/ballot-management';
import { type Sha256, Sha256Schema } from '@plumbline/election';
import { assert, err, ok, type Result } from '@plumbline/prelude';
import type { Saying } from '@plumbline/words/define-words';
import { detail } from '@plumbline/words/detail-words';
import type { AuditContext } from '../../audit/commands/define-audit-command.ts';
import { prepareOnAudit, runOnAudit } from '../../audit/commands/define-audit-command.ts';
import { checkBeforehand, register } from '../../audit/commands/register-file.ts';
import { sha256OfText } from '../../log/append-events.ts';
import { ballotChain } from '../../log/ballot-chains.ts';
import { jurisdictionScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { findElection } from '../../stores/elections.ts';
import { keepFiles } from '../../stores/unused-files.ts';
import { addUpload } from '../../stores/uploads.ts';
import { instantOfState } from '../history/instant-of-state.ts';
import { loadRoom, loadRoomForUpdate, type RoomHistory } from '../history/load-room.ts';
import { talliesForAudit } from '../history/tallies-for-audit.ts';
import { oneChunk, placeOf, type RoomInAudit, uploadOfRoom } from './upload-of-room.ts';

/**
 * The approved votes of every batch in a ballot room become the candidate totals by batch of its jurisdiction in an audit, with its manifest:
 * checked like any other file, told in the log of the room and in that of the audit.
 */
export const registerBallotTotals = defineCommand({
  name: 'register-ballot-totals',
  permission: 'ballot-manifest.register',
  scope: jurisdictionScope,

  async prepare(context, input) {
    const { services } = context;
    const place = await placeOf(services.db, input);
    if (place === undefined) return;
    const history = await loadRoom(services.db, place);
    const prepare = async (prepared: Parameters<typeof checkBeforehand>[0]) => {
      const made = totalsOf(history, prepared.history.audit, input);
      if (!made.ok) return;
      await services.blobs.put(oneChunk(made.value.text));
      const upload = uploadOfRoom(input, 'candidate-totals', made.value, { personId: '', at: services.now() });
      await checkBeforehand(prepared, upload);
    };
    await prepareOnAudit({ prepare }, context, input);
  },

  async run(context, input) {
    const { tx, actor, at } = context;
    assert(actor.kind === 'person', 'only people register files', actor.kind);
    await keepFiles(tx);
    const place = await placeOf(tx, input);
    const loaded = place && (await loadRoomForUpdate(tx, place));
    if (place === undefined || loaded === undefined) return refuse('no-ballot-manifest', detail('noBallotManifest'));
    const election = await findElection(tx, place.electionId);
    assert(election !== undefined, 'an audit is of an election', place.electionId);
    let handed: Handed | undefined;
    const registration = {
      permission: 'ballot-manifest.register',
      scope: jurisdictionScope,
      async run(auditContext: AuditContext) {
        const made = totalsOf(loaded.history, auditContext.history.audit, input);
        if (!made.ok) return refuse('no-ballot-totals', made.error);
        handed = made.value;
        const upload = uploadOfRoom(input, 'candidate-totals', handed, { personId: actor.personId, at });
        await addUpload(tx, upload);
        // What a file of somebody else would have to be confirmed for is settled here: each row is a batch of the manifest, and two people saw it.
        const registered = await register(auditContext, upload, true);
        if (!registered.ok) return registered;
        const { audit } = auditContext.history;
        const after = evolveAll(
          audit,
          registered.value.events.filter((event) => event.type !== 'round-opened'),
        );
        const { jurisdiction } = input;
        const { sha256: totals, manifestVersion } = handed;
        const { head: room } = loaded.history;
        const stated = decide(after, { type: 'state-totals', jurisdiction, totals, manifestVersion, room });
        if (!stated.ok) return stated;
        return ok({ ...registered.value, events: [...registered.value.events, ...stated.value] });
      },
    } as const;
    const outcome = await runOnAudit(registration, context, input);
    if (!outcome.ok) return outcome;
    assert(handed !== undefined, 'what was registered was made', input.auditId);
    const { name, bytes, sha256, manifestVersion: version, asked } = handed;
    const told = {
      type: 'tallies-handed-over',
      by: [],
      at: instantOfState(at, election.state),
      audit: input.auditId,
      version,
      file: { name, bytes, sha256 },
      ...asked,
    } as const;
    const onRoom = { chain: ballotChain(place), held: loaded.held, events: [told] };
    return ok({ ...outcome.value, additions: [onRoom, ...outcome.value.additions] });
  },
});

type Handed = {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Sha256;
  readonly text: string;
  readonly manifestVersion: number;
  readonly asked: NonNullable<ReturnType<typeof talliesForAudit>>['asked'];
};

/** The votes of the manifest that stands, for an audit that has registered exactly that; otherwise why it takes none now. */
function totalsOf({ room }: RoomHistory, audit: BegunAudit, { jurisdiction }: RoomInAudit): Result<Handed, Saying> {
  if (room.phase !== 'open') return err(detail('noBallotManifest'));
  const found = registrableManifest(room);
  if (found.is !== 'registrable') return err(detail('noBallotManifest'));
  const tallies = talliesForAudit(room, audit);
  if (tallies === undefined) return err(detail('votesNotOfThisAudit'));
  const { manifest } = found;
  const inUse = audit.files.find((file) => file.kind === 'manifest' && file.jurisdiction === jurisdiction);
  if (inUse?.sha256 !== manifest.file.sha256 || inUse.headers !== undefined) {
    return err(detail('ballotManifestOfAnother'));
  }
  const { asked, draft } = tallies;
  const count = draft.obstacles.length;
  if (count > 0) return err(detail('votesNotComplete', { count }));
  const text = talliesCsv(draft, asked);
  const sha256 = Sha256Schema.parse(sha256OfText(text));
  const name = `votes-by-batch-${jurisdiction}.csv`;
  return ok({ name, bytes: Buffer.byteLength(text), sha256, text, manifestVersion: manifest.version, asked });
}
