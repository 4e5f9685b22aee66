/* Our nouns for which an office may have its own: the forms in which they stand in our sentences. Adjectives have one form. */
const NOUNS = {
  batch: ['batch', 'batches'],
  container: ['container', 'containers'],
  seal: ['seal', 'seals'],
  tray: ['tray', 'trays'],
  envelope: ['envelope', 'envelopes'],
  'ballot-style': ['ballot style', 'ballot styles'],
  spoiled: ['spoiled'],
  provisional: ['provisional'],
  'polling-place': ['polling place', 'polling places'],
  site: ['site', 'sites'],
  'site-lead': ['site lead', 'site leads'],
  'drop-box': ['drop box', 'drop boxes'],
  precinct: ['precinct', 'precincts'],
  jurisdiction: ['jurisdiction', 'jurisdictions'],
  tabulator: ['tabulator', 'tabulators'],
  scanner: ['scanner', 'scanners'],
  'poll-book': ['poll book', 'poll books'],
  'ballot-room': ['ballot room', 'ballot rooms'],
  'storage-area': ['storage area', 'storage areas'],
  station: ['station', 'stations'],
  'retrieval-list': ['retrieval list', 'retrieval lists'],
  board: ['board', 'boards'],
  runner: ['runner', 'runners'],
  director: ['director', 'directors'],
  observer: ['observer', 'observers'],
  incident: ['incident', 'incidents'],
} as const satisfies Readonly<Record<string, readonly [string] | readonly [string, string]>>;

/** One of our nouns that an office may call otherwise. */
export type OfficeNoun = keyof typeof NOUNS;

/** All of them, in the order in which they are shown. */
export const OFFICE_NOUNS: readonly OfficeNoun[] = Object.keys(NOUNS) as OfficeNoun[];

/** What an office calls a thing: one, and several. Of an adjective both are the same. */
export type OwnForms = { readonly one: string; readonly other: string };

/** The words of an office: those of our nouns that it calls otherwise. */
export type OwnWords = Readonly<Partial<Record<OfficeNoun, OwnForms>>>;

/** Our own forms of a noun. */
export function ourForms(noun: OfficeNoun): OwnForms {
  const [one, other = one] = NOUNS[noun];
  return { one, other };
}

/** The longest word an office may have, in UTF-16 code units. */
export const OWN_WORD_LENGTH_MAX = 40;

/**
 * Whether a text may be a word of an office: it begins with a letter, and has letters of any script, digits, spaces, hyphens and apostrophes only.
 * It becomes part of pages and papers as our own sentences do, so nothing in it may mean anything to a browser.
 */
export function isOwnWord(text: string): boolean {
  return text.length <= OWN_WORD_LENGTH_MAX && /^\p{L}[\p{L}\p{M}\p{N}'’ -]*$/u.test(text);
}

/** The words in something that was kept or sent: nouns of ours with both forms, and nothing else. */
export function ownWordsIn(value: unknown): OwnWords {
  const kept = new Map<string, unknown>(Object.entries(Object(value)));
  const found = OFFICE_NOUNS.flatMap((noun) => {
    const { one, other } = Object(kept.get(noun));
    const areWords = [one, other].every((word) => typeof word === 'string' && isOwnWord(word));
    return areWords ? [[noun, { one, other }] as const] : [];
  });
  return Object.fromEntries(found);
}

/** Whether a noun of ours is an adjective, which has no form for several. */
export function hasOneForm(noun: OfficeNoun): boolean {
  return NOUNS[noun].length === 1;
}

/** Two nouns that would be called the same, so that a reader could not tell one thing from the other; the second as it is. */
export type SameWord = { readonly noun: OfficeNoun; readonly as: OfficeNoun; readonly word: string };

/** Every noun that an office would call as it calls another, or as we call another that keeps our word. */
export function sameWords(own: OwnWords): readonly SameWord[] {
  const formsOf = (noun: OfficeNoun) => own[noun] ?? ourForms(noun);
  const saidAs = (noun: OfficeNoun) =>
    [formsOf(noun).one, formsOf(noun).other].filter((word) => word !== '').map((word) => word.toLowerCase());
  return OFFICE_NOUNS.filter((noun) => own[noun] !== undefined).flatMap((noun) => {
    const words = new Set(saidAs(noun));
    const as = OFFICE_NOUNS.find((other) => other !== noun && saidAs(other).some((word) => words.has(word)));
    return as === undefined ? [] : [{ noun, as, word: formsOf(noun).one }];
  });
}
