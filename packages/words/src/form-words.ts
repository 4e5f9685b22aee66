import { defineWords, type Language } from './define-words.ts';
import { formChecks } from './en/ballots/form-checks.ts';
import { formFields } from './en/ballots/form-fields.ts';
import { formChoices, formTables, formUnits } from './en/ballots/form-nouns.ts';
import { ballotLabels, formSheets } from './en/ballots/form-sheets.ts';
import { formTitles } from './en/ballots/form-titles.ts';
import { spokenLanguage } from './spoken-language.ts';

/* The forms of the ballot room in words: the same on paper and on screens. Names are those of `packages/ballot-management`, which this
   package does not import; a test of the documents holds every form to a word for each of its names. */

const titles = defineWords({ en: formTitles });
const fields = defineWords({ en: formFields });
const tables = defineWords({ en: formTables });
const checks = defineWords({ en: formChecks });
const choices = defineWords({ en: formChoices });
const units = defineWords({ en: formUnits });

/** Says what stands on a printed form besides its lines. */
export const formSheetWords = defineWords({ en: formSheets });

/** Says what stands on labels of containers and batches. */
export const ballotLabelWords = defineWords({ en: ballotLabels });

/** What a form is called. */
export function formTitle(form: string, language: Language = spokenLanguage()): string {
  return titles(language).anyOf(`${form}.title` as Parameters<ReturnType<typeof titles>['anyOf']>[0], {});
}

/** What a form is for. */
export function formPurpose(form: string, language: Language = spokenLanguage()): string {
  return titles(language).anyOf(`${form}.about` as Parameters<ReturnType<typeof titles>['anyOf']>[0], {});
}

/** A field, a column or a computed line of a form. */
export function formFieldLabel(form: string, field: string, language: Language = spokenLanguage()): string {
  return ownOrUsual(fields(language), form, field);
}

/** What a check of a form asks, as a sentence that is true or not. */
export function formCheckSentence(form: string, check: string, language: Language = spokenLanguage()): string {
  return ownOrUsual(checks(language), form, check);
}

/** A table of a form. */
export function formTableLabel(table: string, language: Language = spokenLanguage()): string {
  return tables(language).anyOf(table as Parameters<ReturnType<typeof tables>['anyOf']>[0], {});
}

/** A word that may be chosen in a form. */
export function formChoiceWord(choice: string, language: Language = spokenLanguage()): string {
  return choices(language).anyOf(choice as Parameters<ReturnType<typeof choices>['anyOf']>[0], {});
}

/** What a figure of a form counts. */
export function formUnitWord(unit: string, language: Language = spokenLanguage()): string {
  return units(language).anyOf(unit as Parameters<ReturnType<typeof units>['anyOf']>[0], {});
}

/** A place of the accounts in words: `site:P-02` is the site P-02. */
export function ballotPlaceInWords(place: string, language: Language = spokenLanguage()): string {
  const say = formSheetWords(language);
  const at = place.indexOf(':');
  const [kind, name] = at === -1 ? ['', place] : [place.slice(0, at), place.slice(at + 1)];
  const said = name.replaceAll('/', ', ');
  switch (kind) {
    case 'site':
    case 'site-day':
      return say('site', { place: said });
    case 'tabulator':
    case 'tabulator-day':
      return say('tabulator', { place: said });
    case 'container':
    case 'channel':
    case 'batch':
    case 'style':
    case 'contest':
      return say(kind, { place: said });
    default:
      return say('otherPlace', { place: said });
  }
}

type Saying = { readonly anyOf: (name: never, filling: Readonly<Record<string, never>>) => string };

/** A form may call a field by a name of its own. What has no words stands for itself. */
function ownOrUsual(say: Saying, form: string, name: string): string {
  const own = `${form}.${name}`;
  const said = say.anyOf(own as never, {});
  return said === own ? say.anyOf(name as never, {}) : said;
}
