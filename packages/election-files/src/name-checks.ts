import { canBeName } from '@plumbline/election';
import type { Saying } from '@plumbline/words/define-words';
import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from './issue-collector.ts';

/** The most characters that the name of a contest, a choice or a jurisdiction may have: the log takes no longer one. */
const NAME_LENGTH_MAX = 500;

/** Where a name stands: the cell it was read from, which may hold more than the name. */
type NamePlace = { readonly row: number; readonly column: string; readonly cell: string };

/** Reports what cannot name anything, as far as the cell as such was not reported already. */
export function checkName(name: string, { row, column, cell }: NamePlace, issues: IssueCollector): void {
  if (name === '' && cell !== '') {
    issues.error({
      code: 'BLANK_CELL',
      row,
      column,
      found: cell.slice(0, 60),
      expected: 'a value',
      message: fileSaying('tables.rowIsBlank', { row, column }),
      advice: fileSaying('tables.fillTheCellIfThe'),
    });
  }
  if (name !== cell && !canBeName(name)) {
    issues.error({
      code: 'RESERVED_NAME',
      row,
      column,
      found: name,
      message: fileSaying('tables.rowInIsAWord', { row, found: name, column }),
      advice: fileSaying('tables.writeItInAnotherWay'),
    });
  }
  reportLongName(name, { row, column }, issues);
}

/** Reports a name that is longer than any may be. */
export function reportLongName(
  name: string,
  { row, column }: Pick<NamePlace, 'row' | 'column'>,
  issues: IssueCollector,
  advice: Saying = fileSaying('contests.nameTooLongAdvice'),
): void {
  if (name.length <= NAME_LENGTH_MAX) return;
  issues.error({
    code: 'NAME_TOO_LONG',
    row,
    column,
    found: `${name.slice(0, 60)}…`,
    message: fileSaying('contests.nameTooLong', { row, column, most: NAME_LENGTH_MAX }),
    advice,
  });
}
