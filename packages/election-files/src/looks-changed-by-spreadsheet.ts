import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from './issue-collector.ts';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)';

/** What spreadsheet programs make of identifiers: dates, rounded numbers, the marks of a column too narrow, and faults. */
const DAMAGE: readonly RegExp[] = [
  /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/,
  new RegExp(`^\\d{1,4}[- ]${MONTH}(?:[- ]\\d{2,4})?$`, 'i'),
  new RegExp(`^${MONTH}[- ]\\d{1,4}$`, 'i'),
  /^\d([.,]\d+)?[eE]\+\d+$/,
  /^#{3,}$/,
  /^#(REF|NAME|VALUE|N\/A|DIV\/0|NUM|NULL)[!?]?$/i,
  /^=/,
];

/** Whether a spreadsheet program has turned an identifier into a date, a rounded number or a fault, or it is a formula. */
export function looksChangedBySpreadsheet(text: string): boolean {
  // Nearly every identifier is told by its first letter; the patterns are for the few that are left.
  return text !== '' && /^[\d#=jfmasond]/i.test(text) && DAMAGE.some((pattern) => pattern.test(text));
}

const EXAMPLES = 5;

/** Asks about identifiers of one column that look changed: one question for all of them, because they have one cause. */
export function confirmDamage(
  issues: IssueCollector,
  damage: { readonly column: string; readonly row?: number; readonly found: readonly string[] },
): void {
  const { column, row, found } = damage;
  const names = [...new Set(found)];
  const shown = names.slice(0, EXAMPLES).map((name) => `“${name.slice(0, 40)}”`);
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  issues.confirm({
    code: 'EXCEL_DAMAGE',
    ...(row !== undefined && { row }),
    column,
    found: names.slice(0, EXAMPLES).join('; ').slice(0, 200),
    message: fileSaying('tables.inLookChangedByA', {
      shown: shown.join(', '),
      more,
      column,
      part: names.length === 1 ? 's' : '',
    }),
    advice: fileSaying('tables.confirmIfThisIsWhat'),
  });
}
