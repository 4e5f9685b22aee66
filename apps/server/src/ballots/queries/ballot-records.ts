import type { QueryOutput } from '@plumbline/api';
import {
  type RecordsAnswer,
  type RecordsAsked,
  recordCounts,
  recordsGiven,
  recordsPlaces,
} from '@plumbline/ballot-management';
import { recordsSize } from '@plumbline/documents';
import { compareNaturally } from '@plumbline/election';
import { entriesOf, ok } from '@plumbline/prelude';
import { packetWords } from '@plumbline/words/packet-words';
import { recordsOfRoom } from '../downloads/records-of-room.ts';
import { GIVES_OUT, hasDutyNow } from '../screens/has-duty-now.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { namesIn } from '../screens/people-named.ts';
import { defineRoomQuery, type RoomContext } from './define-room-query.ts';

/** A list that somebody reads through; the rest is in the file. */
const EXCLUDED_MAX = 200;

/** The answers of records requests, and what would be given for one. */
export const ballotRecords = defineRoomQuery({
  name: 'ballot-records',
  async show(context, { kinds, place: at, from, until }) {
    const records = kinds && { kinds, place: at ?? null, from: from ?? null, until: until ?? null };
    const { seen, place, services, session, today } = context;
    const room = seen.whole;
    const asking = await peopleAsking({ services, session }, { place, room });
    const givesOut = hasDutyNow(room, asking, { duties: GIVES_OUT, today });
    const answers = [...entriesOf(room.recordsAnswers)].map(([, answer]) => answer);
    const shown = answers
      .toSorted((a, b) => compareNaturally(a.request, b.request))
      .flatMap((answer) => {
        const { request, released } = answer;
        const proposed = givesOut ? proposedShown(context, answer, asking) : null;
        if (proposed === null && released.length === 0) return [];
        return [
          {
            request,
            proposed,
            released: released.map((one) => ({
              ...one,
              by: namesIn(room, one.by),
              proposedBy: namesIn(room, one.proposedBy),
            })),
          },
        ];
      });
    return ok({
      answers: shown,
      places: [...recordsPlaces(room)],
      preview: records === undefined || !givesOut ? null : await previewOf(context, records),
    });
  },
});

function proposedShown(
  { seen }: RoomContext,
  { proposed }: RecordsAnswer,
  asking: readonly string[],
): QueryOutput<'ballot-records'>['answers'][number]['proposed'] {
  if (proposed === null) return null;
  const { by, at, askedOn, records, file } = proposed;
  const isYours = by.some((person) => asking.includes(person));
  return { by: namesIn(seen.whole, by), at, askedOn, records, file, isYours };
}

async function previewOf(
  { seen, history, services, state }: RoomContext,
  asked: RecordsAsked,
): Promise<QueryOutput<'ballot-records'>['preview']> {
  const { whole: room } = seen;
  const { at, texts, entries } = await recordsOfRoom(services.db, { ...history, room }, { asked, state });
  const given = recordsGiven(room, asked, { now: at, textOf: (digest) => texts.get(digest), entries });
  const say = packetWords('en');
  const { excluded } = given;
  return {
    counts: [...recordCounts(given)],
    excluded: excluded.slice(0, EXCLUDED_MAX).map(({ what, because }) => {
      return { what, because, says: say(`excludedBecause.${because}`) };
    }),
    excludedInAll: excluded.length,
    bytes: recordsSize(given),
  };
}
