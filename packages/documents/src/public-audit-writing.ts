import { partsOf, svgInPage } from '@plumbline/drawings';
import type { PublicLanguage, PublicSpeech } from '@plumbline/words/define-words';
import { plainLanguage } from '@plumbline/words/english-of';
import { type PublicAuditWords, publicAuditWords } from '@plumbline/words/public-audit-words';
import { escaped } from './escaped.ts';
import { REPORT_FIGURES, type ReportDrawing } from './report-drawings.ts';

/** How the page is spoken, where its times are of, and where the same page is in the other language, if it is anywhere. */
export type PublicAuditSpeech = {
  readonly language: PublicSpeech;
  /** IANA, such as America/Denver. */
  readonly timeZone: string;
  readonly otherLanguage: { readonly language: PublicLanguage; readonly address: string } | null;
  /** Where the page is with all that it may leave out, if it is anywhere. */
  readonly wholeAddress: string | null;
};

/** What parts of the page are written with. */
export type PageWriting = {
  readonly say: PublicAuditWords;
  readonly timeOf: (at: string) => string;
  readonly dayOf: (at: string) => string;
  readonly drawingHtml: (drawing: ReportDrawing, as: DrawingAs) => string;
  /** A text that somebody typed, or its beginning where there is no room for all of it. */
  readonly typed: (text: string) => string;
};
type DrawingAs = { readonly isDrawn: boolean; readonly rowsMax?: number };

/**
 * Writes in this language and with the clocks of this zone, and of what somebody typed so many letters at most. Drawings have numbers in the order in
 * which they are asked for.
 */
export function writingIn({ language, timeZone }: PublicAuditSpeech, lettersMax: number): PageWriting {
  const locale = `${plainLanguage(language)}-US`;
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const zones = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const zoneOf = (at: Date) => zones.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
  const typed = (text: string) => beginningOf(text, lettersMax);
  let drawings = 0;
  return {
    typed,
    say: publicAuditWords(language),
    timeOf: (at) => `${times.format(new Date(at))} ${zoneOf(new Date(at))}`,
    dayOf: (at) => days.format(new Date(at)),
    drawingHtml(drawing, as) {
      drawings += 1;
      return drawingHtml(drawing, { ...as, id: `d${drawings}`, typed });
    },
  };
}

/** As wide as a phone shows it without making its letters smaller. */
const WIDTH = 290;
/** A page of paper has room for two of them. */
const PART_HEIGHT_MAX = 400;

/** A drawing with its sentence and its figures. It is told to whoever does not see it by its title and sentence. */
function drawingHtml(
  { title, says, draw, table }: ReportDrawing,
  as: DrawingAs & Pick<PageWriting, 'typed'> & { readonly id: string },
): string {
  const { id, isDrawn, rowsMax = table.rows.length, typed } = as;
  const parts = isDrawn ? partsOf(draw(WIDTH), PART_HEIGHT_MAX) : [];
  const image = parts.map((part, index) => svgInPage(part, { width: WIDTH, prefix: `${id}-${index}` })).join('');
  const listed = table.rows.slice(0, rowsMax).map(([first = '', ...cells]) => [typed(String(first)), ...cells]);
  const shown = [...listed, ...(table.total === undefined ? [] : [table.total])];
  const heads = table.columns.map(({ name }) => name);
  return `<figure><figcaption><h4 id="${id}">${escaped(title)}</h4><p id="${id}s">${escaped(says)}</p></figcaption>${
    isDrawn ? `<div role="img" aria-labelledby="${id} ${id}s">${image}</div>` : ''
  }${tableHtml(heads, shown, id)}</figure>`;
}

/** A table that a narrow screen can push sideways, named by the heading with this identifier. */
export function tableHtml(
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  labelledBy: string,
): string {
  const cell = (value: string | number) => escaped(typeof value === 'number' ? REPORT_FIGURES.count(value) : value);
  const row = ([first = '', ...others]: readonly (string | number)[]) =>
    `<tr><th scope=row>${cell(first)}${others.map((value) => `<td>${cell(value)}`).join('')}`;
  return `<div class="table" role="region" tabindex="0" aria-labelledby="${labelledBy}"><table><thead><tr>${heads
    .map((name) => `<th scope=col>${escaped(name)}`)
    .join('')}<tbody>${rows.map(row).join('')}</table></div>`;
}

function beginningOf(text: string, lettersMax: number): string {
  if (text.length <= lettersMax) return text;
  const letters = [...text];
  return letters.length <= lettersMax ? text : `${letters.slice(0, lettersMax).join('')}…`;
}
