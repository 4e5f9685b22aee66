/**
 * Which characters a text from outside may hold: cells, sheet strings, names in archives, what people type. One place
 * decides, because the database, PDF and HTML each fail at others of them, and each somewhere else.
 *
 * Refused are control characters (line breaks and tabs are let through; where they may stand is for the reader), halves
 * of surrogate pairs, code points that are no characters, and marks that turn the direction of what follows, with which
 * one name can be made to look like another.
 */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const FORBIDDEN_EVERYWHERE = new RegExp(FORBIDDEN.source, 'g');

/** The first character that may not be in a text from outside, as `U+0000`; undefined where all may. */
export function forbiddenCharacter(text: string): string | undefined {
  const found = FORBIDDEN.exec(text)?.[0];
  return found === undefined ? undefined : codePointInWords(found);
}

/** The text with `�` for every character that may not be in it, to be shown or stored in a message about it. */
export function shownText(text: string): string {
  return FORBIDDEN.test(text) ? text.replace(FORBIDDEN_EVERYWHERE, '\ufffd') : text;
}

/** Spaces that are not the one on the keyboard, letters and digits of double width, and characters one cannot see. */
const HARD_TO_RETYPE = /[\r\n\t\u00a0\u00ad\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\uff01-\uff5e]/;

/** Whether somebody who reads a name and types it again would type another: it may be right, but should be known. */
export function isHardToRetype(text: string): boolean {
  return HARD_TO_RETYPE.test(text);
}

/** Of the keyboard's characters only the grave accent stands for another; most names in large files are of this kind. */
const PLAIN = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/**
 * Letters of other scripts that look like a Latin one, small or capital, and that Latin letter (Unicode Technical Standard 39,
 * confusables.txt: Greek, Cyrillic, Armenian, and the Latin i without a dot). Within a script no two stand for the same, so
 * that different names of that script stay different. Both cases are listed, because the case is what makes some alike:
 * the Cyrillic Н looks like H, and its small form like neither.
 */
const LATIN_OF_LOOK_ALIKE: ReadonlyMap<string, string> = new Map(
  [
    // Greek
    ['\u03b1\u03b2\u03b5\u03b6\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7', 'abezhikmnoptyx'],
    // Cyrillic
    [
      '\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0458\u0455\u0501\u051b\u051d\u04cf',
      'abekmhopctyxijsdqwl',
    ],
    // Armenian
    ['\u0585\u057d\u0581\u053c', 'ougl'],
    // Latin
    ['\u0131', 'i'],
  ].flatMap(([alike = '', latin = '']) =>
    [...alike].flatMap((letter, place) => {
      const same = latin.charAt(place);
      return [
        [letter.toLowerCase(), same],
        [letter.toUpperCase(), same],
      ] as const;
    }),
  ),
);
const LATIN_LOOK_ALIKES = new RegExp(`[${[...LATIN_OF_LOOK_ALIKE.keys()].join('')}]`, 'g');

/**
 * What is left of a name when all is taken away that people do not see or type differently: capitals, runs and kinds
 * of spaces, kinds of quotation marks and dashes, double width, invisible characters, letters of
 * other scripts that look like Latin ones. Two names of one key are, to
 * everybody but a program, one name.
 */
export function likenessKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return name
    .normalize('NFKC')
    .replace(LATIN_LOOK_ALIKES, (letter) => LATIN_OF_LOOK_ALIKE.get(letter) ?? letter)
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\u2018\u2019\u201a\u201b\u02bc\u0060\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** Two names that differ, and that people would take for one. */
export type NamesAlike = { readonly first: string; readonly second: string };

/** The first two of the names that people would take for one; equal names are another matter and pass. */
export function findNamesAlike(names: readonly string[]): NamesAlike | undefined {
  const seen = new Map<string, string>();
  for (const name of names) {
    const key = likenessKey(name);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, name);
    else if (first !== name) return { first, second: name };
  }
  return undefined;
}

/** A character as people look it up: `U+00A0`. */
export function codePointInWords(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
