import { practiceWords } from '@plumbline/words/practice-words';
import { reportExplainedWords } from '@plumbline/words/report-explained-words';
import { explainColumn } from './explain-column.ts';
import type { ReportDrawing } from './report-drawings.ts';
import { explainSection, type ReportHead, reportHtml, valuesExplained } from './report-html.ts';
import { type ReportSection, sectionsCsv, titleOfSection } from './report-section.ts';
import { withPracticeLine } from './with-practice-line.ts';

const explain = reportExplainedWords('en');

/** A file of the pack of a report. */
export type ReportFile = { readonly name: string; readonly text: string };

/**
 * The report in every form, with a file that explains it: HTML, CSV and JSON are written from the same sections, so that none of them
 * can have another figure. The page to read has drawings too.
 */
export function reportPack(
  head: ReportHead,
  sections: readonly ReportSection[],
  drawings: readonly ReportDrawing[] = [],
): readonly ReportFile[] {
  return [
    { name: 'README.txt', text: readmeText(head, sections) },
    { name: 'audit-report.csv', text: withPracticeLine(head, sectionsCsv(sections)) },
    { name: 'audit-report.html', text: reportHtml(head, sections, drawings) },
    { name: 'audit-report.json', text: reportJson(head, sections) },
  ];
}

/** The report for programs: sections in the order of the CSV, a row as an object with the heads of columns as names. */
export function reportJson(head: ReportHead, sections: readonly ReportSection[]): string {
  const report = {
    version: 1,
    ...head,
    sections: sections.map((section) => {
      const [columns = [], ...rows] = section.rows;
      const names = eachOnce(columns.map(String));
      return {
        title: titleOfSection(section),
        columns: names,
        rows: rows.map((cells) => Object.fromEntries(names.map((name, place) => [name, cells[place] ?? null]))),
      };
    }),
  };
  return `${JSON.stringify(report, null, 1)}\n`;
}

/** Two columns of one name, as of two contests that read alike, would be one in an object: the second says that it is. */
function eachOnce(names: readonly string[]): readonly string[] {
  return names.map((name, place) => {
    const before = names.slice(0, place).filter((one) => one === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

/** What the files are, and every section and column in one sentence. */
function readmeText(head: ReportHead, sections: readonly ReportSection[]): string {
  const lines = [
    ...(head.practice === true ? [practiceWords('en')('line'), ''] : []),
    explain('readme.title', { audit: head.audit }),
    explain('of', { office: head.office, election: head.election }),
    '',
    explain('readme.html'),
    explain('readme.csv'),
    explain('readme.json'),
    explain('readme.sums'),
    '',
    explain('readme.same'),
    '',
    explain('readme.values'),
    ...valuesExplained(),
  ];
  for (const section of sections) {
    const heads = (section.rows[0] ?? []).map(String);
    lines.push('', titleOfSection(section), explainSection(section));
    lines.push(...heads.map((name) => `  ${name}: ${explainColumn(name)}`));
  }
  // A text file that every editor shows with its lines.
  return `${lines.join('\r\n')}\r\n`;
}
