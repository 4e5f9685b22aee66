import type { QueryOutput } from '@plumbline/api';
import {
  type BallotRefusal,
  type FormRecord,
  formOf,
  type OpenRoom,
  refuseReviewer,
  worksheetOf,
} from '@plumbline/ballot-management';
import { assert, lookUp } from '@plumbline/prelude';
import { ballotRefusalDetail } from '@plumbline/words/ballot-refusal-words';
import { ballotPlaceInWords, formTitle } from '@plumbline/words/form-words';
import { dutiesOn } from './room-heading.ts';

type FormInList = QueryOutput<'ballot-forms'>['forms'][number];

/** Who somebody is in the room, by the name people know. */
export function nameIn(room: OpenRoom, person: string): string {
  return lookUp(room.people, person)?.name ?? person;
}

/** A form of a room as a list shows it to one person; null for somebody who is not enrolled. */
export function formInList(
  room: OpenRoom,
  record: FormRecord,
  asked: { readonly person: string | null; readonly today: string },
): FormInList {
  const { filled, form, place, state, capture, isUnexplained, versions, parts } = record;
  const newest = newestOf(record);
  const { checks, units } = worksheetOf(room, record);
  const prepared = [...new Set([...parts.preparer, ...parts.transcriber])];
  return {
    filled,
    form,
    place,
    state,
    capture,
    version: versions.length,
    isUnexplained,
    preparedBy: prepared.map((person) => nameIn(room, person)),
    since: newest.approved?.at ?? newest.completedAt ?? newest.enteredAt,
    failing: checks.filter(({ verdict }) => verdict === 'fails').length,
    unexplained: units.filter(({ status }) => status === 'unexplained' || status === 'reopened').length,
    whyNotReview: whyNotReview(room, record, asked),
  };
}

export function newestOf({ versions, filled }: FormRecord) {
  const newest = versions.at(-1);
  assert(newest !== undefined, 'a form is started with its first version', filled);
  return newest;
}

/** Why somebody cannot review a form: they had a part in it, or it is not their duty. */
function whyNotReview(
  room: OpenRoom,
  record: FormRecord,
  { person, today }: { readonly person: string | null; readonly today: string },
): string | null {
  const known = person === null ? undefined : lookUp(room.people, person);
  const { reviews } = formOf(record.form);
  if (known === undefined || !dutiesOn(known, today).some((duty) => reviews.includes(duty))) {
    return inWords({ code: 'duty-missing', person: known?.name ?? '–', duties: reviews as never });
  }
  const refusal = refuseReviewer(room, record.filled, known.person);
  if (refusal === undefined) return null;
  const filled = `${formTitle(record.form)}, ${ballotPlaceInWords(record.place)}`;
  return inWords({ ...refusal, ...('person' in refusal ? { person: known.name } : {}), filled } as BallotRefusal);
}

function inWords(refusal: BallotRefusal): string {
  return ballotRefusalDetail(refusal);
}
