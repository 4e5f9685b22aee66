import { assert } from '@plumbline/prelude';
import type { FormDefinition, FormId } from './form-definition.ts';
import { MAIL_FORMS } from './mail-forms.ts';
import { STOCK_AND_SITE_FORMS } from './stock-and-site-forms.ts';
import { STORAGE_FORMS } from './storage-forms.ts';

/** Every form, in the order of their numbers. */
export const FORMS: readonly FormDefinition[] = [...STOCK_AND_SITE_FORMS, ...MAIL_FORMS, ...STORAGE_FORMS];

const BY_ID: ReadonlyMap<string, FormDefinition> = new Map(FORMS.map((each) => [each.form, each]));

/** The definition of a form. */
export function formOf(form: FormId): FormDefinition {
  const found = BY_ID.get(form);
  assert(found !== undefined, 'every form has its definition', form);
  return found;
}
