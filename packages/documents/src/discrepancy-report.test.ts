import { isInRounds } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { discrepancyReportSections } from './discrepancy-report.ts';
import { reportHtml } from './report-html.ts';
import { reportJson } from './report-pack.ts';
import { reportedResultsCsv, reportedResultsSection } from './reported-results.ts';
import { ballotDiscrepancyReportCsv } from './sampled-ballots.ts';
import { batchDiscrepancyReportCsv } from './sampled-batches.ts';
import { batchAudit, pollingAudit } from './testing/printed-audits.ts';

const HEAD = { audit: 'Pilot', office: 'Pineland', election: 'General' };
const batches = await batchAudit();
const CASES = [
  ['ballot polling', await pollingAudit(), ballotDiscrepancyReportCsv],
  ['batch comparison', batches, batchDiscrepancyReportCsv],
] as const;

type Parsed = {
  readonly sections: readonly {
    readonly columns: readonly string[];
    readonly rows: readonly Record<string, unknown>[];
  }[];
};

function cellsOf(json: string): readonly (readonly string[])[] {
  const { sections }: Parsed = JSON.parse(json);
  return sections.flatMap(({ columns, rows }) => [
    [...columns],
    ...rows.map((row) => columns.map((column) => String(row[column] ?? ''))),
  ]);
}

/** The rows of a CSV without headings and empty lines; a cell that was kept from being a formula is as it was. */
function rowsOf(csv: string): readonly (readonly string[])[] {
  const rows: readonly (readonly string[])[] = parse(csv, { relaxColumnCount: true, skipEmptyLines: true });
  return rows
    .filter(([first = '', ...rest]) => !/^#{8} .* #{8}$/.test(first) && !(first === '' && rest.length === 0))
    .map((row) => row.map((cell) => cell.replace(/^'/, '')));
}

test.each(CASES)('the discrepancy report of a %s has in JSON the cells of the CSV', (_, { audit, inputs }, csvOf) => {
  assert(isInRounds(audit), 'something was drawn', audit.phase);
  const context = { audit, inputs, roundTimes: new Map(), nameOf: (id: string) => id, textOf: () => '' };
  for (const visible of [() => true, () => false]) {
    const sections = discrepancyReportSections(context, audit, visible);
    const cells = cellsOf(reportJson({ ...HEAD, report: 'discrepancies' }, sections));
    expect(cells.length).toBeGreaterThan(5);
    expect(cells).toEqual(rowsOf(csvOf(context, audit, visible)));
    const page = reportHtml({ ...HEAD, report: 'discrepancies' }, sections);
    expect(page).toContain('<h1>Discrepancy report: Pilot</h1>');
    // Each column has its own sentence.
    expect(page).not.toContain('The votes people counted for this choice.');
  }
});

test('reported results have in JSON and on the page the figures of the CSV', () => {
  const { audit, inputs } = batches;
  const section = reportedResultsSection(audit, inputs);
  const head = { ...HEAD, report: 'reported-results' } as const;
  expect(cellsOf(reportJson(head, [section]))).toEqual(rowsOf(reportedResultsCsv(audit, inputs)));
  const page = reportHtml(head, [section]);
  expect(page).toContain('The reported votes of this choice.');
  for (const row of section.rows.slice(1)) for (const cell of row) expect(page).toContain(`>${cell}</t`);
});

test('two columns that read alike stay two in an object', () => {
  const rows = [
    ['Jurisdiction', 'A - B - C', 'A - B - C'],
    ['Adams', 1, 2],
  ];
  const { sections }: Parsed = JSON.parse(reportJson(HEAD, [{ name: 'reportedResults', rows }]));
  expect(sections[0]?.rows).toEqual([{ Jurisdiction: 'Adams', 'A - B - C': 1, 'A - B - C (2)': 2 }]);
});
