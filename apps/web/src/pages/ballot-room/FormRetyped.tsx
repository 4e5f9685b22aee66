import { type FieldDefinition, formOf } from '@plumbline/ballot-management';
import { formFieldLabel } from '@plumbline/words/form-words';
import { Alert } from '../../ui/Alert.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import type { FormAnswer } from './FormPage.tsx';
import { valueInWords } from './value-in-words.ts';

/** What was typed before the other number of its pair was shown, where something else stands there now: for everybody to look at. */
export function FormRetyped({ answer }: { readonly answer: FormAnswer }) {
  const say = useBallotFormsWords();
  const { form, worksheet, people } = answer;
  const { fields, tables } = formOf(form.form);
  if (worksheet.retyped.length === 0) return null;
  return (
    <Alert kind="warning" title={say('form.retyped')}>
      <ul>
        {worksheet.retyped.map(({ table, row, field, by, first, last }) => {
          const columns = table === null ? fields : (tables.find((each) => each.table === table)?.fields ?? []);
          const known: Pick<FieldDefinition, 'kind' | 'choices'> = columns.find((each) => each.field === field) ?? {
            kind: 'text',
            choices: null,
          };
          const name = formFieldLabel(form.form, field);
          const filling = {
            label: row === null ? name : `${name} (${row + 1})`,
            by: by.join(', '),
            first: valueInWords(say, first, known, people),
          };
          const isGone = table !== null && row === null;
          return (
            <li key={JSON.stringify([table, row, field, filling.first])}>
              {isGone
                ? say('form.retypedGone', filling)
                : say('form.retypedLine', { ...filling, last: valueInWords(say, last ?? undefined, known, people) })}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
