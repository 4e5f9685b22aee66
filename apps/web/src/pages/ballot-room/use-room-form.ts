import { type FilledForm, type FormDefinition, fieldProblems, formOf } from '@plumbline/ballot-management';
import { formFieldLabel, formTableLabel } from '@plumbline/words/form-words';
import { useState } from 'react';
import { useDraft } from '../../connection/use-draft.ts';
import { rowsOfList } from '../../forms/carrier-rows.ts';
import { draftOfForm, fieldName, filledOfDraft } from '../../forms/room-form-draft.ts';
import type { FieldError } from '../../ui/ErrorSummary.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import type { FormAnswer } from './FormPage.tsx';

/** What is typed over a form: kept on the device through a reload and the end of a session, and read at each key. */
export function useRoomForm(key: string, answer: FormAnswer, definition: FormDefinition) {
  const say = useBallotFormsWords();
  const { form, others, minutesToOffice, carriers, zone } = answer;
  const newest = form.versions.at(-1);
  const saved: FilledForm = newest ?? { fields: {}, tables: {} };
  // Nobody types what the room knows: the list of carriers stands in a form that nobody has saved yet.
  const begun: FilledForm =
    form.timesEntered === 0 && listsCarriers(definition)
      ? { ...saved, tables: { ...saved.tables, carriers: rowsOfList(carriers) } }
      : saved;
  const typed = useDraft(`${key} ${form.filled}`, {
    value: draftOfForm(definition, begun, zone),
    version: JSON.stringify([saved.fields, saved.tables]),
  });
  // Where the answer to keeping it was lost, what stands there is not somebody else's.
  const isKept = JSON.stringify(typed.value) === JSON.stringify(draftOfForm(definition, saved, zone));
  const draft = {
    ...typed,
    isChanged: typed.isChanged && !isKept,
    isOvertaken: typed.isOvertaken && !isKept,
    change: isKept ? typed.beginFrom : typed.change,
  };
  const { filled, unread } = filledOfDraft(definition, draft.value, zone);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const label = (field: string) => formFieldLabel(definition.form, field);
  const context = {
    minutesToOffice,
    carriers,
    otherForm: (wanted: string) => {
      const found = others.find((each) => each.form === wanted);
      return found === undefined ? undefined : { definition: formOf(found.form), filled: found };
    },
  };
  /** What is wrong with what is typed; blanks too, where the form is to be whole. */
  const check = (isWhole: boolean): boolean => {
    const found = unread.map(({ table, row, field, code }) => ({
      name: fieldName(table, row, field),
      message: say(`fill.${code}`, { label: label(field) }),
    }));
    const unreadNames = new Set(found.map(({ name }) => name));
    const problems = fieldProblems(definition, filled, !isWhole)
      .map(({ table, row, field, why }) => ({
        name: fieldName(table, row === null ? null : row - 1, field),
        message:
          why === 'too-few-rows'
            ? say('fill.tooFewRows', { label: formTableLabel(field) })
            : say(why === 'missing' ? 'fill.missing' : 'fill.unfit', { label: label(field) }),
      }))
      .filter(({ name }) => !unreadNames.has(name));
    // What is withheld is filled in, and stays.
    const withheld = new Set(form.withheld.map(nameOfCell));
    const all = [...found, ...problems.filter(({ name }) => !withheld.has(name))];
    setErrors(all);
    return all.length === 0;
  };
  return { draft, filled, context, errors, check };
}

/** Whether a form has the list of carriers of its site in it. */
export function listsCarriers({ checks }: FormDefinition): boolean {
  return checks.some(({ rule }) => rule.rule === 'carriers-as-listed');
}

/** The name on the page of a cell that the answer names. */
export function nameOfCell(key: string): string {
  const [table = '', row = '', field] = key.split('.');
  return field === undefined ? fieldName(null, null, key) : fieldName(table, Number(row), field);
}
