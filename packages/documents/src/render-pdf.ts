import type * as Fontkit from 'fontkit';
import type PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { code128Bars } from './code-128.ts';
import type { Mark, Piece, Sheet } from './sheet.ts';
import type { FontName, Typeface } from './typeface.ts';

/* The only file that knows the library that writes PDFs. */

/** What a PDF says of itself. */
export type PdfHead = {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** When it was made, ISO 8601: the same input and time give the same bytes. */
  readonly at: string;
};

/** Hears of each page that is written, and of how many there will be. */
export type OnPage = (page: number, pages: number) => void;

/**
 * Writes sheets as a tagged PDF (1.7): with its title shown, its language, headings, lists and tables in reading order.
 *
 * The reading order is that of the pieces; what repeats on every page is an artifact.
 */
export async function renderPdf(
  head: PdfHead,
  sheets: readonly Sheet[],
  typeface: Typeface,
  onPage: OnPage = () => undefined,
): Promise<Uint8Array> {
  const made = new Date(head.at);
  // Loaded when something is printed: most threads and commands never print.
  const { default: Document } = await import('pdfkit');
  const pdf: Pdf = new Document({
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: head.language,
    displayTitle: true,
    info: { Title: head.title, Creator: 'Plumbline', Producer: 'Plumbline', CreationDate: made, ModDate: made },
  });
  const parts: Uint8Array[] = [];
  const written = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  pdf.on('data', (part: Uint8Array) => parts.push(part));
  for (const name of ['regular', 'bold', 'chinese', 'rightToLeft'] as const) registerFont(pdf, name, typeface);
  const whole = pdf.struct('Document');
  pdf.addStructure(whole);
  for (const [index, { width, height, pieces }] of sheets.entries()) {
    pdf.addPage({ size: [width, height], margin: 0 });
    for (const piece of pieces) {
      if (piece.role === 'Artifact') drawArtifact(pdf, piece, typeface);
      else whole.add(structured(pdf, piece, typeface));
    }
    // What is drawn only when its page is done would come to lie on the next.
    flush(pdf);
    onPage(index + 1, sheets.length);
  }
  whole.end();
  pdf.end();
  await written;
  return joined(parts);
}

type Pdf = InstanceType<typeof PDFDocument>;

/** Fonts are opened when a text first needs them: the Chinese one is large. */
function registerFont(pdf: Pdf, name: FontName, { files }: Typeface): void {
  // The library takes any bytes; its declarations ask for those of Node.
  pdf.registerFont(name, files[name] as never);
}

function flush(pdf: Pdf): void {
  pdf.save();
  pdf.restore();
}

/** Marks are drawn as they are met, so that the content of a page stands in reading order too. */
function structured(pdf: Pdf, piece: Piece, typeface: Typeface): PDFKit.PDFStructureElement {
  const options = {
    ...(piece.alt === undefined ? {} : { alt: piece.alt }),
    ...(piece.language === undefined ? {} : { lang: piece.language }),
    ...(piece.role === 'TH' ? { scope: 'Column' as const } : {}),
  };
  const element = pdf.struct(piece.role, options);
  if (piece.marks !== undefined && piece.marks.length > 0) {
    element.add(pdf.markStructureContent(piece.role));
    draw(pdf, piece.marks, typeface);
    pdf.endMarkedContent();
  }
  for (const child of piece.children ?? []) {
    if (child.role === 'Artifact') drawArtifact(pdf, child, typeface);
    else element.add(structured(pdf, child, typeface));
  }
  element.end();
  return element;
}

function drawArtifact(pdf: Pdf, piece: Piece, typeface: Typeface): void {
  pdf.markContent('Artifact', { type: 'Pagination' });
  draw(pdf, piece.marks ?? [], typeface);
  pdf.endMarkedContent();
}

function draw(pdf: Pdf, marks: readonly Mark[], typeface: Typeface): void {
  for (const mark of marks) drawMark(pdf, mark, typeface);
}

function drawMark(pdf: Pdf, mark: Mark, typeface: Typeface): void {
  switch (mark.type) {
    case 'text':
      drawText(pdf, mark, typeface);
      return;
    case 'line':
      pdf.lineWidth(mark.width);
      if (mark.dashed) pdf.dash(4, { space: 3 });
      pdf
        .moveTo(...mark.from)
        .lineTo(...mark.to)
        .stroke('#000000');
      if (mark.dashed) pdf.undash();
      return;
    case 'box': {
      const { x, y, width, height, radius } = mark;
      if (radius === undefined) pdf.rect(x, y, width, height);
      else pdf.roundedRect(x, y, width, height, radius);
      if (mark.line > 0) pdf.lineWidth(mark.line);
      if (mark.fill === undefined) pdf.stroke('#000000');
      else if (mark.line > 0) pdf.fillAndStroke(mark.fill, '#000000');
      else pdf.fill(mark.fill);
      return;
    }
    case 'code':
      drawCode(pdf, mark);
      return;
    case 'bars':
      drawBars(pdf, mark);
  }
}

function drawText(pdf: Pdf, mark: Extract<Mark, { type: 'text' }>, typeface: Typeface): void {
  const runs = typeface.runs(mark.text, mark);
  if (mark.upsideDown) {
    const width = runs.reduce((sum, run) => sum + run.width, 0);
    pdf.save();
    pdf.rotate(180, { origin: [mark.x + width / 2, mark.baseline - mark.size * 0.36] });
  }
  pdf.fillColor('#000000').fontSize(mark.size);
  for (const { font, text, x } of runs) {
    pdf.font(font);
    if (font === 'rightToLeft') turnJoined(pdf);
    // With features named, if none, the library lays out a run whole and not word by word from left to right.
    const features = font === 'rightToLeft' ? { features: [] } : {};
    pdf.text(text, mark.x + x, mark.baseline, { lineBreak: false, baseline: 'alphabetic', ...features });
  }
  if (mark.upsideDown) pdf.restore();
}

/** What `turnJoined` has turned: the library keeps drawings, and none may be turned twice. */
const TURNED = new WeakSet<object>();

/**
 * Says of the font in use that the letters of a joined drawing (lam and alef) stand in it from right to left too: who takes text
 * out of a PDF turns it around letter by letter.
 */
function turnJoined(pdf: Pdf): void {
  // The font as the library has opened it, for which its declarations have no name.
  const { font } = (pdf as unknown as { readonly _font: { readonly font: Fontkit.Font } })._font;
  if (TURNED.has(font)) return;
  TURNED.add(font);
  const layout = font.layout.bind(font);
  font.layout = (...args) => {
    const run = layout(...args);
    for (const glyph of run.glyphs) {
      if (glyph.codePoints.length < 2 || TURNED.has(glyph)) continue;
      TURNED.add(glyph);
      glyph.codePoints.reverse();
    }
    return run;
  };
}

/** Runs of dark squares as one rectangle each, which prints sharper than squares side by side. */
function drawCode(pdf: Pdf, mark: Extract<Mark, { type: 'code' }>): void {
  const { data, size } = codeSquares(mark.payload);
  const side = mark.size / size;
  for (const [row, squares] of data.entries()) {
    let start = 0;
    while (start < size) {
      if (!squares[start]) {
        start += 1;
        continue;
      }
      let end = start;
      while (end < size && squares[end]) end += 1;
      pdf.rect(mark.x + start * side, mark.y + row * side, (end - start) * side, side);
      start = end;
    }
  }
  pdf.fill('#000000');
}

function drawBars(pdf: Pdf, { x, y, width, height, payload }: Extract<Mark, { type: 'bars' }>): void {
  const { bars, modules } = code128Bars(payload);
  const side = width / modules;
  for (const { from, wide } of bars) pdf.rect(x + from * side, y, wide * side, height);
  pdf.fill('#000000');
}

const CODES = new Map<string, { readonly data: readonly (readonly boolean[])[]; readonly size: number }>();
const CODES_KEPT = 100;

/** The same code stands at the foot of every page. */
function codeSquares(payload: string) {
  const known = CODES.get(payload);
  if (known !== undefined) return known;
  if (CODES.size >= CODES_KEPT) CODES.clear();
  const code = encode(payload, { ecc: 'M', border: 0 });
  CODES.set(payload, code);
  return code;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
