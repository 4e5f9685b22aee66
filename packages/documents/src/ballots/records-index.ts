import type { RecordsGiven } from '@plumbline/ballot-management';
import { recordCounts } from '@plumbline/ballot-management';
import { ballotPlaceInWords } from '@plumbline/words/form-words';
import { recordsWords } from '@plumbline/words/records-words';
import { escaped } from '../escaped.ts';
import { PUBLIC_PAGE_STYLE } from '../public-page-style.ts';
import type { IndexLine, RecordsContext } from './records-files.ts';

const say = recordsWords('en');

/** The first page of an answer: what was asked for, what is in it, and the way to every file. */
export function recordsIndex(given: RecordsGiven, context: RecordsContext, lines: readonly IndexLine[]): string {
  const { jurisdiction, asked, excluded } = given;
  const { request, askedOn, head, office, election, time } = context;
  const title = say('answerTitle', { request });
  const left = excluded.length === 0 ? say('leftNone') : say('left', { count: excluded.length });
  const parts = recordCounts(given).map(({ kind, count }) => {
    const own = lines.filter((line) => line.kind === kind);
    return `<h2>${escaped(say(`kinds.${kind}`))} (${escaped(say('records', { count }))})</h2>${own.length === 0 ? `<p>${escaped(say('none'))}</p>` : tableOf(kind, own)}`;
  });
  const place = asked.place === null ? say('everyPlace') : ballotPlaceInWords(asked.place, 'en');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)}</title><style>${PUBLIC_PAGE_STYLE}</style></head>
<body><header><strong>${escaped(office)}</strong> <span>${escaped(election)}</span></header>
<main><h1>${escaped(title)}</h1><p class="lead">${escaped(say('answerLead', { jurisdiction, day: askedOn, entry: head.number, time, hash: head.hash.slice(0, 16) }))}</p>
<p>${escaped(say('answerAsked', { place, days: daysOf(given) }))}</p><p>${escaped(say('answerHow'))}</p>
<p>${escaped(left)} <a href="excluded.csv">excluded.csv</a> · <a href="index.csv">index.csv</a> · <a href="heads.json">heads.json</a> · <a href="MANIFEST.sha256">MANIFEST.sha256</a></p>
${parts.join('\n')}
</main><footer>${escaped(office)}</footer></body></html>
`;
}

function daysOf({ asked: { from, until } }: RecordsGiven): string {
  if (from !== null && until !== null) return say('daysBetween', { from, until });
  if (from !== null) return say('daysFrom', { from });
  return until === null ? say('everyDay') : say('daysUntil', { until });
}

/** Forms and procedures are files of their own; the records of a register lie in one. */
function tableOf(kind: IndexLine['kind'], lines: readonly IndexLine[]): string {
  const link = (path: string, text: string) => `<a href="${escaped(path)}">${escaped(text)}</a>`;
  if (kind !== 'forms' && kind !== 'procedures') {
    return `<p>${link(lines[0]?.path ?? '', lines[0]?.path ?? '')}</p>`;
  }
  const heads = ['record', 'place', 'date', 'version', 'pages'] as const;
  const rows = lines.map(({ record, place, day, version, path, pages }) => {
    const cells = [place === null ? '' : ballotPlaceInWords(place, 'en'), day ?? '', version ?? '', pages ?? ''];
    return `<tr><th scope="row">${link(path, record)}</th>${cells.map((cell) => `<td>${escaped(String(cell))}</td>`).join('')}</tr>`;
  });
  return `<div class="table"><table><thead><tr>${heads.map((head) => `<th scope="col">${escaped(say(`columns.${head}`))}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
