import { headerKey } from './header-key.ts';
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
  const lines = firstLines(text);
  const expected = new Set(expectedHeaders.map(headerKey));
  let best = { delimiter: COMMA, ...judge(lines, COMMA, expected) };
  for (const delimiter of OTHERS) {
    const candidate = { delimiter, ...judge(lines, delimiter, expected) };
    const findsMore = candidate.found > best.found;
    const makesColumns = best.found === 0 && best.columns === 1 && candidate.columns > 1;
    if (findsMore || makesColumns) best = candidate;
  }
  return best.delimiter;
}

/** Titles may stand above the headers, so the line that has most of them counts. */
function judge(lines: readonly string[], { character }: Delimiter, expected: ReadonlySet<string>) {
  const split = lines.map((line) => splitOutsideQuotes(line, character));
  const found = split.map((cells) => cells.filter((cell) => expected.has(headerKey(trimCell(cell)))).length);
  return { columns: split[0]?.length ?? 1, found: Math.max(0, ...found) };
}

const HEADER_LINES_MAX = 10;

function firstLines(text: string): string[] {
  return text
    .slice(0, LINE_LENGTH_MAX)
    .split(/\r\n|\r|\n/, 50)
    .filter((line) => line.trim() !== '')
    .slice(0, HEADER_LINES_MAX);
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
