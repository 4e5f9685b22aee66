import { type CsvValue, csvText } from '@plumbline/election-files';
import type { report } from '@plumbline/words/en/documents/report';
import { reportWords } from '@plumbline/words/report-words';
import { sectionHeading } from './report-text.ts';

const say = reportWords('en');

/** A part of a report: its table, from which CSV, JSON and HTML are written alike. */
export type ReportSection = {
  readonly name: keyof typeof report.sections;
  /** The first row names the columns. None where nothing is there yet. */
  readonly rows: readonly (readonly CsvValue[])[];
};

/** The title of a section, as it stands in every form of the report. */
export function titleOfSection({ name }: ReportSection): string {
  return say(`sections.${name}`);
}

/** All sections one after the other, with a heading line before each and an empty line between. */
export function sectionsCsv(sections: readonly ReportSection[]): string {
  const rows = sections.map((section) => [sectionHeading(titleOfSection(section)), ...section.rows]);
  return csvText(rows.flatMap((part, index) => (index === 0 ? part : [[], ...part])));
}
