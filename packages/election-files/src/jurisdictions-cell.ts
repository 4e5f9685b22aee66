import { fileSaying } from '@plumbline/words/file-words';
import type { TableRow } from './csv/read-rows.ts';
import type { IssueCollector } from './issue-collector.ts';
import { nearestName } from './nearest-name.ts';

/** The jurisdictions of a contest as the cell of a list of contests names them: `all`, or names between commas or semicolons. */
export function readJurisdictions(
  { row, cells }: TableRow,
  contest: string,
  known: ReadonlySet<string> | null,
  issues: IssueCollector,
): 'all' | readonly string[] {
  const text = collapseLineBreaks(cells.get('Jurisdictions') ?? '');
  if (text.toLowerCase() === 'all') return 'all';
  const names = [...new Set(splitJurisdictions(text, known))];
  const unknown = known === null ? [] : names.filter((name) => !known.has(name)).sort();
  if (known !== null && unknown.length > 0) {
    const hints = unknown.map((name) => {
      const near = nearestName(name, known);
      return near === undefined ? `“${name}”` : `“${name}” (nearest: “${near}”)`;
    });
    issues.error({
      code: 'UNKNOWN_JURISDICTION',
      row,
      column: 'Jurisdictions',
      found: unknown.join('; '),
      expected: 'names of the participants file, or “all”',
      message: fileSaying('contests.rowContestNotInThe', { row, contest, hints: hints.join(', ') }),
      advice: fileSaying('contests.spellTheJurisdictionsAsIn'),
    });
  }
  return names;
}

/** Splits at commas and semicolons, keeping together what is a known name that has one inside. */
function splitJurisdictions(text: string, known: ReadonlySet<string> | null): string[] {
  const separators = [-1, ...[...text.matchAll(/[,;]/g)].map(({ index }) => index), text.length];
  const names: string[] = [];
  let from = 0;
  while (from < separators.length - 1) {
    const between = (to: number) => text.slice((separators[from] ?? 0) + 1, separators[to]).trim();
    const longest = Math.min(separators.length - 1, from + SEPARATORS_IN_NAME_MAX);
    let to = longest;
    while (to > from + 1 && known?.has(between(to)) !== true) to -= 1;
    const name = between(to);
    if (name !== '') names.push(name);
    from = to;
  }
  return names;
}

/** How many separators one jurisdiction's name is looked for with. */
const SEPARATORS_IN_NAME_MAX = 6;

export function collapseLineBreaks(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}
