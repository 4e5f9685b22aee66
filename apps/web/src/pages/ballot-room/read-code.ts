import {
  BinaryBitmap,
  BitArray,
  Code128Reader,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';

/** A picture in shades of gray, row by row; 0 is black. */
export type GrayPicture = {
  readonly gray: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
};

/** How many different looks there are: after these, all sizes and all directions were tried. */
export const LOOKS = 6;

/** Degrees between lines along which a bar code is sought: it is read where a line crosses all its bars, which on our labels may be 8° off. */
const TURN = 15;

/** Distances from which a square code is sought: each by two of the looks. */
const DISTANCES = 3;

/**
 * What a square code (QR) or a bar code (Code 128) in the picture says. A look tries one size and four of the directions, so that it takes a
 * moment only; whoever holds a camera looks again, with the next number, until something is found.
 */
export function readCode(picture: GrayPicture, look: number): string | undefined {
  const square = readSquare(blackAndWhite(fromFarther(picture, 1 + (look % DISTANCES))));
  if (square !== undefined) return square;
  for (let degrees = (look % LOOKS) * TURN; degrees < 360; degrees += LOOKS * TURN) {
    const bars = readBars(picture, degrees);
    if (bars !== undefined) return bars;
  }
  return undefined;
}

const HINTS = new Map<DecodeHintType, unknown>([[DecodeHintType.TRY_HARDER, true]]);

/** Each dot is compared with those around it, so that a dim label on a light table is black and white too. */
function blackAndWhite({ gray, width, height }: GrayPicture): BinaryBitmap {
  return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(gray, width, height)));
}

function readSquare(bitmap: BinaryBitmap): string | undefined {
  try {
    return new QRCodeReader().decode(bitmap, HINTS).getText();
  } catch {
    // The library throws where it finds none.
    return undefined;
  }
}

/** Lines beside one another in each direction, from the middle outward: closer than the bars of a label are high. */
const LINES = 41;

/** Points of a line for each dot: a bar may be no wider than two dots. */
const FINER = 2;

/** The library itself looks along rows only, and takes one shade for black in all of a row, whatever lies beside the label. */
function readBars(picture: GrayPicture, degrees: number): string | undefined {
  const { width, height } = picture;
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const across = Math.abs(width * sin) + Math.abs(height * cos);
  const reader = new Code128Reader();
  for (let number = 0; number < LINES; number += 1) {
    const aside = Math.ceil(number / 2) * (number % 2 === 0 ? 1 : -1) * (across / LINES);
    const shades = shadesAlong(picture, { x: width / 2 - aside * sin, y: height / 2 + aside * cos, cos, sin });
    for (const line of fromEachStart(darkIn(shades))) {
      try {
        return reader.decodeRow(0, line, HINTS).getText();
      } catch {
        // None begins here.
      }
    }
  }
  return undefined;
}

/** The shades along a line through a point, as far as it lies in the picture, each between the four dots around it. */
function shadesAlong(
  { gray, width, height }: GrayPicture,
  line: { readonly x: number; readonly y: number; readonly cos: number; readonly sin: number },
): Uint8ClampedArray {
  const shades = new Uint8ClampedArray(2 * FINER * Math.ceil(Math.hypot(width, height) / 2) + 1);
  let inside = 0;
  const far = Math.ceil(Math.hypot(width, height) / 2) * FINER;
  for (let step = -far; step <= far; step += 1) {
    const [x, y] = [line.x + (step * line.cos) / FINER, line.y + (step * line.sin) / FINER];
    const [left, top] = [Math.floor(x), Math.floor(y)];
    if (left < 0 || left + 1 >= width || top < 0 || top + 1 >= height) continue;
    const at = top * width + left;
    const [right, down] = [x - left, y - top];
    const upper = (gray[at] ?? 0) * (1 - right) + (gray[at + 1] ?? 0) * right;
    const lower = (gray[at + width] ?? 0) * (1 - right) + (gray[at + width + 1] ?? 0) * right;
    shades[inside] = upper * (1 - down) + lower * down;
    inside += 1;
  }
  return shades.subarray(0, inside);
}

/** Points whose lightest and darkest are taken together; twice as many on either side count too. */
const TOGETHER = 16;

/** Where black and white are closer than this, there is paper or a table, and what differs is noise. */
const CONTRAST_MIN = 20;

/** Which points are dark: darker than halfway between the darkest and the lightest around them. */
function darkIn(shades: Uint8ClampedArray): Uint8Array {
  const dark = new Uint8Array(shades.length);
  const groups = Array.from({ length: Math.ceil(shades.length / TOGETHER) }, (_, group) =>
    shades.subarray(group * TOGETHER, (group + 1) * TOGETHER),
  );
  const darkest = groups.map((group) => Math.min(...group));
  const lightest = groups.map((group) => Math.max(...group));
  for (const [number, group] of groups.entries()) {
    const [from, until] = [Math.max(0, number - 2), number + 3];
    const [low, high] = [Math.min(...darkest.slice(from, until)), Math.max(...lightest.slice(from, until))];
    if (high - low < CONTRAST_MIN) continue;
    for (const [at, shade] of group.entries()) {
      if (shade < (low + high) / 2) dark[number * TOGETHER + at] = 1;
    }
  }
  return dark;
}

/** A code begins with a bar of two modules after at least five of white; inside it no white is wider than four. */
const WHITE_BEFORE = 2.5;

/**
 * The line from each place on where a code may begin, with the white before it. The library (0.21.3) takes nothing for the beginning of a code
 * any more once it has passed another dark mark of the same line, as the frame of a label is.
 */
function fromEachStart(dark: Uint8Array): readonly BitArray[] {
  const lines: BitArray[] = [];
  let lightFrom = 0;
  for (let at = 0; at < dark.length; at += 1) {
    if (dark[at] !== 1) continue;
    const light = at - lightFrom;
    let end = at;
    while (dark[end] === 1) end += 1;
    if (light >= WHITE_BEFORE * (end - at)) {
      const line = new BitArray(dark.length - lightFrom);
      for (let dot = at; dot < dark.length; dot += 1) if (dark[dot] === 1) line.set(dot - lightFrom);
      lines.push(line);
    }
    lightFrom = end;
    at = end;
  }
  return lines;
}

/** The mean of each square of dots, as from so many times the distance: the corners of a large sharp code are found only so. */
function fromFarther({ gray, width, height }: GrayPicture, distance: number): GrayPicture {
  if (distance === 1) return { gray, width, height };
  const [fewer, rows] = [Math.floor(width / distance), Math.floor(height / distance)];
  const kept = new Uint8ClampedArray(fewer * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < fewer; column += 1) {
      let sum = 0;
      for (let dot = 0; dot < distance * distance; dot += 1) {
        const [down, right] = [Math.floor(dot / distance), dot % distance];
        sum += gray[(row * distance + down) * width + column * distance + right] ?? 0;
      }
      kept[row * fewer + column] = sum / (distance * distance);
    }
  }
  return { gray: kept, width: fewer, height: rows };
}
