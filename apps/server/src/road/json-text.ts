/** Shorter lists are written anew each time. */
const LONG = 100;

/**
 * The same text as `JSON.stringify` makes of it. The lines of its long lists are written once for each line, and remembered
 * with it: of sixteen hundred, mostly one is another object than it was in the answer before.
 *
 * An object that was answered once must never change, as no readonly data does.
 */
export function jsonText(answer: object): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(answer)) {
    const text = Array.isArray(value) && value.length >= LONG ? listText(value) : JSON.stringify(value);
    // As in `JSON.stringify`, what is not there is not written.
    if (text !== undefined) parts.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${parts.join(',')}}`;
}

const lineTexts = new WeakMap<object, string>();

function listText(list: readonly unknown[]): string {
  return `[${list.map(lineText).join(',')}]`;
}

function lineText(line: unknown): string {
  if (typeof line !== 'object' || line === null) return JSON.stringify(line) ?? 'null';
  const known = lineTexts.get(line);
  if (known !== undefined) return known;
  const text = JSON.stringify(line);
  lineTexts.set(line, text);
  return text;
}
