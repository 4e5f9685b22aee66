import { partsOf, svgInPage } from '@plumbline/drawings';
import type { CsvValue } from '@plumbline/election-files';
import { reportExplained } from '@plumbline/words/en/documents/report-explained';
import { practiceWords } from '@plumbline/words/practice-words';
import { reportExplainedWords } from '@plumbline/words/report-explained-words';
import { escaped } from './escaped.ts';
import { explainColumn } from './explain-column.ts';
import { REPORT_FIGURES, type ReportDrawing } from './report-drawings.ts';
import { type ReportSection, titleOfSection } from './report-section.ts';

const explain = reportExplainedWords('en');

/** Of which audit a report is. */
export type ReportHead = {
  readonly audit: string;
  readonly office: string;
  readonly election: string;
  /** Where it is another report than that of the audit. */
  readonly report?: 'discrepancies' | 'reported-results';
  /** Held to practise: every form of the report says so. */
  readonly practice?: true;
};

const TITLES = { discrepancies: 'titleDiscrepancies', 'reported-results': 'titleReportedResults' } as const;

/**
 * The report to read in a browser or on paper: a page of its own that loads nothing. Every section and column is explained in
 * one sentence, and drawings have their figures below them. The same sections and drawings give the same bytes.
 */
export function reportHtml(
  head: ReportHead,
  sections: readonly ReportSection[],
  drawings: readonly ReportDrawing[] = [],
): string {
  const { audit, report } = head;
  const title = escaped(explain(report === undefined ? 'title' : TITLES[report], { audit }));
  const parts = sections.map((section, place) => sectionHtml(section, place + 1));
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    `<style>${STYLE}${head.practice === true ? PRACTICE_STYLE : ''}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...(head.practice === true ? [`<p class="practice">${escaped(practiceWords('en')('line'))}</p>`] : []),
    `<h1>${title}</h1>`,
    `<p>${escaped(explain('of', { office: head.office, election: head.election }))}</p>`,
    `<p>${escaped(explain(report === undefined ? 'lead' : 'leadAlone'))}</p>`,
    '<ul>',
    ...valuesExplained().map((sentence) => `<li>${escaped(sentence)}</li>`),
    '</ul>',
    `<nav aria-label="${escaped(explain('contents'))}">`,
    ...(drawings.length === 0 ? [] : [`<p><a href="#drawings">${escaped(explain('drawings'))}</a></p>`]),
    '<ol>',
    ...sections.map(
      (section, place) => `<li><a href="#section-${place + 1}">${escaped(titleOfSection(section))}</a></li>`,
    ),
    '</ol></nav>',
    ...drawingsHtml(drawings),
    ...parts,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** What words in the cells mean, a sentence each. */
export function valuesExplained(): readonly string[] {
  return Object.values(reportExplained.values);
}

/** What a section says, in one sentence. */
export function explainSection({ name }: ReportSection): string {
  return explain.anyOf(`sections.${name}`, {});
}

/** A page of paper has room for two of them. */
const PART_HEIGHT_MAX = 400;

function drawingsHtml(drawings: readonly ReportDrawing[]): readonly string[] {
  if (drawings.length === 0) return [];
  return [
    '<section id="drawings" aria-labelledby="title-drawings">',
    `<h2 id="title-drawings">${escaped(explain('drawings'))}</h2>`,
    `<p>${escaped(explain('drawingsLead'))}</p>`,
    ...drawings.map(drawingHtml),
    '</section>',
  ];
}

/** A page of paper or a screen, and a phone: letters stay as large as those around them. One of the two is shown. */
const WIDTHS = [
  { of: 'wide', width: 860 },
  { of: 'narrow', width: 290 },
] as const;

function drawingHtml({ title, says, draw, table }: ReportDrawing, place: number): string {
  const id = `drawing-${place + 1}`;
  const image = WIDTHS.flatMap(({ of, width }) => [
    `<div class="${of}" role="img" aria-label="${escaped(`${title}. ${says}`)}">`,
    ...partsOf(draw(width), PART_HEIGHT_MAX).map((part, index) =>
      svgInPage(part, { width, prefix: `${id}-${of}-${index}` }),
    ),
    '</div>',
  ]);
  const row = (cells: readonly (string | number)[]) =>
    `<tr>${cells
      .map((cell, column) => {
        const text = escaped(typeof cell === 'number' ? REPORT_FIGURES.count(cell) : cell);
        if (column === 0) return `<th scope="row">${text}</th>`;
        return table.columns[column]?.numeric === true ? `<td class="number">${text}</td>` : `<td>${text}</td>`;
      })
      .join('')}</tr>`;
  return [
    `<figure aria-labelledby="${id}">`,
    `<figcaption><h3 id="${id}">${escaped(title)}</h3><p>${escaped(says)}</p></figcaption>`,
    ...image,
    `<div class="table" role="region" aria-labelledby="${id}" tabindex="0">`,
    '<table>',
    `<thead><tr>${table.columns.map(({ name }) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...table.rows.map(row),
    ...(table.total === undefined ? [] : [row(table.total)]),
    '</tbody>',
    '</table>',
    '</div>',
    '</figure>',
  ].join('\n');
}

function sectionHtml(section: ReportSection, number: number): string {
  const [columns = [], ...rows] = section.rows;
  const heads = columns.map(String);
  const table =
    rows.length === 0
      ? [`<p>${escaped(explain('empty'))}</p>`]
      : [
          `<div class="table" role="region" aria-labelledby="title-${number}" tabindex="0">`,
          '<table>',
          `<thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead>`,
          '<tbody>',
          ...rows.map((cells) => `<tr>${cells.map(cellHtml).join('')}</tr>`),
          '</tbody>',
          '</table>',
          '</div>',
        ];
  return [
    `<section id="section-${number}" aria-labelledby="title-${number}">`,
    `<h2 id="title-${number}">${escaped(titleOfSection(section))}</h2>`,
    `<p>${escaped(explainSection(section))}</p>`,
    ...(heads.length === 0
      ? []
      : [
          `<details><summary>${escaped(explain('columnsTitle'))}</summary><dl>`,
          ...heads.map((head) => `<dt>${escaped(head)}</dt><dd>${escaped(explainColumn(head, section.name))}</dd>`),
          '</dl></details>',
        ]),
    ...table,
    '</section>',
  ].join('\n');
}

function cellHtml(value: CsvValue, place: number): string {
  const text = escaped(String(value ?? ''));
  if (place === 0) return `<th scope="row">${text}</th>`;
  return typeof value === 'number' ? `<td class="number">${text}</td>` : `<td>${text}</td>`;
}

const PRACTICE_STYLE = '.practice{border:3px solid #b50909;padding:.5rem .75rem;font-weight:700}';
const STYLE = [
  'body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff}',
  'main{max-width:80rem;margin:0 auto;padding:1rem}',
  'h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.25rem;margin-top:2rem}',
  '.table{overflow:auto;max-height:80vh}',
  'table{border-collapse:collapse;font-variant-numeric:tabular-nums}',
  'th,td{border:1px solid #a9aeb1;padding:.25rem .5rem;text-align:left;vertical-align:top;font-weight:400}',
  'thead th{position:sticky;top:0;background:#e6e6e6;font-weight:700}',
  'figure{margin:1.5rem 0}figure svg{display:block;max-width:100%;height:auto;break-inside:avoid}h3{font-size:1.0625rem;margin:0}',
  'figcaption{break-inside:avoid;break-after:avoid}.narrow{display:none}figcaption p{margin:.25rem 0 .75rem}figure .table{margin-top:.75rem}',
  '.number{text-align:right}dt{font-weight:700}dd{margin:0 0 .5rem}a,summary{color:#005ea2}',
  '@media screen and (max-width:40rem){.wide{display:none}.narrow{display:block}}',
  '@media print{.table{overflow:visible;max-height:none}table{font-size:9pt}thead th{position:static}}',
].join('');
