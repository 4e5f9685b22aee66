import { type FontMetrics, readFontMetrics } from './text-metrics.ts';

/** The fonts of printed documents as TrueType files: no library falls back between fonts, so we choose for each run. */
export type FontFiles = { readonly [Name in FontName]: Uint8Array };

export type FontName = 'regular' | 'bold' | 'chinese';

/** How text is set. Chinese has one weight. */
export type TextStyle = { readonly size: number; readonly bold?: boolean };

/** A stretch of text in one font. */
export type TextRun = { readonly font: FontName; readonly text: string; readonly width: number };

/** Measures and breaks text. Sizes and widths are in points (1/72 inch). */
export type Typeface = {
  readonly files: FontFiles;
  /** The text in runs of one font. What no font can draw is written out by its number, so that nothing vanishes. */
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
  const metrics = {
    regular: readFontMetrics(files.regular),
    bold: readFontMetrics(files.bold),
    chinese: readFontMetrics(files.chinese),
  };
  const runs = (text: string, style: TextStyle) => runsOf(metrics, text, style);
  const width = (text: string, style: TextStyle) => runs(text, style).reduce((sum, run) => sum + run.width, 0);
  return {
    files,
    runs,
    width,
    lines: (text, style, widthMax) =>
      text.split('\n').flatMap((paragraph) => brokenLines(paragraph, (part) => width(part, style) <= widthMax)),
  };
}

type Metrics = Readonly<Record<FontName, FontMetrics>>;

function runsOf(metrics: Metrics, text: string, { size, bold }: TextStyle): readonly TextRun[] {
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
  for (const character of printableText(text)) {
    const advance = metrics[own].advanceOf(character);
    if (advance !== undefined) {
      append(own, character, advance);
      continue;
    }
    const chinese = metrics.chinese.advanceOf(character);
    if (chinese !== undefined) append('chinese', character, chinese);
    else for (const each of numberOf(character)) append(own, each, metrics[own].advanceOf(each) ?? 0);
  }
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
