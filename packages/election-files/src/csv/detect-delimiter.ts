import { foldName } from '../nearest-name.ts';
import { LINE_LENGTH_MAX, trimCell } from './split-rows.ts';

/** The character between the columns of a file, with its name in the plural. */
type Delimiter = { readonly character: ',' | '\t' | ';' | '|'; readonly name: string };

const COMMA: Delimiter = { character: ',', name: 'commas' };
const OTHERS: readonly Delimiter[] = [
  { character: '\t', name: 'tabs' },
  { character: ';', name: 'semicolons' },
  { character: '|', name: 'vertical bars' },
];

/**
 * The delimiter of a table, judged by its header row: the one that finds most of the expected headers, or, where
 * none finds any, the one that makes columns at all. A comma wherever that is as good.
 */
export function detectDelimiter(text: string, expectedHeaders: readonly string[]): Delimiter {
  const line = firstLine(text);
  const expected = new Set(expectedHeaders.map(foldName));
  let best = { delimiter: COMMA, ...judge(line, COMMA, expected) };
  for (const delimiter of OTHERS) {
    const candidate = { delimiter, ...judge(line, delimiter, expected) };
    const findsMore = candidate.found > best.found;
    const makesColumns = best.found === 0 && best.columns === 1 && candidate.columns > 1;
    if (findsMore || makesColumns) best = candidate;
  }
  return best.delimiter;
}

function judge(line: string, { character }: Delimiter, expected: ReadonlySet<string>) {
  const cells = splitOutsideQuotes(line, character);
  return { columns: cells.length, found: cells.filter((cell) => expected.has(foldName(trimCell(cell)))).length };
}

function firstLine(text: string): string {
  for (const line of text.slice(0, LINE_LENGTH_MAX).split(/\r\n|\r|\n/, 50)) {
    if (line.trim() !== '') return line;
  }
  return '';
}

function splitOutsideQuotes(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let quoted = false;
  let start = 0;
  for (let position = 0; position <= line.length; position += 1) {
    const character = line[position];
    if (character === '"') quoted = !quoted;
    if (character === undefined || (character === delimiter && !quoted)) {
      cells.push(unquoted(line.slice(start, position)));
      start = position + 1;
    }
  }
  return cells;
}

function unquoted(cell: string): string {
  return cell
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replaceAll('""', '"');
}
