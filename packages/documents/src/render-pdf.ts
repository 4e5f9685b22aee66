import type * as Fontkit from 'fontkit';
import type PDFDocument from 'pdfkit';
import { code128Bars } from './code-128.ts';
import { type QrSquares, qrSquares } from './qr-squares.ts';
import type { Area, Mark, Piece, Sheet } from './sheet.ts';
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
  const bytes = gatherBytes();
  // The head of the file, which it has written already.
  bytes.add(pdf.read());
  // The library is a stream, which would keep hundreds of thousands of pieces for whoever comes to read them.
  const written = new Promise<void>((resolve) => {
    pdf.push = (piece: Uint8Array | null) => {
      if (piece === null) resolve();
      else bytes.add(piece);
      return true;
    };
  });
  for (const name of ['regular', 'bold', 'chinese', 'rightToLeft'] as const) registerFont(pdf, name, typeface);
  const whole = pdf.struct('Document');
  pdf.addStructure(whole);
  for (const [index, { width, height, pieces }] of sheets.entries()) {
    pdf.addPage({ size: [width, height], margin: 0 });
    // Means nothing to who reads it: what is closed the library writes out, and an element as large as the document it would keep until the end.
    const page = pdf.struct('NonStruct');
    for (const piece of pieces) {
      if (piece.role === 'Artifact') drawArtifact(pdf, piece, typeface);
      else page.add(structured(pdf, piece, typeface));
    }
    page.end();
    whole.add(page);
    // What is drawn only when its page is done would come to lie on the next.
    flush(pdf);
    writeBelonging(pdf as unknown as Belonging);
    onPage(index + 1, sheets.length);
  }
  whole.end();
  pdf.end();
  await written;
  return bytes.joined();
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

/** Where the library keeps which element each piece of a page's content belongs to, as its declarations do not say. */
type Belonging = {
  readonly page: { readonly structParentTreeKey: number };
  getStructParentTree(): { get(key: number): unknown; add(key: number, value: unknown): unknown };
  ref(data: object): { data: unknown; end(): void };
};

/** Writes down what the content of this page belongs to, so that the library keeps one reference of it, and no element of the page, until the end. */
function writeBelonging(pdf: Belonging): void {
  const { structParentTreeKey: key } = pdf.page;
  const tree = pdf.getStructParentTree();
  const elements = pdf.ref({});
  elements.data = tree.get(key);
  elements.end();
  elements.data = {};
  tree.add(key, elements);
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

function drawCode(pdf: Pdf, { x, y, size, payload }: Extract<Mark, { type: 'code' }>): void {
  const code = codeSquares(payload);
  fillDark(pdf, { x, y, width: size / code.size, height: size / code.size }, code.dark);
}

function drawBars(pdf: Pdf, { x, y, width, height, payload }: Extract<Mark, { type: 'bars' }>): void {
  const { bars, modules } = code128Bars(payload);
  const dark = bars.map(({ from, wide }) => rectangle({ x: from, y: 0, width: wide, height: 1 }));
  fillDark(pdf, { x, y, width: width / modules, height }, dark.join('\n'));
}

/**
 * Fills rectangles that are given in steps of a module, where the first begins and how large one is. They are handed to the library in one piece:
 * a code has hundreds, and it keeps an array of bytes for each. Whole numbers are a third as long as places on the page, in the file too.
 */
function fillDark(pdf: Pdf, { x, y, width, height }: Area, rectangles: string): void {
  pdf.save();
  pdf.transform(width, 0, 0, height, x, y);
  pdf.addContent(rectangles);
  pdf.fill('#000000');
  pdf.restore();
}

/** As the operator of a PDF (ISO 32000-1, 8.5.2.1). */
function rectangle({ x, y, width, height }: Area): string {
  return `${x} ${y} ${width} ${height} re`;
}

type DrawnCode = { readonly size: number; readonly dark: string };

const CODES = new Map<string, DrawnCode>();
const CODES_KEPT = 100;

/** The same code stands at the foot of every page. */
function codeSquares(payload: string): DrawnCode {
  const known = CODES.get(payload);
  if (known !== undefined) return known;
  if (CODES.size >= CODES_KEPT) CODES.clear();
  const squares = qrSquares(payload);
  const code = { size: squares.size, dark: darkRuns(squares).map(rectangle).join('\n') };
  CODES.set(payload, code);
  return code;
}

/** Runs of dark squares as one rectangle each, which prints sharper than squares side by side. */
function darkRuns({ size, isDark }: QrSquares): readonly Area[] {
  const runs: Area[] = [];
  for (let y = 0; y < size; y += 1) {
    let start = 0;
    while (start < size) {
      if (isDark[y * size + start] === 0) {
        start += 1;
        continue;
      }
      let end = start;
      while (end < size && isDark[y * size + end] === 1) end += 1;
      runs.push({ x: start, y, width: end - start, height: 1 });
      start = end;
    }
  }
  return runs;
}

const BLOCK_BYTES = 1 << 20;

/** Bytes in a few large blocks: each small array costs more than what is in it. */
function gatherBytes() {
  const full: Uint8Array[] = [];
  let block = new Uint8Array(BLOCK_BYTES);
  let used = 0;
  return {
    add(piece: Uint8Array): void {
      for (let from = 0; from < piece.length; ) {
        const taken = piece.subarray(from, from + block.length - used);
        block.set(taken, used);
        used += taken.length;
        from += taken.length;
        if (used < block.length) return;
        full.push(block);
        [block, used] = [new Uint8Array(BLOCK_BYTES), 0];
      }
    },
    joined(): Uint8Array {
      const whole = new Uint8Array(full.length * BLOCK_BYTES + used);
      for (const [index, each] of full.entries()) whole.set(each, index * BLOCK_BYTES);
      whole.set(block.subarray(0, used), full.length * BLOCK_BYTES);
      return whole;
    },
  };
}
