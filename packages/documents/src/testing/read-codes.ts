import { assert } from '@plumbline/prelude';
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Area } from '../sheet.ts';

/** As office printers and scanners have it. */
const DOTS_PER_INCH = 300;
const SCALE = DOTS_PER_INCH / 72;

/** What the library hands out where it draws outside a browser. */
type Canvas = {
  readonly getContext: (kind: '2d') => {
    readonly getImageData: (
      x: number,
      y: number,
      width: number,
      height: number,
    ) => { readonly data: Uint8ClampedArray };
  };
};

/** A page as dots, and what a reader of codes finds in a part of it. */
export type PageInDots = {
  readonly dots: Dots;
  readonly codeIn: (area: Area) => string | undefined;
};

/** Draws the first pages of a PDF with a library that wrote none of it, and reads codes with one that drew none of them. */
export async function pagesInDots(pdf: Uint8Array, pagesMax: number): Promise<readonly PageInDots[]> {
  const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false });
  const document = await task.promise;
  const pages: PageInDots[] = [];
  for (let number = 1; number <= Math.min(pagesMax, document.numPages); number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: SCALE });
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
    // Its declarations know browsers only.
    const { canvas } = (document.canvasFactory as { create: (w: number, h: number) => { canvas: Canvas } }).create(
      width,
      height,
    );
    await page.render({ canvas: canvas as never, viewport }).promise;
    const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
    const gray = new Uint8ClampedArray(width * height);
    for (let dot = 0; dot < gray.length; dot += 1) gray[dot] = data[4 * dot] ?? 255;
    const dots: Dots = { gray, width, height };
    pages.push({ dots, codeIn: (area) => codeIn(dots, area) });
  }
  await task.destroy();
  return pages;
}

/** In shades of gray, row by row; 0 is black. */
export type Dots = { readonly gray: Uint8ClampedArray; readonly width: number; readonly height: number };

/** White around a code that belongs to it, in points: ten modules of the widest, as the standards ask. */
const QUIET = 12;

/** The reader does not always find the corners of a large code; from farther away, with fewer dots, it does. */
const DISTANCES = [1, 2, 3];

function codeIn(dots: Dots, area: Area): string | undefined {
  const part = partOf(dots, area);
  for (const distance of DISTANCES) {
    const found = readCode(fromFarther(part, distance));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every second or third dot of every second or third row. */
function fromFarther({ gray, width, height }: Dots, distance: number): Dots {
  const [fewer, rows] = [Math.floor(width / distance), Math.floor(height / distance)];
  const kept = Uint8ClampedArray.from({ length: fewer * rows }, (_, dot) => {
    return gray[Math.floor(dot / fewer) * distance * width + (dot % fewer) * distance] ?? 255;
  });
  return { gray: kept, width: fewer, height: rows };
}

function partOf(dots: Dots, area: Area): Dots {
  const left = Math.max(0, Math.floor((area.x - QUIET) * SCALE));
  const top = Math.max(0, Math.floor((area.y - QUIET) * SCALE));
  const right = Math.min(dots.width, Math.ceil((area.x + area.width + QUIET) * SCALE));
  const bottom = Math.min(dots.height, Math.ceil((area.y + area.height + QUIET) * SCALE));
  const [width, height] = [right - left, bottom - top];
  assert(width > 0 && height > 0, 'a code lies on its page', area);
  const gray = new Uint8ClampedArray(width * height);
  for (let row = 0; row < height; row += 1) {
    const from = (top + row) * dots.width + left;
    gray.set(dots.gray.subarray(from, from + width), row * width);
  }
  return { gray, width, height };
}

function readCode({ gray, width, height }: Dots): string | undefined {
  const reader = new MultiFormatReader();
  reader.setHints(
    new Map<DecodeHintType, unknown>([
      [DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.QR_CODE, BarcodeFormat.CODE_128]],
      [DecodeHintType.TRY_HARDER, true],
    ]),
  );
  try {
    return reader.decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(gray, width, height)))).getText();
  } catch {
    // The library throws where it finds none.
    return undefined;
  }
}
