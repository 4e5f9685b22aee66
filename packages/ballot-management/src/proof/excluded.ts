import { compareNaturally } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import type { Evidence } from '../state/nouns.ts';
import type { FormRecord, OpenRoom } from '../state/room.ts';
import type { Confidential } from './confidential.ts';

/** Why something is not in a packet, or in the answer to a records request. */
export type ExcludedBecause =
  | Confidential
  | 'not-in-force'
  | 'not-cleared'
  | 'text-is-gone'
  | 'pictures-stay'
  | 'names-of-people'
  | 'not-approved'
  | 'free-text'
  | 'name-not-registered'
  | 'where-ballots-are-kept';

/**
 * Something that was left out, by its kind and its number in the order of the names in the room: a name that nobody has looked at may be what must not leave.
 * Only a procedure that was cleared is called by its own.
 */
export type Excluded = { readonly what: string; readonly because: ExcludedBecause };

/** What was left out, in the order in which it is listed. */
export function excludedInOrder(excluded: readonly Excluded[]): readonly Excluded[] {
  return excluded.toSorted((a, b) => compareNaturally(a.what, b.what));
}

/** Pictures show more than anybody sees at first, and carry where they were taken: none is given. */
export function picturesExcluded(room: OpenRoom): readonly Excluded[] {
  const isPicture = ({ kind }: Evidence) => kind === 'photo';
  const explanations = [...entriesOf(room.explanations)].toSorted(([one], [other]) => compareNaturally(one, other));
  const ofExplanations = explanations.flatMap(([, { evidence }], at) =>
    evidence.some(isPicture) ? [`pictures of explanation number ${at + 1}`] : [],
  );
  const ofForms = formsNumbered(room).flatMap(({ what, record }) =>
    record.versions.some(({ amended }) => amended?.evidence.some(isPicture)) ? [`pictures of ${what}`] : [],
  );
  return [...ofExplanations, ...ofForms].map((what) => ({ what, because: 'pictures-stay' }));
}

/** A form with what it is called outside, and its number among those of its kind. */
export type NumberedForm = { readonly what: string; readonly number: number; readonly record: FormRecord };

/** The forms with what they are called outside: by their kind, and numbered among those of that kind. */
export function formsNumbered(room: OpenRoom): readonly NumberedForm[] {
  const records = [...entriesOf(room.forms)].map(([, record]) => record);
  const ofKind = Map.groupBy(
    records.toSorted((a, b) => compareNaturally(a.filled, b.filled)),
    ({ form }) => form,
  );
  return [...ofKind].flatMap(([form, same]) =>
    same.map((record, at) => ({ what: `form ${form} number ${at + 1}`, number: at + 1, record })),
  );
}
