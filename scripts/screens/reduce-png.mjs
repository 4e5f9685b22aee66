import { crc32, deflateSync, inflateSync } from 'node:zlib';

/*
 * Screens are made of few colours: written with a palette of 256 a picture has a third of its size, and looks the same.
 * Section numbers are those of the PNG specification, third edition (W3C, 2025).
 */

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS_MAX = 256;
/** Colour types of section 11.2.1, and how many bytes a pixel of each has at a depth of 8. */
const BYTES_PER_PIXEL = { 2: 3, 6: 4 };
const INDEXED = 3;

/** The same picture with at most 256 colours: rare ones become their nearest neighbours among the frequent. */
export function reducePng(png) {
  const { width, height, pixels, bytesPerPixel } = readPng(png);
  const colours = coloursOf(pixels, bytesPerPixel);
  const palette = [...colours.entries()].sort((a, b) => b[1] - a[1]).slice(0, COLOURS_MAX);
  const frequent = palette.map(([colour]) => colour);
  const places = new Map(frequent.map((colour, place) => [colour, place]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0, from = 0; row < height; row += 1) {
    let to = row * (width + 1) + 1;
    for (let column = 0; column < width; column += 1, from += bytesPerPixel, to += 1) {
      const colour = (pixels[from] << 16) | (pixels[from + 1] << 8) | pixels[from + 2];
      let place = places.get(colour);
      if (place === undefined) {
        place = nearest(colour, frequent);
        places.set(colour, place);
      }
      rows[to] = place;
    }
  }
  return writeIndexed({ width, height, palette: frequent, rows });
}

function coloursOf(pixels, bytesPerPixel) {
  const colours = new Map();
  for (let from = 0; from < pixels.length; from += bytesPerPixel) {
    const colour = (pixels[from] << 16) | (pixels[from + 1] << 8) | pixels[from + 2];
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  return colours;
}

function nearest(colour, palette) {
  let best = 0;
  let distance = Number.POSITIVE_INFINITY;
  for (const [place, other] of palette.entries()) {
    const red = (colour >> 16) - (other >> 16);
    const green = ((colour >> 8) & 255) - ((other >> 8) & 255);
    const blue = (colour & 255) - (other & 255);
    const apart = red * red + green * green + blue * blue;
    if (apart >= distance) continue;
    distance = apart;
    best = place;
  }
  return best;
}

function readPng(png) {
  const data = [];
  let header;
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') data.push(content);
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bytesPerPixel = BYTES_PER_PIXEL[header[9]];
  if (header[8] !== 8 || bytesPerPixel === undefined || header[12] !== 0) throw new Error('A PNG of an unknown shape.');
  const pixels = unfilter(inflateSync(Buffer.concat(data)), { height, stride: width * bytesPerPixel, bytesPerPixel });
  return { width, height, pixels, bytesPerPixel };
}

/** Section 9.2: each byte was written as its difference from a prediction that the first byte of the row names. */
function unfilter(filtered, { height, stride, bytesPerPixel }) {
  const pixels = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = filtered[row * (stride + 1)];
    const start = row * stride;
    for (let column = 0; column < stride; column += 1) {
      const left = column < bytesPerPixel ? 0 : pixels[start + column - bytesPerPixel];
      const up = row === 0 ? 0 : pixels[start + column - stride];
      const corner = row === 0 || column < bytesPerPixel ? 0 : pixels[start + column - stride - bytesPerPixel];
      pixels[start + column] = filtered[row * (stride + 1) + 1 + column] + predicted(filter, left, up, corner);
    }
  }
  return pixels;
}

function predicted(filter, left, up, corner) {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function writeIndexed({ width, height, palette, rows }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, INDEXED, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  const chunks = [chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

function chunk(type, content) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
