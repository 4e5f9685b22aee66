import { entriesOf } from '@plumbline/prelude';
import type { FormId } from '../forms/form-definition.ts';
import type { OpenRoom } from '../state/room.ts';
import { formsAt } from '../state/room-view.ts';

/** A form that a place owes and nobody has started. */
export type FormDue = { readonly form: FormId; readonly place: string };

/** What a precinct fills in at the end of Election Day, and an early voting site each day. */
const OF_PRECINCT: readonly FormId[] = ['F-04', 'F-06', 'F-07', 'F-08'];
const OF_EARLY_DAY: readonly FormId[] = ['F-03', 'F-05'];
/** Channels whose batches come out of envelopes, and travel with a cover sheet. */
const WITH_COVER = new Set(['mail', 'overseas', 'provisional']);

/**
 * The forms that places owe by a day and that were not started: of a precinct from Election Day, of an early voting site from each of its
 * days, the cover sheet of every batch that came out of envelopes, and the certificate of every container that holds voted ballots.
 */
export function formsDue(room: OpenRoom, today: string): readonly FormDue[] {
  const owed: FormDue[] = [];
  for (const [, { site, kind, days }] of entriesOf(room.sites)) {
    if (kind === 'precinct' && room.electionDay <= today) {
      owed.push(...OF_PRECINCT.map((form) => ({ form, place: `site:${site}` })));
    }
    if (kind !== 'early-voting') continue;
    for (const day of days.filter((each) => each <= today)) {
      owed.push(...OF_EARLY_DAY.map((form) => ({ form, place: `site-day:${site}/${day}` })));
    }
  }
  for (const [, { batch, channel, became }] of entriesOf(room.batches)) {
    if (WITH_COVER.has(channel) && became.length === 0) owed.push({ form: 'F-13', place: `batch:${batch}` });
  }
  for (const [, { container, holdsVoted, batches }] of entriesOf(room.containers)) {
    if (holdsVoted && batches.length > 0) owed.push({ form: 'F-16', place: `container:${container}` });
  }
  return owed.filter(({ form, place }) => formsAt(room, place, form).length === 0);
}
