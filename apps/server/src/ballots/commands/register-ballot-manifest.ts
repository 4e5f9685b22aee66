import { decide, evolveAll, isPractice } from '@plumbline/audit';
import { type BallotRoom, type Manifest, registrableManifest, statementOfManifest } from '@plumbline/ballot-management';
import { assert, assertNever, err, ok, type Result } from '@plumbline/prelude';
import type { Saying } from '@plumbline/words/define-words';
import { detail, detailWords } from '@plumbline/words/detail-words';
import { type AuditDecision, prepareOnAudit, runOnAudit } from '../../audit/commands/define-audit-command.ts';
import { checkBeforehand, register } from '../../audit/commands/register-file.ts';
import { jurisdictionScope } from '../../policy/scope.ts';
import { defineCommand, type Refusal, refuse } from '../../road/define-command.ts';
import { saltText } from '../../stores/salt-text.ts';
import { keepFiles } from '../../stores/unused-files.ts';
import { addUpload } from '../../stores/uploads.ts';
import { loadRoom, loadRoomForUpdate } from '../history/load-room.ts';
import { oneChunk, placeOf, type RoomInAudit, uploadOfRoom } from './upload-of-room.ts';

/** The manifest that stands in a ballot room becomes that of its jurisdiction in an audit: the same bytes, checked like any other file. */
export const registerBallotManifest = defineCommand({
  name: 'register-ballot-manifest',
  permission: 'ballot-manifest.register',
  scope: jurisdictionScope,

  async prepare(context, input) {
    const { services } = context;
    const place = await placeOf(services.db, input);
    const found = place && manifestOf((await loadRoom(services.db, place)).room);
    if (!found?.ok) return;
    await services.blobs.put(oneChunk(found.value.text));
    const upload = uploadOfRoom(input, 'manifest', found.value, { personId: '', at: services.now() });
    await prepareOnAudit({ prepare: (prepared) => checkBeforehand(prepared, upload) }, context, input);
  },

  async run(context, input) {
    const { tx, actor, at } = context;
    assert(actor.kind === 'person', 'only people register files', actor.kind);
    await keepFiles(tx);
    const place = await placeOf(tx, input);
    const loaded = place && (await loadRoomForUpdate(tx, place));
    const found = loaded === undefined ? err(detail('noBallotManifest')) : manifestOf(loaded.history.room);
    if (!found.ok) return refuse('no-ballot-manifest', found.error);
    const upload = uploadOfRoom(input, 'manifest', found.value, { personId: actor.personId, at });
    const registration = {
      permission: 'ballot-manifest.register',
      scope: jurisdictionScope,
      async run(auditContext: Parameters<typeof register>[0]) {
        if (isPractice(auditContext.history.audit.plan)) {
          return refuse('no-ballot-manifest', detail('ballotManifestNotForPractice'));
        }
        await addUpload(tx, upload);
        const registered = await register(auditContext, upload, false);
        return registered.ok ? withStatement(auditContext, found.value, input, registered.value) : registered;
      },
    } as const;
    return runOnAudit(registration, context, input);
  },
});

/** The room says where the numbers come from, with the file. */
function withStatement(
  { history }: Parameters<typeof register>[0],
  { statement, sha256 }: Standing,
  { jurisdiction }: RoomInAudit,
  registered: AuditDecision<Record<string, never>>,
): Result<AuditDecision<Record<string, never>>, Refusal> {
  const by = saltText(detailWords('en')('ballotRoomOf', { jurisdiction }));
  const registeredOnly = registered.events.filter((event) => event.type !== 'round-opened');
  const decided = decide(evolveAll(history.audit, registeredOnly), {
    type: 'state-manifest',
    jurisdiction,
    manifest: sha256,
    by,
    ...statement,
  });
  if (!decided.ok) return decided;
  const events = [...registered.events, ...decided.value];
  return ok({ ...registered, events, texts: [...(registered.texts ?? []), { ...by, jurisdiction }] });
}

type Standing = Pick<Manifest['file'], 'name' | 'sha256'> & {
  readonly text: string;
  readonly statement: ReturnType<typeof statementOfManifest>;
};

/** The file that was frozen, made again: nothing else has its digest. Otherwise why no audit takes it now. */
function manifestOf(room: BallotRoom): Result<Standing, Saying> {
  if (room.phase !== 'open') return err(detail('noBallotManifest'));
  const found = registrableManifest(room);
  switch (found.is) {
    case 'none':
      return err(detail('noBallotManifest'));
    case 'changed':
      return err(detail('ballotManifestChanged', { version: found.manifest.version }));
    case 'blocked':
      return err(detail('ballotManifestBlocked', { version: found.manifest.version, count: found.blockers.length }));
    case 'registrable': {
      const { name, sha256 } = found.manifest.file;
      return ok({ name, sha256, text: found.text, statement: statementOfManifest(room, found.manifest) });
    }
    default:
      return assertNever(found);
  }
}
