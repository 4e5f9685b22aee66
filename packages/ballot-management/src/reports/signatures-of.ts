import { formOf } from '../forms/forms.ts';
import type { PersonId } from '../state/nouns.ts';
import type { FormRecord } from '../state/room.ts';
import { newestVersion } from '../state/room-view.ts';
import { type Instant, millisecondsOf } from '../units/instant.ts';

/** Who stands for a form, and who is still to. */
export type SignaturesOf = {
  /** How many people sign it: an amendment is signed by whoever makes it. */
  readonly needed: number;
  /** Everybody who has signed its newest version as it stands, or made a late statement in place of that. */
  readonly given: readonly PersonId[];
  /** People whom the form names and who have done neither. */
  readonly named: readonly PersonId[];
};

/** The late statements that had been made by some moment, such as when the form was complete. */
export function lateUntil({ lateStatements }: FormRecord, moment: Instant): FormRecord['lateStatements'] {
  return lateStatements.filter(({ at }) => millisecondsOf(at) <= millisecondsOf(moment));
}

export function signaturesOf(record: FormRecord): SignaturesOf {
  const { signedBy, statedBy, amended, fields } = newestVersion(record);
  const definition = formOf(record.form);
  const given = new Set([...signedBy, ...statedBy]);
  const people = definition.fields.flatMap(({ field, kind }) => {
    const person = fields[field];
    return kind === 'person' && typeof person === 'string' ? [person] : [];
  });
  return {
    needed: amended === null ? definition.signatures : 1,
    given: [...given],
    named: [...new Set(people)].filter((person) => !given.has(person)),
  };
}
