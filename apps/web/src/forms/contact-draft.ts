import type { HelpContact } from '@plumbline/api';
import { err, ok, type Result } from '@plumbline/prelude';

/** The fields as they are typed. */
export type ContactDraft = {
  readonly name: string;
  readonly telephone: string;
  readonly email: string;
  readonly hours: string;
};

/** What is wrong with a field, by the sentence that says so. */
type Wrong = {
  readonly field: keyof ContactDraft;
  readonly wrong: 'nameMissing' | 'telephoneShape' | 'emailShape' | 'waysMissing';
};

/** The fields with which a form opens. */
export function draftOfContact(contact: HelpContact | null): ContactDraft {
  return {
    name: contact?.name ?? '',
    telephone: contact?.telephone ?? '',
    email: contact?.email ?? '',
    hours: contact?.hours ?? '',
  };
}

/** The contact that was typed, or all that is wrong with it. */
export function readContact(draft: ContactDraft): Result<HelpContact, readonly Wrong[]> {
  const name = draft.name.trim();
  const telephone = draft.telephone.trim();
  const email = draft.email.trim();
  const hours = draft.hours.trim();
  const wrong: readonly Wrong[] = [
    ...(name === '' ? [{ field: 'name', wrong: 'nameMissing' } as const] : []),
    ...(telephone !== '' && !/\d.*\d.*\d/.test(telephone)
      ? [{ field: 'telephone', wrong: 'telephoneShape' } as const]
      : []),
    ...(email !== '' && !/^\S+@\S+\.\S+$/.test(email) ? [{ field: 'email', wrong: 'emailShape' } as const] : []),
    ...(telephone === '' && email === '' ? [{ field: 'telephone', wrong: 'waysMissing' } as const] : []),
  ];
  if (wrong.length > 0) return err(wrong);
  return ok({ name, telephone: orNull(telephone), email: orNull(email), hours: orNull(hours) });
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
