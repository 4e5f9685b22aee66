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
 * What is left of a name when all is taken away that people do not see or type differently: capitals, runs and kinds
 * of spaces, kinds of quotation marks and dashes, double width, invisible characters. Two names of one key are, to
 * everybody but a program, one name.
 */
export function likenessKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return name
    .normalize('NFKC')
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
