import { expect, test } from 'vitest';
import { fileIssuesCsv } from './file-issue.ts';
import { createIssueCollector, type IssueDraft } from './issue-collector.ts';

const blank = (row: number, column = 'Tabulator'): IssueDraft => ({
  code: 'BLANK_CELL',
  row,
  column,
  message: `Row ${row}: “${column}” is blank.`,
  advice: 'Fill the cell.',
});

test('the same problem in several rows is one issue that names the first rows and counts all', () => {
  const issues = createIssueCollector('m.csv');
  for (let row = 2; row <= 11; row += 1) issues.error(blank(row));
  issues.error(blank(3, 'Batch Name'));
  const report = issues.report();
  expect(report.issues.map(({ row, column, count, message }) => [row, column, count, message])).toEqual([
    [2, 'Tabulator', 10, 'Row 2: “Tabulator” is blank. The same in rows 3, 4, 5, 6, 7 and 4 more.'],
    [3, 'Batch Name', 1, 'Row 3: “Batch Name” is blank.'],
  ]);
  expect(report.issueCount).toBe(11);
});

test('a hundred issues are kept, all are counted, and no flood of warnings hides an error', () => {
  const issues = createIssueCollector('m.csv');
  for (let row = 1; row <= 500; row += 1) issues.warn({ ...blank(row), found: String(row) });
  issues.error(blank(501));
  const report = issues.report();
  expect(report.issues).toHaveLength(100);
  expect(report.issues[0]?.severity).toBe('ERROR');
  expect(report.issueCount).toBe(501);
});

test('an error refuses the file, a CONFIRM asks, a warning lets it pass', () => {
  const issues = createIssueCollector('m.csv');
  issues.warn(blank(1));
  expect(issues.report()).toMatchObject({ accepted: true, needsConfirmation: false });
  issues.confirm(blank(2));
  expect(issues.report()).toMatchObject({ accepted: true, needsConfirmation: true });
  issues.error(blank(3));
  expect(issues.report()).toMatchObject({ accepted: false, needsConfirmation: true });
});

test('issues are written as a CSV that no spreadsheet program runs', () => {
  const issues = createIssueCollector('m.csv');
  issues.error({
    code: 'NOT_A_NUMBER',
    row: 2,
    column: 'Votes',
    found: '=1+1',
    message: 'No number.',
    advice: 'Fix it.',
  });
  expect(fileIssuesCsv(issues.report().issues)).toBe(
    'Severity,Code,File,Row,Column,Found,Expected,Problem,What to do,Count\r\n' +
      "ERROR,NOT_A_NUMBER,m.csv,2,Votes,'=1+1,,No number.,Fix it.,1\r\n",
  );
});
