import { assert } from '@plumbline/prelude';
import type { Replay } from '@plumbline/record';
import { reportExplained } from '@plumbline/words/en/documents/report-explained';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { auditReportSections, jurisdictionReportSections } from './audit-report.ts';
import { explainColumn } from './explain-column.ts';
import { reportPack } from './report-pack.ts';
import { type ReportSection, titleOfSection } from './report-section.ts';
import { batchAudit, pollingAudit } from './testing/printed-audits.ts';

const AUDITS = [
  ['ballot polling', await pollingAudit()],
  ['batch comparison', await batchAudit()],
] as const;

const HEAD = { audit: 'Pilot', office: 'Pineland', election: 'General' };

function sectionsOf({ audit, inputs }: Replay): readonly ReportSection[] {
  return auditReportSections({ audit, inputs, roundTimes: new Map(), nameOf: (id) => id, textOf: () => '' });
}

function fileOf(sections: readonly ReportSection[], name: string): string {
  const found = reportPack(HEAD, sections).find((file) => file.name === name);
  assert(found !== undefined, 'the pack has the file', name);
  return found.text;
}

/** The text of a page as people read it. */
function withoutTags(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

test.each(AUDITS)(
  'every column of a %s report has a sentence of its own, in the page and in the read-me',
  (_, audit) => {
    const sections = sectionsOf(audit);
    const page = fileOf(sections, 'audit-report.html');
    const readme = fileOf(sections, 'README.txt');
    const heads = sections.flatMap(({ rows }) => (rows[0] ?? []).map(String));
    expect(heads.length).toBeGreaterThan(30);
    for (const head of heads) {
      const sentence = explainColumn(head);
      // What explains the choices of a full hand tally explains nothing here.
      expect([head, sentence]).not.toEqual([head, reportExplained.columns.choiceOfContest]);
      expect(withoutTags(page)).toContain(`<dt>${head}</dt><dd>${sentence}</dd>`);
      expect(readme).toContain(`  ${head}: ${sentence}`);
    }
    for (const section of sections) expect(readme).toContain(reportExplained.sections[section.name]);
  },
);

test.each(AUDITS)('a %s report has the same figures as CSV, as JSON and as a page', (_, audit) => {
  const sections = sectionsOf(audit);
  const csv: readonly (readonly string[])[] = parse(fileOf(sections, 'audit-report.csv'), { relaxColumnCount: true });
  const json = JSON.parse(fileOf(sections, 'audit-report.json'));
  const page = withoutTags(fileOf(sections, 'audit-report.html'));
  expect(json.sections.map(({ title }: { title: string }) => title)).toEqual(sections.map(titleOfSection));
  for (const { title, columns, rows } of json.sections) {
    const start = csv.findIndex((row) => row[0] === `######## ${title} ########`);
    expect(csv[start + 1]).toEqual(columns);
    for (const [place, row] of rows.entries()) {
      const cells = columns.map((column: string) => String(row[column]));
      // A spreadsheet is kept from computing what begins like a formula.
      expect(csv[start + 2 + place]?.map((cell) => cell.replace(/^'/, ''))).toEqual(cells);
      for (const cell of cells) expect(page).toContain(`>${cell}</t`);
    }
  }
});

test('names of other people are text in the page, never tags', () => {
  const rows = [
    ['Organization', 'Election Name', 'State'],
    ['<script>alert(1)</script>', 'A & B "C"', "O'Neil"],
  ];
  const page = fileOf([{ name: 'electionInfo', rows }], 'audit-report.html');
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).toContain('A &amp; B &quot;C&quot;');
});

test('the same sections give the same bytes', () => {
  const sections = sectionsOf(AUDITS[0][1]);
  expect(reportPack(HEAD, sections)).toEqual(reportPack(HEAD, sectionsOf(AUDITS[0][1])));
});

test('the part of a county has its own section and says so where nothing is drawn', () => {
  const { audit, inputs } = AUDITS[0][1];
  const context = { audit, inputs, roundTimes: new Map(), nameOf: () => '', textOf: () => '' };
  const [name] = audit.plan.jurisdictions.map((one) => one.name);
  const sections = jurisdictionReportSections(context, name ?? '');
  expect(sections.map((section) => section.name)).toEqual(['sampledBallots']);
});
