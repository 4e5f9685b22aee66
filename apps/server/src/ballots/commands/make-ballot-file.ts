import { randomUUID } from 'node:crypto';
import { refuseRecordsAsked } from '@plumbline/ballot-management';
import { assert, ok } from '@plumbline/prelude';
import { ballotRefusal, detail } from '@plumbline/words/detail-words';
import { ballotRoomScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { findElection } from '../../stores/elections.ts';
import { addFileJob, FILES_MAX } from '../../stores/file-jobs.ts';
import { enqueueFile } from '../../stores/job-queue.ts';
import { hiddenFrom } from '../downloads/kept-room-files.ts';
import { dayInState } from '../history/instant-of-state.ts';
import { loadRoom } from '../history/load-room.ts';
import { hasDutyNow, PROPOSES } from '../screens/has-duty-now.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { refusalToShow } from '../screens/refusal-to-show.ts';
import { roomSeen } from '../screens/room-seen.ts';

/** Has labels of a ballot room made in the background by whoever may read it, and an answer to a records request by a publisher. It changes nothing of the room, and stands in no log. */
export const makeBallotFile = defineCommand({
  name: 'make-ballot-file',
  permission: 'ballot-room.read',
  scope: ballotRoomScope,

  async run({ tx, actor, at, sessionDigest }, { electionId, jurisdiction, file }) {
    if (actor.kind !== 'person') return refuse('not-allowed', detail('askerMayNot'));
    const place = { electionId, jurisdiction };
    const { room } = await loadRoom(tx, place);
    const election = await findElection(tx, electionId);
    assert(election !== undefined, 'the election was found when the right was asked', electionId);
    const asking = { services: { db: tx, now: () => at }, session: { actor, digest: sessionDigest } };
    const seen = await roomSeen(asking, { place, room, today: dayInState(at, election.state) });
    if (seen === undefined) return refuse('ballot-room-refused', ballotRefusal({ code: 'room-not-opened' }));
    if (file.what === 'records-answer') {
      const today = dayInState(at, election.state);
      const people = await peopleAsking(asking, { place, room: seen.whole });
      if (!hasDutyNow(seen.whole, people, { duties: PROPOSES, today }))
        return refuse('not-allowed', detail('askerMayNot'));
      const refusal = refuseRecordsAsked(seen.whole, file);
      if (refusal !== undefined) return { ok: false, error: await refusalToShow(tx, seen.whole, refusal) };
    }
    const isForAsker = hiddenFrom(seen, file).length > 0;
    const job = { jobId: randomUUID(), place, file, personId: actor.personId, createdAt: at };
    const added = await addFileJob(tx, { ...job, withAddresses: true, isForAsker });
    if (added === undefined) return refuse('files-waiting', detail('filesWaiting', { most: FILES_MAX }));
    if (added.isNew) await enqueueFile(tx, { jobId: added.jobId });
    return ok({ additions: [], answer: ok({ jobId: added.jobId }) });
  },
});
