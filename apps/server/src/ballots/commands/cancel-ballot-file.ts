import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { can } from '../../policy/can.ts';
import { ballotRoomScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { resolveScope } from '../../road/resolve-scope.ts';
import { findFileJob, isOfRoom, updateFileJob } from '../../stores/file-jobs.ts';

/** Gives up the making of a file of a ballot room, by whoever asked for it or an administrator. What makes it stops within a second. */
export const cancelBallotFile = defineCommand({
  name: 'cancel-ballot-file',
  permission: 'ballot-room.read',
  scope: ballotRoomScope,

  async run({ tx, actor, at }, { electionId, jurisdiction, jobId }) {
    const gone = refuse('not-found', detail('noSuchFileJob'));
    const scope = await resolveScope(tx, ballotRoomScope({ electionId, jurisdiction }));
    const job = await findFileJob(tx, jobId);
    if (scope === undefined || job === undefined || !isOfRoom(job)) return gone;
    if (job.place.electionId !== electionId || job.place.jurisdiction !== jurisdiction) return gone;
    const isOwn = actor.kind === 'person' && actor.personId === job.personId;
    if (!isOwn && can(actor, 'plan.edit', scope) === undefined) return refuse('not-allowed', detail('cancelOwnFile'));
    if (!(await updateFileJob(tx, jobId, { state: 'cancelled', endedAt: at }))) return gone;
    return ok({ additions: [], answer: ok({}) });
  },
});
