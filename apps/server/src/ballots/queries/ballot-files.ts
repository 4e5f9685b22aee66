import { PLANNED_LABELS_MAX } from '@plumbline/api';
import type { OpenRoom } from '@plumbline/ballot-management';
import { batchLabelsOf, containerLabelsOf, plannedLabelsOf } from '@plumbline/documents';
import { assert, ok } from '@plumbline/prelude';
import { ballotRefusal } from '@plumbline/words/detail-words';
import { can } from '../../policy/can.ts';
import { ballotRoomScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { findElection } from '../../stores/elections.ts';
import { fileJobsOfRoom } from '../../stores/file-jobs.ts';
import { askersOf, jobShown, keptShown } from '../../stores/files-shown.ts';
import { keptFilesOfRoom } from '../../stores/kept-reports.ts';
import { findOrganizations } from '../../stores/organizations.ts';
import { ownWordsOfElection } from '../../stores/own-words.ts';
import { namesOfPeople } from '../../stores/people.ts';
import { isNewestOfLabels } from '../downloads/kept-labels.ts';
import { isNewestOfRecords } from '../downloads/kept-records.ts';
import { keptAsOf, mayTakeFile } from '../downloads/kept-room-files.ts';
import { isLongRoll } from '../downloads/labels-asked.ts';
import { dayInState } from '../history/instant-of-state.ts';
import { loadRoom } from '../history/load-room.ts';
import { GIVES_OUT, hasDutyNow } from '../screens/has-duty-now.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { roomSeen } from '../screens/room-seen.ts';

/** The files of a ballot room that are being made in the background, and those that are kept, as far as whoever asks may have them. */
export const ballotFiles = defineQuery({
  name: 'ballot-files',
  permission: 'ballot-room.read',
  scope: ballotRoomScope,

  async run({ services, session, scope }, { electionId, jurisdiction }) {
    const { db } = services;
    const place = { electionId, jurisdiction };
    const election = await findElection(db, electionId);
    assert(election !== undefined, 'the election was found when the right was asked', electionId);
    const history = await loadRoom(db, place);
    const today = dayInState(services.now(), election.state);
    const seen = await roomSeen({ services, session }, { place, room: history.room, today });
    if (seen === undefined) return refuse('ballot-room-refused', ballotRefusal({ code: 'room-not-opened' }));
    const { actor } = session;
    const jobs = await fileJobsOfRoom(db, place);
    const people = await peopleAsking({ services, session }, { place, room: seen.whole });
    const givesOut = hasDutyNow(seen.whole, people, { duties: GIVES_OUT, today });
    const kept = (await keptFilesOfRoom(db, place, services.now())).filter((one) =>
      mayTakeFile({ seen, givesOut }, one),
    );
    const [office] = await findOrganizations(db, [election.organizationId]);
    const of = { office: office?.name ?? '', election: election.name, state: election.state };
    const shown = {
      people: await namesOfPeople(db, askersOf([...kept, ...jobs])),
      asking: actor.kind === 'person' ? actor.personId : undefined,
      mayCancelAll: can(actor, 'plan.edit', scope) !== undefined,
    };
    const made = { history, election: election.name, ownWords: await ownWordsOfElection(db, electionId) };
    return ok({
      jobs: jobs
        .filter(({ file }) => file.what !== 'records-answer' || givesOut)
        .map((job) => ({ ...jobShown(job, shown), file: job.file })),
      files: kept.map((one) => ({
        fileId: one.reportId,
        file: keptAsOf(one).file,
        countsLeftOut: keptAsOf(one).hidden.length,
        ...keptShown(one, shown.people),
        isNewest:
          keptAsOf(one).file.what === 'records-answer'
            ? isNewestOfRecords(history, of, one)
            : isNewestOfLabels(made, one),
      })),
      inBackground: longLabels(seen.room),
    });
  },
});

function longLabels(room: OpenRoom) {
  const parts = (kind: 'container' | 'batch') => {
    const count = plannedLabelsOf(room, kind).length;
    return Array.from({ length: Math.ceil(count / PLANNED_LABELS_MAX) }, (_, part) =>
      isLongRoll(kind, Math.min(PLANNED_LABELS_MAX, count - part * PLANNED_LABELS_MAX)),
    );
  };
  return {
    'container-labels': isLongRoll('container', containerLabelsOf(room).length),
    'batch-labels': isLongRoll('batch', batchLabelsOf(room).length),
    'planned-container-labels': parts('container'),
    'planned-batch-labels': parts('batch'),
  };
}
