import { accountPlaceInWords } from './ballot-accounts-words.ts';
import { defineWords, type Filling, type Language, type Saying } from './define-words.ts';
import { ballotObstacles } from './en/ballot-obstacles.ts';
import { ballotRefusals } from './en/ballot-refusals.ts';
import { formTableLabel } from './form-words.ts';
import { spokenLanguage } from './spoken-language.ts';

const words = defineWords({ en: ballotRefusals });
const obstacles = defineWords({ en: ballotObstacles });

/**
 * A refusal of the ballot room, by what a sentence needs of it: `BallotRefusal` of `packages/ballot-management`, which this package does
 * not import. A test holds the sentences to every refusal that is declared there, and their blanks to its data.
 */
export type RefusalOfBallotRoom = { readonly code: string };

/** What stands in the way of a manifest or of destruction (`what`), or of closing a site (`issue`), as one line of a list. */
export function ballotObstacleInWords(
  obstacle: { readonly what: string } | { readonly issue: string },
  language: Language = spokenLanguage(),
): string {
  const filling: Record<string, Filling> = {};
  for (const [name, value] of Object.entries(obstacle)) filling[name] = filled(name, value, language);
  const name = 'what' in obstacle ? obstacle.what : obstacle.issue;
  // A name that the log of a newer version brings stands for itself.
  return obstacles(language).anyOf(name as Parameters<ReturnType<typeof obstacles>['anyOf']>[0], filling);
}

type Code = Parameters<ReturnType<typeof words>['anyOf']>[0];

/** Refusals whose sentence is one of several, by the property that chooses it. */
const CHOSEN_BY: Readonly<Record<string, string>> = {
  'batch-name-not-usable': 'why',
  'reviewer-took-part': 'part',
  'training-not-current': 'instead',
};

/** What a person should know and do about a refusal of the ballot room. */
export function ballotRefusalDetail(refusal: RefusalOfBallotRoom, language: Language = spokenLanguage()): string {
  const { sentence, filling } = ballotRefusalSaying(refusal);
  // A name that the log of a newer version brings stands for itself.
  return words(language).anyOf(sentence as Code, filling);
}

/** The same, to be said by whoever knows the language: its sentence is one of `ballotRefusals`. */
export function ballotRefusalSaying(refusal: RefusalOfBallotRoom): Saying {
  const { code } = refusal;
  const filling: Record<string, Filling> = {};
  let chosen = '';
  for (const [name, value] of Object.entries(refusal)) {
    if (name === 'code') continue;
    if (name === 'issues' && Array.isArray(value)) {
      filling[name] = value.map((one) => ballotObstacleInWords(one)).join(' ');
    } else if (Array.isArray(value)) {
      filling[name] = listed(value.map(inWords));
      filling.count = value.length;
    } else filling[name] = filled(name, value);
    if (CHOSEN_BY[code] === name) chosen = `.${String(value)}`;
  }
  return { sentence: `${code}${chosen}`, filling };
}

/** A figure as it is, a place of the accounts and a table of a form in words, and whatever else as its name. */
function filled(name: string, value: unknown, language: Language = spokenLanguage()): Filling {
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return listed(value.map(String));
  if (name === 'table') return formTableLabel(String(value), language);
  return name === 'place' ? accountPlaceInWords(String(value), language) : String(value);
}

/** One of a list: a name, or the field that a problem is of. */
function inWords(one: unknown): string {
  if (typeof one !== 'object' || one === null) return String(one);
  const said = new Map(Object.entries(one));
  const field = said.get('field');
  if (typeof field === 'string') return field;
  const [, ...rest] = said.values();
  return rest.map(String).join(' ');
}

const SHOWN_MAX = 10;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_MAX).join(', ');
  return names.length > SHOWN_MAX ? `${shown} …` : shown;
}
