import { type AuditInputs, type BegunAudit, reportedBatches } from '@plumbline/audit';
import { addTallies, compareNames } from '@plumbline/election';
import { csvText } from '@plumbline/election-files';
import { reportWords } from '@plumbline/words/report-words';
import type { ReportSection } from './report-section.ts';

const say = reportWords('en');

/** Reported results of a batch comparison as CSV: the table of `reportedResultsSection` alone. */
export function reportedResultsCsv(audit: BegunAudit, inputs: AuditInputs): string {
  return csvText(reportedResultsSection(audit, inputs).rows);
}

/** Reported results of a batch comparison: a row for each jurisdiction and a total, a column for each choice. */
export function reportedResultsSection(audit: BegunAudit, inputs: AuditInputs): ReportSection {
  const { plan } = audit;
  const columns = plan.contests.flatMap((contest) =>
    contest.choices.map((choice) => ({
      contest: contest.name,
      choice: choice.name,
      header: plan.contests.length === 1 ? choice.name : `${contest.name} - ${choice.name}`,
    })),
  );
  const batches = plan.contests.flatMap((contest) =>
    reportedBatches(plan, contest, inputs).flatMap((batch) =>
      batch.votes === null ? [] : [{ jurisdiction: batch.jurisdiction, tally: { [contest.name]: batch.votes } }],
    ),
  );
  const rowOf = (name: string, own: typeof batches) => {
    const sum = addTallies(own.map((batch) => batch.tally));
    return [name, ...columns.map((column) => sum[column.contest]?.[column.choice] ?? 0)];
  };
  const jurisdictions = plan.jurisdictions.map((jurisdiction) => jurisdiction.name).toSorted(compareNames);
  const rows = [
    [say('jurisdiction'), ...columns.map((column) => column.header)],
    ...jurisdictions.map((name) =>
      rowOf(
        name,
        batches.filter((batch) => batch.jurisdiction === name),
      ),
    ),
    rowOf(say('total'), batches),
  ];
  return { name: 'reportedResults', rows };
}
