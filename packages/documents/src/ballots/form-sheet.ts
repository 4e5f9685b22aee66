import { type FormId, formOf, lineNumbers } from '@plumbline/ballot-management';
import {
  ballotPlaceInWords,
  formChoiceWord,
  formPurpose,
  formSheetWords,
  formTitle,
} from '@plumbline/words/form-words';
import type { Block, FormBox } from '../block.ts';
import type { ComposedDocument, Printing } from '../printed-document.ts';
import { type FilledSheet, valueText } from './filled-sheet.ts';
import { formChecksBlocks } from './form-checks-blocks.ts';
import { type Drawing, labelOnPaper } from './form-drawing.ts';
import { figureRows } from './form-figures.ts';
import { formHistoryBlocks } from './form-history-blocks.ts';
import type { FieldDefinition } from './form-nouns.ts';
import { formSignatureBlocks } from './form-signature-blocks.ts';
import { formTableBlocks } from './form-table-blocks.ts';

/** What a form is printed for: an election and a place of it, or one that was filled in. */
export type SheetContext = Printing & {
  readonly election: string;
  readonly jurisdiction: string;
  /** Where it is known beforehand, the place is printed, and otherwise written. */
  readonly place: string | null;
  readonly procedure: { readonly procedure: string; readonly version: number } | null;
};

/** What is laid out of a form: its definition, and what was filled in; null for a sheet to write on. */
export type FormOnPaper = { readonly form: FormId; readonly filled: FilledSheet | null };

/** A form to be written on, or as it was filled in: one renderer for every form, from its definition. */
export function formSheet(context: SheetContext, { form, filled }: FormOnPaper): ComposedDocument {
  const { language, jurisdiction } = context;
  const say = formSheetWords(language);
  const title = formTitle(form, language);
  const definition = formOf(form);
  const numbers = lineNumbers(definition);
  const drawing = { definition, numbers, filled, language };
  const place = filled === null ? context.place : filled.place;
  const others = definition.fields.filter(({ kind }) => kind !== 'count');
  return {
    title:
      place === null
        ? say('document', { form, title, jurisdiction })
        : say('filledDocument', { form, title, place: ballotPlaceInWords(place, language), jurisdiction }),
    blocks: [
      { type: 'title', text: say('heading', { form, title }) },
      ...headBlocks(context, filled, place),
      { type: 'paragraph', text: formPurpose(form, language) },
      ...(filled === null ? instructions(drawing) : []),
      ...(others.length === 0
        ? []
        : ([
            { type: 'heading', text: say('particulars') },
            { type: 'boxes', columns: 12, boxes: others.map((field) => boxOf(drawing, field)) },
          ] as const)),
      ...figuresBlocks(drawing),
      ...definition.tables.flatMap((table) => formTableBlocks(drawing, table)),
      ...formChecksBlocks(drawing),
      ...formSignatureBlocks(drawing),
      ...(filled === null ? [] : formHistoryBlocks(drawing, filled)),
    ],
  };
}

/** How a sheet is written on, and corrected. */
function instructions({ definition, language }: Drawing): readonly Block[] {
  const say = formSheetWords(language);
  const isBlind = [definition, ...definition.tables].some(({ fields }) => fields.some((each) => each.isBlind));
  const sentences = [say('howToWrite'), ...(isBlind ? [say('seenFirst')] : []), say('corrections')];
  return sentences.map((text) => ({ type: 'paragraph', text, size: 9.5 }));
}

/** Few figures stand one below the other, many in two halves side by side. */
function figuresBlocks(drawing: Drawing): readonly Block[] {
  const { language } = drawing;
  const rows = figureRows(drawing);
  if (rows.length === 0) return [];
  const heading: Block = { type: 'heading', text: formSheetWords(language)('figures') };
  if (rows.length < 4) return [heading, figureTable(rows, language)];
  const half = Math.ceil(rows.length / 2);
  const parts = [rows.slice(0, half), rows.slice(half)].map((part) => ({
    share: 1,
    blocks: [figureTable(part, language)],
  }));
  return [{ type: 'together', blocks: [heading, { type: 'beside', parts }] }];
}

function figureTable(rows: ReturnType<typeof figureRows>, language: Printing['language']): Block {
  const say = formSheetWords(language);
  return {
    type: 'table',
    columns: [
      { head: say('line'), share: 11 },
      { head: say('what'), share: 42 },
      { head: say('entry'), share: 47 },
    ],
    rows,
    size: 9.5,
  };
}

/** Whose form it is. */
function headBlocks(context: SheetContext, filled: FilledSheet | null, place: string | null): readonly Block[] {
  const { language, jurisdiction, election } = context;
  const say = formSheetWords(language);
  const procedure = filled === null ? context.procedure : filled.procedure;
  const heads = [
    [say('county'), jurisdiction],
    [say('election'), election],
  ] as const;
  const facts: (readonly [string, string])[] = heads.filter(([, name]) => name !== '');
  if (place !== null) facts.push([say('place'), ballotPlaceInWords(place, language)]);
  if (procedure !== null) facts.push([say('procedure'), say('procedureVersion', procedure)]);
  if (filled !== null) {
    facts.push([say('state.title'), say(`state.${filled.state}`)]);
    facts.push([say('capture.title'), say(`capture.${filled.capture}`)]);
    return [
      { type: 'facts', facts, columns: 3 },
      ...(filled.isUnexplained ? [{ type: 'callout', text: say('unexplained') } as const] : []),
    ];
  }
  const unnamed = heads.filter(([, name]) => name === '').map(([label]) => ({ label, share: 1 }));
  const lines = [
    ...(place === null ? [{ label: say('placeToWrite'), share: 3 }] : []),
    { label: say('dayToWrite'), share: 1.3 },
    { label: say('pageToWrite'), share: 1.3 },
  ];
  return [
    ...(facts.length === 0 ? [] : [{ type: 'facts', facts, columns: 3 } as const]),
    ...(unnamed.length === 0 ? [] : [{ type: 'lines', lines: unnamed } as const]),
    { type: 'lines', lines },
  ];
}

/** A field that is no figure, in a frame. */
function boxOf(drawing: Drawing, field: FieldDefinition): FormBox {
  const { numbers, filled, language } = drawing;
  const value = filled?.newest.fields[field.field];
  const isOneOf = field.choices !== null || field.kind === 'yes-no';
  const ticked =
    typeof value === 'boolean' ? (value ? 'yes' : 'no') : typeof value === 'object' ? '' : String(value ?? '');
  return {
    label: labelOnPaper(drawing, numbers.of(field.field), field),
    written: isOneOf || filled === null ? ticked : valueText(value, field, filled, language),
    span: spanOf(field, filled === null ? '' : valueText(value, field, filled, language)),
    choices: choicesOf(field, language),
    isGray: false,
  };
}

function choicesOf({ kind, choices }: FieldDefinition, language: Printing['language']): FormBox['choices'] {
  const say = formSheetWords(language);
  if (kind === 'yes-no') return (['yes', 'no'] as const).map((choice) => ({ choice, word: say(choice) }));
  return (choices ?? []).map((choice) => ({ choice, word: formChoiceWord(choice, language) }));
}

const LONG_TEXTS = new Set(['publicText', 'explanation', 'issues', 'exceptions', 'holdSources', 'evidence', 'damage']);

function spanOf(field: FieldDefinition, written: string): number {
  if (LONG_TEXTS.has(field.field) || written.length > 60) return 12;
  if (field.choices !== null) return field.choices.length > 3 ? 12 : 6;
  return 4;
}
