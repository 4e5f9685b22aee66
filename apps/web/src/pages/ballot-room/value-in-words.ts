import type { AbsentText, QueryOutput } from '@plumbline/api';
import type { FieldDefinition } from '@plumbline/ballot-management';
import { formChoiceWord } from '@plumbline/words/form-words';
import { formatCount } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import type { BallotFormsWords } from '../../words/ballot-forms-words.ts';

type ShownValue = QueryOutput<'ballot-form'>['form']['versions'][number]['fields'][string];

/** What stands in the place of a text that is not there any more. */
export function absentInWords(say: BallotFormsWords, absent: AbsentText): string {
  if (absent.state === 'missing') return say('fill.textMissing');
  return say('fill.textRedacted', { time: formatTime(absent.at), name: absent.by, reason: absent.reason });
}

/** What stands in a field, as people read it; a blank is a word, never 0. */
export function valueInWords(
  say: BallotFormsWords,
  value: ShownValue | undefined,
  { kind, choices }: Pick<FieldDefinition, 'kind' | 'choices'>,
  people: readonly { readonly person: string; readonly name: string }[],
): string {
  if (value === undefined) return say('fill.blankValue');
  if (typeof value === 'object') return absentInWords(say, value.absent);
  if (typeof value === 'boolean') return say(value ? 'fill.yes' : 'fill.no');
  if (typeof value === 'number') return formatCount(value);
  if (kind === 'person') return people.find(({ person }) => person === value)?.name ?? value;
  if (kind === 'moment') return momentInWords(value);
  return choices === null ? value : formChoiceWord(value);
}

/** A moment by the clock it was taken down with: what a form says does not depend on who reads it. */
export function momentInWords(moment: string): string {
  return moment.replace('T', ' ').replace(/:00(?:\.0+)?([+-]\d\d:\d\d|Z)$/, ' (UTC$1)');
}
