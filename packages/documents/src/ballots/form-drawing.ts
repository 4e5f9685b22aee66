import type { LineNumbers } from '@plumbline/ballot-management';
import type { Language } from '@plumbline/words';
import { formFieldLabel, formSheetWords } from '@plumbline/words/form-words';
import type { FilledSheet } from './filled-sheet.ts';
import type { FieldDefinition, FormDefinition } from './form-nouns.ts';

/** A form on its way to paper: its definition, the numbers of its lines, and what was filled in; null for a sheet to write on. */
export type Drawing = {
  readonly definition: FormDefinition;
  readonly numbers: LineNumbers;
  readonly filled: FilledSheet | null;
  readonly language: Language;
};

/** A field or column as it is called on paper; on a sheet to write on with what has to be written there. */
export function labelOnPaper(
  { definition, filled, language }: Drawing,
  number: string,
  field: FieldDefinition,
): string {
  const say = formSheetWords(language);
  const { kind, isRequired, isBlind } = field;
  const name = `${number}  ${formFieldLabel(definition.form, field.field, language)}`;
  if (filled !== null) return name;
  const withKind = kind === 'moment' || kind === 'day' || kind === 'person' ? say(kind, { label: name }) : name;
  const blind = isBlind ? say('blind', { label: withKind }) : withKind;
  return isRequired ? blind : say('optional', { label: blind });
}
