import { cellKey, type FieldDefinition, type FormDefinition, lineNumbers } from '@plumbline/ballot-management';
import { formFieldLabel, formTableLabel } from '@plumbline/words/form-words';
import { ComputedLines } from '../../forms/RoomFormFindings.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import type { FormAnswer } from './FormPage.tsx';
import { valueInWords } from './value-in-words.ts';

/** What stands in a form now, line by line with the numbers of its paper. */
export function FormEntries(props: { readonly answer: FormAnswer; readonly definition: FormDefinition }) {
  const say = useBallotFormsWords();
  const { answer, definition } = props;
  const newest = answer.form.versions.at(-1);
  if (newest === undefined) return null;
  const numbers = lineNumbers(definition);
  const { form } = definition;
  const withheld = new Set(answer.form.withheld);
  const shown = (field: FieldDefinition, value: (typeof newest.fields)[string] | undefined, key: string) =>
    withheld.has(key) ? say('fill.valueWithheld') : valueInWords(say, value, field, answer.people);
  return (
    <section className="stack">
      <h2>{say('form.entries')}</h2>
      <dl className="room-form-lines">
        {definition.fields.map((field) => (
          <div key={field.field}>
            <dt>
              {numbers.of(field.field)} {formFieldLabel(form, field.field)}
            </dt>
            <dd>{shown(field, newest.fields[field.field], field.field)}</dd>
          </div>
        ))}
      </dl>
      {definition.tables.map(({ table, fields }) => {
        const rows = newest.tables[table] ?? [];
        return rows.length === 0 ? null : (
          <SimpleTable
            key={table}
            caption={`${numbers.letterOf(table)}  ${formTableLabel(table)}`}
            columns={fields.map(({ field, kind }) => ({
              name: `${numbers.ofColumn(table, field)} ${formFieldLabel(form, field)}`,
              numeric: kind === 'count',
            }))}
            rows={rows.map((row, at) => ({
              key: String(at),
              cells: fields.map((field) => shown(field, row[field.field], cellKey(field.field, { table, row: at }))),
            }))}
          />
        );
      })}
      <ComputedLines definition={definition} filled={newest} />
    </section>
  );
}
