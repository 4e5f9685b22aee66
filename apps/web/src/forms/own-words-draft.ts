import { err, ok, type Result } from '@plumbline/prelude';
import {
  hasOneForm,
  isOwnWord,
  OFFICE_NOUNS,
  type OfficeNoun,
  OWN_WORD_LENGTH_MAX,
  type OwnForms,
  type OwnWords,
  sameWords,
} from '@plumbline/words/office-nouns';

/** The fields as they are typed, by noun. */
export type OwnWordsDraft = Readonly<Record<OfficeNoun, OwnForms>>;

/** What is wrong with a field: which, and by which sentence it is said. */
export type WrongWord =
  | { readonly field: string; readonly noun: OfficeNoun; readonly wrong: 'half' }
  | { readonly field: string; readonly noun: OfficeNoun; readonly wrong: 'letters' | 'long'; readonly word: string }
  | {
      readonly field: string;
      readonly noun: OfficeNoun;
      readonly wrong: 'alike';
      readonly word: string;
      readonly as: OfficeNoun;
    };

/** The fields with which the form opens. */
export function draftOfOwnWords(words: OwnWords): OwnWordsDraft {
  const fields = OFFICE_NOUNS.map((noun) => [noun, words[noun] ?? { one: '', other: '' }] as const);
  // Every noun is in the list.
  return Object.fromEntries(fields) as OwnWordsDraft;
}

/** The name of a field in the form. */
export function fieldOfWord(noun: OfficeNoun, form: keyof OwnForms): string {
  return `own-${noun}-${form}`;
}

/** The words that were typed, or all that is wrong with them. */
export function readOwnWords(draft: OwnWordsDraft): Result<OwnWords, readonly WrongWord[]> {
  const typed = OFFICE_NOUNS.flatMap((noun) => {
    const one = draft[noun].one.trim();
    const other = hasOneForm(noun) ? one : draft[noun].other.trim();
    return one === '' && other === '' ? [] : [[noun, { one, other }] as const];
  });
  const words: OwnWords = Object.fromEntries(typed);
  const wrong = typed.flatMap(([noun, forms]) => wrongForms(noun, forms));
  const alike = sameWords(words).map(
    ({ noun, as, word }): WrongWord => ({ field: fieldOfWord(noun, 'one'), noun, wrong: 'alike', word, as }),
  );
  return wrong.length > 0 || alike.length > 0 ? err([...wrong, ...alike]) : ok(words);
}

function wrongForms(noun: OfficeNoun, forms: OwnForms): readonly WrongWord[] {
  const names = hasOneForm(noun) ? (['one'] as const) : (['one', 'other'] as const);
  return names.flatMap((name): readonly WrongWord[] => {
    const word = forms[name];
    const field = fieldOfWord(noun, name);
    if (word === '') return [{ field, noun, wrong: 'half' }];
    if (word.length > OWN_WORD_LENGTH_MAX) return [{ field, noun, wrong: 'long', word }];
    return isOwnWord(word) ? [] : [{ field, noun, wrong: 'letters', word }];
  });
}
