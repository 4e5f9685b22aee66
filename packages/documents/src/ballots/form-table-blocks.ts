import { sumInNumbers, summedColumns, valueInRow, valueOfName } from '@plumbline/ballot-management';
import { formChoiceWord, formFieldLabel, formSheetWords, formTableLabel } from '@plumbline/words/form-words';
import type { Block, Cell, Column, FormBox, Row } from '../block.ts';
import { figureText, valueText } from './filled-sheet.ts';
import { type Drawing, labelOnPaper } from './form-drawing.ts';
import type { FieldDefinition, TableDefinition } from './form-nouns.ts';

/** More columns than this are no row that anybody could write in: each row becomes a frame of its own. */
const COLUMNS_MAX = 8;
const ROWS_TO_WRITE = { alone: 14, beside: 5 } as const;
const FRAMES_TO_WRITE = 3;
/** A table of no more rows is not parted from its heading by the end of a page. */
const ROWS_TOGETHER = 15;

const SHARES: Readonly<Record<FieldDefinition['kind'], number>> = {
  count: 10,
  moment: 14,
  day: 12,
  name: 14,
  text: 14,
  person: 15,
  seal: 13,
  seals: 14,
  'yes-no': 9,
};

/** A table of a form: as rows, or each row in frames where there are too many columns. */
export function formTableBlocks(drawing: Drawing, table: TableDefinition): readonly Block[] {
  const { numbers, language } = drawing;
  const say = formSheetWords(language);
  const title = `${numbers.letterOf(table.table)}  ${formTableLabel(table.table, language)}`;
  const isWide = table.fields.length + table.computed.length > COLUMNS_MAX;
  const blocks: readonly Block[] = [
    { type: 'heading', text: title },
    ...(isWide ? frames(drawing, table) : [asRows(drawing, table, title), ...wordsToChoose(drawing, table)]),
    ...sums(drawing, table),
    ...(drawing.filled === null ? [{ type: 'paragraph', text: say('moreRows'), size: 8.5 } as const] : []),
  ];
  if (isWide || rowsOf(drawing, table).length > ROWS_TOGETHER) return blocks;
  return [{ type: 'together', blocks }];
}

function rowsOf({ filled }: Drawing, table: TableDefinition) {
  return filled?.newest.tables[table.table] ?? [];
}

function asRows(drawing: Drawing, table: TableDefinition, title: string): Block {
  const { definition, numbers, filled, language } = drawing;
  const say = formSheetWords(language);
  const columns: readonly Column[] = [
    { head: say('row'), share: 6 },
    ...table.fields.map((field) => ({
      head: labelOnPaper(drawing, numbers.ofColumn(table.table, field.field), field),
      share: SHARES[field.kind],
    })),
    ...table.computed.map(({ line, sum }) => ({
      head: `${numbers.ofColumn(table.table, line)}  ${formFieldLabel(definition.form, line, language)} = ${sumInNumbers(numbers, sum, table.table)}`,
      share: 12,
    })),
  ];
  const rows: readonly Row[] =
    filled === null
      ? Array.from(
          { length: definition.tables.length === 1 ? ROWS_TO_WRITE.alone : ROWS_TO_WRITE.beside },
          (_, index) => [
            String(index + 1),
            ...table.fields.map(({ kind }): Cell => (kind === 'yes-no' ? { type: 'tick' } : { type: 'blank' })),
            ...table.computed.map((): Cell => ({ type: 'blank' })),
          ],
        )
      : rowsOf(drawing, table).map((row, index) => [
          String(index + 1),
          ...table.fields.map((field): Cell => valueText(row[field.field], field, filled, language)),
          ...table.computed.map(
            ({ line }): Cell => figureText(valueInRow(table.fields, table.computed, row, line).value),
          ),
        ]);
  return { type: 'table', columns, rows, rowHeight: filled === null ? 19 : 12, size: 9.5, continued: title };
}

/** The words that may stand in a column, below a table to write in. */
function wordsToChoose({ definition, filled, language }: Drawing, table: TableDefinition): readonly Block[] {
  if (filled !== null) return [];
  const say = formSheetWords(language);
  return table.fields.flatMap(({ field, choices }): readonly Block[] => {
    if (choices === null) return [];
    const column = formFieldLabel(definition.form, field, language);
    const words = choices.map((choice) => formChoiceWord(choice, language)).join(', ');
    return [{ type: 'paragraph', text: say('oneOf', { column, choices: words }), size: 8.5 }];
  });
}

function frames(drawing: Drawing, table: TableDefinition): readonly Block[] {
  const { definition, numbers, filled, language } = drawing;
  const say = formSheetWords(language);
  const boxesOf = (row: ReturnType<typeof rowsOf>[number]): readonly FormBox[] => [
    ...table.fields.map((field): FormBox => {
      const { choices, kind } = field;
      const value = row[field.field];
      const isToTick = filled === null && (choices !== null || kind === 'yes-no');
      const words = choices ?? (kind === 'yes-no' ? ['yes', 'no'] : []);
      return {
        label: labelOnPaper(drawing, numbers.ofColumn(table.table, field.field), field),
        written: filled === null ? '' : valueText(value, field, filled, language),
        span: isToTick && words.length > 4 ? 8 : kind === 'count' || kind === 'yes-no' ? 2 : 3,
        choices: isToTick
          ? words.map((choice) => ({
              choice,
              word: choice === 'yes' || choice === 'no' ? say(choice) : formChoiceWord(choice, language),
            }))
          : [],
        isGray: false,
      };
    }),
    ...table.computed.map(({ line, sum }): FormBox => {
      const value = filled === null ? null : valueInRow(table.fields, table.computed, row, line).value;
      return {
        label: `${numbers.ofColumn(table.table, line)}  ${formFieldLabel(definition.form, line, language)} = ${sumInNumbers(numbers, sum, table.table)}`,
        written: figureText(value),
        span: 3,
        choices: [],
        isGray: true,
      };
    }),
  ];
  const rows = filled === null ? Array.from({ length: FRAMES_TO_WRITE }, () => ({})) : rowsOf(drawing, table);
  return rows.map((row, index): Block => {
    const head = { type: 'paragraph', text: `${say('row')} ${index + 1}`, bold: true, size: 9 } as const;
    return { type: 'together', blocks: [head, { type: 'boxes', columns: 12, boxes: boxesOf(row) }] };
  });
}

/** The sums that lines and checks of the form ask for, in gray. */
function sums(drawing: Drawing, table: TableDefinition): readonly Block[] {
  const { definition, numbers, filled, language } = drawing;
  const say = formSheetWords(language);
  const summed = summedColumns(definition, table.table);
  const boxes = [...summed].map((column): FormBox => {
    const value = filled === null ? null : valueOfName(definition, filled.newest, `${table.table}.${column}`).value;
    return {
      label: `${say('sum')} ${numbers.ofColumn(table.table, column)}  ${formFieldLabel(definition.form, column, language)}`,
      written: figureText(value),
      span: 3,
      choices: [],
      isGray: true,
    };
  });
  return boxes.length === 0 ? [] : [{ type: 'boxes', columns: 12, boxes }];
}
