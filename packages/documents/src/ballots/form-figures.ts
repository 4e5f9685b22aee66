import { sumInNumbers, valueOfName } from '@plumbline/ballot-management';
import { formFieldLabel, formSheetWords, formUnitWord } from '@plumbline/words/form-words';
import type { Row } from '../block.ts';
import { figureText } from './filled-sheet.ts';
import type { Drawing } from './form-drawing.ts';

/** Six digits hold every count of a site; longer numbers are set in one box. */
const DIGITS = 6;

/** The figures of a form as rows: number, what is counted in which unit, a box for each digit; arithmetic is gray. */
export function figureRows({ definition, numbers, filled, language }: Drawing): readonly Row[] {
  const say = formSheetWords(language);
  const { form, fields, computed } = definition;
  const counted = fields
    .filter(({ kind }) => kind === 'count')
    .map(({ field, unit, isRequired, isBlind }): Row => {
      const label = formFieldLabel(form, field, language);
      const named = unit === null ? label : `${label}, ${formUnitWord(unit, language)}`;
      const blind = isBlind && filled === null ? say('blind', { label: named }) : named;
      const value = filled?.newest.fields[field];
      const written = typeof value === 'number' ? figureText(value) : '';
      return [
        numbers.of(field),
        isRequired ? blind : say('optional', { label: blind }),
        { type: 'digits', boxes: DIGITS, written, isGray: false },
      ];
    });
  const worked = computed.map(({ line, sum }): Row => {
    const value = filled === null ? null : valueOfName(definition, filled.newest, line).value;
    return [
      { type: 'bold', text: numbers.of(line) },
      { type: 'bold', text: `${formFieldLabel(form, line, language)}  =  ${sumInNumbers(numbers, sum)}` },
      { type: 'digits', boxes: DIGITS, written: figureText(value), isGray: true },
    ];
  });
  return [...counted, ...worked];
}
