import type { FormId } from '@plumbline/ballot-management';
import { formTitle } from '@plumbline/words/form-words';
import type { useBallotFormsWords } from '../../words/ballot-forms-words.ts';

/** A form by its number and its name. */
export function nameOfForm(say: ReturnType<typeof useBallotFormsWords>, form: FormId): string {
  return say('name', { form, title: formTitle(form) });
}
