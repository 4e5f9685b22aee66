import { type FormVersion, isSameValue } from '@plumbline/ballot-management';
import { formChoiceWord, formFieldLabel, formSheetWords, formTableLabel } from '@plumbline/words/form-words';
import type { Block, Row } from '../block.ts';
import { type FilledSheet, momentText, valueText } from './filled-sheet.ts';
import type { Drawing } from './form-drawing.ts';
import type { FieldDefinition } from './form-nouns.ts';

/** Every version of a form, and what each changed: a correction never takes away what stood there. */
export function formHistoryBlocks(drawing: Drawing, filled: FilledSheet): readonly Block[] {
  const { language } = drawing;
  const say = formSheetWords(language);
  const named = (people: readonly string[]) => people.map((each) => filled.names.get(each) ?? each).join(', ');
  const rows = filled.versions.map(
    (version, index): Row => [
      String(version.version),
      momentText(version.enteredAt),
      version.signedBy.length === 0 ? say('notYetDone') : named(version.signedBy),
      version.approved === null
        ? say('notYetDone')
        : `${named(version.approved.by)}, ${momentText(version.approved.at)}`,
      whyOf(version, index, drawing),
    ],
  );
  const changed = filled.versions.slice(1).flatMap((version, index) => {
    const before = filled.versions[index];
    const changes = before === undefined ? [] : changesOf(drawing, filled, before, version);
    return changes.length === 0 ? [] : [{ group: `${say('version')} ${version.version}` }, ...changes];
  });
  return [
    { type: 'heading', text: say('versions') },
    {
      type: 'table',
      columns: [
        { head: say('version'), share: 9 },
        { head: say('enteredAt'), share: 22 },
        { head: say('signedBy'), share: 20 },
        { head: say('reviewedBy'), share: 25 },
        { head: say('why'), share: 24 },
      ],
      rows,
      size: 9,
    },
    ...(changed.length === 0
      ? []
      : ([
          { type: 'heading', text: say('changes') },
          {
            type: 'table',
            columns: [
              { head: say('line'), share: 46 },
              { head: say('was'), share: 27 },
              { head: say('becomes'), share: 27 },
            ],
            rows: changed,
            size: 9,
          },
        ] as const)),
  ];
}

function whyOf({ amended }: FormVersion, index: number, { language }: Drawing): string {
  const say = formSheetWords(language);
  if (amended === null) return say(index === 0 ? 'firstVersion' : 'afterReturn');
  const evidence = amended.evidence.map(({ ref }) => ref).join(', ');
  return say('reasonOf', { reason: formChoiceWord(amended.reason, language), evidence });
}

type Values = FormVersion['fields'];

/** Every line of a version that is not what stood there before. */
function changesOf(
  { definition, numbers, language }: Drawing,
  filled: FilledSheet,
  before: FormVersion,
  after: FormVersion,
): readonly Row[] {
  const say = formSheetWords(language);
  const { form, fields, tables } = definition;
  const written = (row: Values | undefined, field: FieldDefinition) => {
    const value = row?.[field.field];
    return value === undefined ? say('blankValue') : valueText(value, field, filled, language);
  };
  const rows: Row[] = [];
  for (const field of fields) {
    if (isSameValue(before.fields[field.field], after.fields[field.field])) continue;
    const line = `${numbers.of(field.field)}  ${formFieldLabel(form, field.field, language)}`;
    rows.push([line, written(before.fields, field), written(after.fields, field)]);
  }
  for (const { table, fields: columns } of tables) {
    const [was, is] = [before.tables[table] ?? [], after.tables[table] ?? []];
    for (let row = 0; row < Math.max(was.length, is.length); row += 1) {
      for (const column of columns) {
        if (isSameValue(was[row]?.[column.field], is[row]?.[column.field])) continue;
        const name = formFieldLabel(form, column.field, language);
        const line = say('inRow', { table: formTableLabel(table, language), row: row + 1, column: name });
        rows.push([line, written(was[row], column), written(is[row], column)]);
      }
    }
  }
  return rows;
}
