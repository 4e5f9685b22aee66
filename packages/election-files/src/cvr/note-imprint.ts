import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from '../issue-collector.ts';
import { looksChangedBySpreadsheet } from '../looks-changed-by-spreadsheet.ts';

/**
 * The printed text of a card to keep, or undefined where it is `derived`. A text that a spreadsheet program has
 * rewritten is kept, because it is only shown, but somebody must know that it is not what is on the paper.
 */
export function noteImprint(options: {
  readonly text: string;
  readonly derived: string;
  readonly row: number;
  readonly column: string;
  readonly issues: IssueCollector;
}): string | undefined {
  const { text, derived, row, column, issues } = options;
  if (text === derived) return undefined;
  if (looksChangedBySpreadsheet(text)) {
    issues.warn({
      code: 'EXCEL_DAMAGE',
      row,
      column,
      found: text,
      message: fileSaying('cvr.rowInLooksChangedBy', { row, text, column }),
      advice: fileSaying('cvr.exportAgainAndDoNot'),
    });
  }
  return text;
}
