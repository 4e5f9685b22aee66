import { defineWords, type Language } from './define-words.ts';
import { ballotAccounts } from './en/ballots/accounts.ts';
import { ballotPlaceInWords, formFieldLabel } from './form-words.ts';
import { spokenLanguage } from './spoken-language.ts';

/* The accounts of a ballot room in words. Names are those of `packages/ballot-management`, which this package does not import; a test of the
   screens holds every equation, line, code and source to a word. */

const words = defineWords({ en: ballotAccounts });
type Name = Parameters<ReturnType<typeof words>['anyOf']>[0];

/** What stands under a group and a name; the name itself where there are no words for it, as in the log of a newer version. */
function said(group: keyof typeof ballotAccounts, name: string, language: Language, place = ''): string | undefined {
  const found = words(language).anyOf(`${group}.${name}` as Name, { place });
  return found === `${group}.${name}` ? undefined : found;
}

/** What an equation asks. */
export function equationInWords(equation: string, language: Language = spokenLanguage()): string {
  return said('equations', equation, language) ?? equation;
}

/** A line of the accounts: as it is called on its form, or here where it stands on none. */
export function lineInWords(line: string, language: Language = spokenLanguage()): string {
  return said('lines', line, language) ?? formFieldLabel('', line, language);
}

/** What explains a difference. */
export function explanationInWords(code: string, language: Language = spokenLanguage()): string {
  return said('explanations', code, language) ?? code;
}

/** Where a count comes from. */
export function countSourceInWords(source: string, language: Language = spokenLanguage()): string {
  return said('sources', source, language) ?? source;
}

/** A stage at which ballots are counted. */
export function stageInWords(stage: string, language: Language = spokenLanguage()): string {
  return said('stages', stage, language) ?? stage;
}

/** A place of the accounts, also those that no form is about. */
export function accountPlaceInWords(place: string, language: Language = spokenLanguage()): string {
  const at = place.indexOf(':');
  const [kind, name] = at === -1 ? [place, ''] : [place.slice(0, at), place.slice(at + 1)];
  return said('places', kind, language, name.replaceAll('/', ', ')) ?? ballotPlaceInWords(place, language);
}
