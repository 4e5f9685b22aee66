import type { FieldDefinition, FormDefinition, LineNumbers, TableDefinition } from '@plumbline/ballot-management';
import { lineNumbers } from '@plumbline/ballot-management';
import { formChoiceWord, formFieldLabel, formTableLabel, formUnitWord } from '@plumbline/words/form-words';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { type BallotFormsWords, useBallotFormsWords } from '../words/ballot-forms-words.ts';
import { emptyRow, fieldName, type RoomFormDraft, type RowDraft, takenOut } from './room-form-draft.ts';

export type FormPerson = { readonly person: string; readonly name: string };

/** The fields of a form of the ballot room, drawn from its definition: each with its number on paper, its unit and its rule. */
export function RoomFormFill(props: {
  readonly definition: FormDefinition;
  readonly draft: RoomFormDraft;
  readonly people: readonly FormPerson[];
  /** Names on the page of fields that are filled in and not shown. */
  readonly withheld: ReadonlySet<string>;
  /** What is wrong with a field, by its name on the page. */
  readonly errorOf: (name: string) => string | undefined;
  readonly onChange: (draft: RoomFormDraft) => void;
}) {
  const say = useBallotFormsWords();
  const { definition, draft, onChange } = props;
  const numbers = lineNumbers(definition);
  const drawn = { say, numbers, definition, people: props.people, withheld: props.withheld, errorOf: props.errorOf };
  const figures = definition.fields.filter(({ kind }) => kind === 'count');
  const others = definition.fields.filter(({ kind }) => kind !== 'count');
  const change = (field: string, value: string) => onChange({ ...draft, fields: { ...draft.fields, [field]: value } });
  const part = (title: string, fields: readonly FieldDefinition[]) =>
    fields.length > 0 && (
      <fieldset className="usa-fieldset room-form-part">
        <legend className="usa-legend usa-legend--large">{title}</legend>
        <div className="room-form-grid">
          {fields.map((field) => (
            <OneField
              key={field.field}
              {...drawn}
              field={field}
              number={numbers.of(field.field)}
              name={fieldName(null, null, field.field)}
              value={draft.fields[field.field] ?? ''}
              isTakenOut={draft.fields[takenOut(field.field)] !== undefined}
              onChange={(value) => change(field.field, value)}
            />
          ))}
        </div>
      </fieldset>
    );
  return (
    <div className="stack-wide">
      {part(say('fill.particulars'), others)}
      {part(say('fill.figures'), figures)}
      {definition.tables.map((table) => (
        <TableRows
          key={table.table}
          {...drawn}
          table={table}
          rows={draft.tables[table.table] ?? []}
          onChange={(rows) => onChange({ ...draft, tables: { ...draft.tables, [table.table]: rows } })}
        />
      ))}
    </div>
  );
}

type Drawn = {
  readonly say: BallotFormsWords;
  readonly numbers: LineNumbers;
  readonly definition: FormDefinition;
  readonly people: readonly FormPerson[];
  readonly withheld: ReadonlySet<string>;
  readonly errorOf: (name: string) => string | undefined;
};

function TableRows(
  props: Drawn & {
    readonly table: TableDefinition;
    readonly rows: readonly RowDraft[];
    readonly onChange: (rows: readonly RowDraft[]) => void;
  },
) {
  const { say, numbers, definition, table, rows, onChange } = props;
  const label = `${numbers.letterOf(table.table)}  ${formTableLabel(table.table)}`;
  const change = (row: number, field: string, value: string) =>
    onChange(rows.map((each, at) => (at === row ? { ...each, [field]: value } : each)));
  // A row with something that is not shown, and every row before it, keeps its place.
  const staysInPlace = (at: number) =>
    rows.some((_, row) => {
      return row >= at && table.fields.some(({ field }) => props.withheld.has(fieldName(table.table, row, field)));
    });
  return (
    <fieldset className="usa-fieldset room-form-part">
      <legend className="usa-legend usa-legend--large">{label}</legend>
      {rows.length === 0 && <p className="soft">{say('fill.noRows')}</p>}
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own until it is typed, and is its place
        <fieldset className="usa-fieldset room-form-row" key={at}>
          <legend className="usa-legend">{say('fill.row', { table: label, row: at + 1 })}</legend>
          <div className="room-form-grid">
            {table.fields.map((field) => (
              <OneField
                key={field.field}
                {...props}
                definition={definition}
                field={field}
                number={numbers.ofColumn(table.table, field.field)}
                name={fieldName(table.table, at, field.field)}
                value={row[field.field] ?? ''}
                isTakenOut={row[takenOut(field.field)] !== undefined}
                onChange={(value) => change(at, field.field, value)}
              />
            ))}
          </div>
          {rows.length > table.rowsMin && !staysInPlace(at) && (
            <Button look="quiet" onPress={() => onChange(rows.filter((_, other) => other !== at))}>
              {say('fill.removeRow', { table: label, row: at + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      <Button look="second" onPress={() => onChange([...rows, emptyRow(table.fields)])}>
        {say('fill.addRow', { table: label })}
      </Button>
    </fieldset>
  );
}

/** One field by its kind: a number is typed as a text, so that a blank stays a blank and a comma does no harm. */
function OneField(
  props: Drawn & {
    readonly field: FieldDefinition;
    readonly number: string;
    readonly name: string;
    readonly value: string;
    readonly isTakenOut: boolean;
    readonly onChange: (value: string) => void;
  },
) {
  const { say, definition, field, name, value, people, onChange } = props;
  const bare = `${props.number}  ${formFieldLabel(definition.form, field.field)}`;
  const label = field.unit === null ? bare : say('fill.unit', { label: bare, unit: formUnitWord(field.unit) });
  const hints = [
    ...(field.isBlind ? [say('fill.seenFirst')] : []),
    ...(field.kind === 'moment' ? [say('fill.moment')] : []),
    ...(field.isRequired ? [] : [say('fill.optional')]),
    ...(props.isTakenOut ? [say('fill.takenOut')] : []),
    ...(props.withheld.has(name) ? [say('fill.withheld')] : []),
  ];
  const shared = { label, name, value, onChange, error: props.errorOf(name), hint: hints.join('. ') || undefined };
  const options = optionsOf(say, field, people);
  if (options !== undefined) {
    return <SelectField {...shared} options={[{ value: '', name: say('fill.notChosen') }, ...options]} />;
  }
  if (field.kind === 'count') return <TextField {...shared} numeric maxLength={20} />;
  if (field.kind === 'moment') return <TextField {...shared} type="datetime-local" />;
  return (
    <TextField
      {...shared}
      type={field.kind === 'day' ? 'date' : 'text'}
      maxLength={field.kind === 'name' ? 100 : 2000}
    />
  );
}

function optionsOf(say: BallotFormsWords, { kind, choices }: FieldDefinition, people: readonly FormPerson[]) {
  if (kind === 'person') return people.map(({ person, name }) => ({ value: person, name }));
  if (kind === 'yes-no') return (['yes', 'no'] as const).map((each) => ({ value: each, name: say(`fill.${each}`) }));
  return choices?.map((choice) => ({ value: choice, name: formChoiceWord(choice) }));
}
