/* How wide letters are cannot be asked where nothing is drawn: near enough, and rather too wide than too narrow. */

const NARROW = /[iljtfrI.,:;'’!|()[\] ]/u;
const WIDE = /[MWmw@%—]/u;
const CAPITAL = /[\p{Lu}\p{N}]/u;
const FULL = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u;

function widthOfLetter(letter: string): number {
  if (FULL.test(letter)) return 1.02;
  if (/\p{M}/u.test(letter)) return 0;
  if (WIDE.test(letter)) return 0.88;
  if (NARROW.test(letter)) return 0.36;
  return CAPITAL.test(letter) ? 0.68 : 0.58;
}

/** About how wide a text comes to be, in the unit of `size`. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += widthOfLetter(letter);
  return width * size;
}

/** A text in lines that are no wider than asked; only a word that is wider itself is broken. Nothing is left out. */
export function wrapText(text: string, size: number, widthMax: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, size) <= widthMax) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = brokenWord(word, size, widthMax);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

function brokenWord(word: string, size: number, widthMax: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && textWidth(part + letter, size) > widthMax) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}
