import { createRequire } from 'node:module';
import type * as Fontkit from 'fontkit';
import { type FontMetrics, readFontMetrics } from './text-metrics.ts';
import { type Stretch, visualOrder } from './visual-order.ts';

/** The fonts of printed documents as TrueType files: no library falls back between fonts, so we choose for each run. */
export type FontFiles = { readonly [Name in FontName]: Uint8Array };

export type FontName = 'regular' | 'bold' | 'chinese' | 'rightToLeft';

/** How text is set. Chinese, Hebrew and Arabic have one weight. */
export type TextStyle = { readonly size: number; readonly bold?: boolean };

/** A stretch of text in one font, its characters in the order in which they are read. */
export type TextRun = {
  readonly font: FontName;
  readonly text: string;
  /** From where the line begins on the left. */
  readonly x: number;
  readonly width: number;
};

/** Measures and breaks text. Sizes and widths are in points (1/72 inch). */
export type Typeface = {
  readonly files: FontFiles;
  /**
   * A line of text in runs of one font, in the order in which they are read: whoever takes the text out again finds it so. What
   * no font can draw is written out by its number, so that nothing vanishes.
   */
  readonly runs: (text: string, style: TextStyle) => readonly TextRun[];
  readonly width: (text: string, style: TextStyle) => number;
  /**
   * The text in lines no wider than `widthMax`, broken between words; a word that is wider itself is broken within. The space
   * at which a line was broken stays at its end, so that whoever takes the text out again has words apart.
   */
  readonly lines: (text: string, style: TextStyle, widthMax: number) => readonly string[];
};

/** Opens the fonts for measuring. */
export function openTypeface(files: FontFiles): Typeface {
  const fonts = {
    regular: readFontMetrics(files.regular),
    bold: readFontMetrics(files.bold),
    chinese: readFontMetrics(files.chinese),
    rightToLeft: readFontMetrics(files.rightToLeft),
    joinedWidth: measureJoined(files.rightToLeft),
  };
  const runs = (text: string, style: TextStyle) => runsOf(fonts, text, style);
  const width = (text: string, style: TextStyle) => runs(text, style).reduce((sum, run) => sum + run.width, 0);
  return {
    files,
    runs,
    width,
    lines: (text, style, widthMax) =>
      text.split('\n').flatMap((paragraph) => brokenLines(paragraph, (part) => width(part, style) <= widthMax)),
  };
}

type Fonts = Readonly<Record<FontName, FontMetrics>> & {
  /** Width of a word whose letters take other forms beside one another, in thousandths of the font size. */
  readonly joinedWidth: (word: string) => number;
};

/** Measures with the library that draws: how letters join is written in the font. It is loaded with the first such word. */
function measureJoined(file: Uint8Array): Fonts['joinedWidth'] {
  let font: Fontkit.Font | undefined;
  return (word) => {
    font ??= (createRequire(import.meta.url)('fontkit') as typeof Fontkit).create(file as Buffer) as Fontkit.Font;
    return (font.layout(word).advanceWidth * 1000) / font.unitsPerEm;
  };
}

function runsOf(fonts: Fonts, text: string, style: TextStyle): readonly TextRun[] {
  let x = 0;
  const placed = visualOrder(printableText(text)).map((stretch) => {
    const runs = runsOfStretch(fonts, stretch, style);
    const width = runs.reduce((sum, run) => sum + run.width, 0);
    let from = stretch.rightToLeft ? x + width : x;
    x += width;
    const at = runs.map((run): TextRun => {
      if (stretch.rightToLeft) from -= run.width;
      const own = from;
      if (!stretch.rightToLeft) from += run.width;
      return { ...run, x: own };
    });
    return { start: stretch.start, runs: at };
  });
  return placed.toSorted((a, b) => a.start - b.start).flatMap(({ runs }) => runs);
}

/** The runs of a stretch in the order in which they are read. */
function runsOfStretch(
  fonts: Fonts,
  { text, rightToLeft }: Stretch,
  { size, bold }: TextStyle,
): readonly Omit<TextRun, 'x'>[] {
  const own: FontName = bold ? 'bold' : 'regular';
  const runs: { font: FontName; text: string; width: number }[] = [];
  const append = (font: FontName, characters: string, advance: number) => {
    const last = runs.at(-1);
    const width = (advance * size) / 1000;
    if (last?.font !== font) runs.push({ font, text: characters, width });
    else {
      last.text += characters;
      last.width += width;
    }
  };
  // What stands between two words comes from their font, so that a name is drawn, and taken out again, in one piece.
  const inTurn: readonly FontName[] = rightToLeft ? ['rightToLeft', own, 'chinese'] : [own, 'chinese', 'rightToLeft'];
  for (const character of text) {
    const font = inTurn.find((one) => fonts[one].advanceOf(character) !== undefined);
    if (font !== undefined) append(font, character, fonts[font].advanceOf(character) ?? 0);
    else for (const each of numberOf(character)) append(own, each, fonts[own].advanceOf(each) ?? 0);
  }
  for (const run of runs) if (run.font === 'rightToLeft') run.width = (fonts.joinedWidth(run.text) * size) / 1000;
  return runs;
}

/** One form for each letter with its accent, and no control characters, which have no drawing. */
function printableText(text: string): string {
  return text.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ');
}

function numberOf(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

function brokenLines(paragraph: string, fits: (part: string) => boolean): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/(?<=[ -])/)) {
    if (fits((line + word).trimEnd())) {
      line += word;
      continue;
    }
    if (line.trim() !== '') lines.push(line);
    line = word;
    while (!fits(line.trimEnd())) {
      const fitting = longestFitting(line, fits);
      lines.push(fitting);
      line = line.slice(fitting.length);
    }
  }
  return [...lines, line.trimEnd()];
}

/** The longest beginning of a word that fits, but one character at least. A letter is not parted from its accents. */
function longestFitting(word: string, fits: (part: string) => boolean): string {
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)].map(
    (one) => one.segment,
  );
  let fitting = letters[0] ?? '';
  for (const letter of letters.slice(1)) {
    if (!fits(fitting + letter)) break;
    fitting += letter;
  }
  return fitting;
}
