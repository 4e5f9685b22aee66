import { contestInvolves } from '@plumbline/election';
import { printedWords } from '@plumbline/words/printed-words';
import type { Block } from './block.ts';
import { plainText } from './lay-out-text.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { type Area, MARGIN, type Mark, type Piece } from './sheet.ts';
import type { Typeface } from './typeface.ts';

/** Light enough for black letters; told apart without color by the number of squares. */
const COLORS = [
  '#ffd9d9',
  '#d9e8ff',
  '#dff5d9',
  '#fff2c2',
  '#ecdcff',
  '#d2f4f2',
  '#ffe2c4',
  '#e8e8e8',
  '#f9d6ee',
  '#e4eec2',
];

const NAME_MAX = 20;
const CONTEST_MAX = 40;
const BAND = 34;
const SQUARE = 14;
const SQUARES_IN_ROW = 10;

/**
 * A sign for each stack on the table, folded like a tent: the name on both sides of the fold. Besides the choices of a contest
 * a sign for ballots without a vote and one for those that the board has to look at together.
 */
export function stackLabels({ audit, jurisdiction, language, typeface }: JurisdictionContext): ComposedDocument {
  const say = printedWords(language);
  const contests = audit.plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
  const blocks = contests.flatMap((contest) => {
    const names = [...contest.choices.map(({ name }) => shortName(name)), say('stacks.noVote'), say('stacks.review')];
    return names.map((name, index): Block => {
      const sign = {
        name,
        contest: cut(contest.name, CONTEST_MAX),
        number: index + 1,
        said: say('stacks.number', { number: index + 1 }),
      };
      return { type: 'drawn', foot: 'usual', draw: (page) => signPieces(typeface, sign, page) };
    });
  });
  return { title: say('stacks.document', { jurisdiction }), blocks };
}

/** The surname as it is called out: without what follows it on ballots, such as “Jr.”, “(I)” or the mark of a party. */
export function shortName(name: string): string {
  const bare = name
    .replaceAll(/\s*[([][^)\]]*[)\]]/g, '')
    .replaceAll(/,?\s+(?:jr|sr|ii|iii|iv)\.?(?=\s|$)/gi, '')
    .replaceAll(/\s+-\s+(?:rep|dem|lib|grn|ind)$/gi, '')
    .trim();
  const words = bare.split(/\s+/);
  const last = words.at(-1) ?? bare;
  return cut(last === '' ? name : last, NAME_MAX);
}

function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

type Sign = { readonly name: string; readonly contest: string; readonly number: number; readonly said: string };

function signPieces(typeface: Typeface, sign: Sign, page: Area): readonly Piece[] {
  const width = page.width - 2 * MARGIN;
  const fold = page.height / 2 - 20;
  const half = fold - MARGIN;
  const color = COLORS[(sign.number - 1) % COLORS.length] ?? '#ffffff';
  const size = Math.min(
    [...sign.name].length > 12 ? 40 : 80,
    (80 * width) / typeface.width(sign.name, { size: 80, bold: true }),
  );
  const centered = (text: string, size: number, baseline: number, upsideDown: boolean): Mark => {
    const x = MARGIN + (width - typeface.width(text, { size, bold: true })) / 2;
    return { type: 'text', x, baseline, text, size, bold: true, upsideDown };
  };
  // The upper half stands on its head, so that it can be read when the sheet is folded.
  const upper: readonly Mark[] = [
    ...band(sign.number, color, { x: MARGIN, y: MARGIN, width, height: BAND }),
    centered(sign.contest, 18, MARGIN + BAND + 40, true),
    centered(sign.name, size, MARGIN + half / 2 + BAND / 2 + size * 0.36 + 10, true),
  ];
  const lower: readonly Mark[] = [
    centered(sign.name, size, fold + half / 2 - BAND / 2 + size * 0.36 - 10, false),
    centered(sign.contest, 18, fold + half - BAND - 28, false),
    ...band(sign.number, color, { x: MARGIN, y: fold + half - BAND, width, height: BAND }),
    ...plainText([sign.said], { x: MARGIN + 4, y: fold + half - BAND - 14 }, { size: 9 }),
  ];
  const crease: Mark = {
    type: 'line',
    from: [MARGIN, fold],
    to: [page.width - MARGIN, fold],
    width: 0.5,
    dashed: true,
  };
  return [
    { role: 'Artifact', marks: [crease, ...upper] },
    { role: 'H1', marks: lower },
  ];
}

/** As many black squares as the number of the stack: what the color says, for whoever sees none. */
function band(number: number, color: string, area: Area): readonly Mark[] {
  const shown = Math.min(number, 2 * SQUARES_IN_ROW);
  const squares = Array.from({ length: shown }, (_, index): Mark => {
    const x = area.x + 8 + (index % SQUARES_IN_ROW) * (SQUARE + 8);
    const y =
      area.y + (shown > SQUARES_IN_ROW ? 2 + Math.floor(index / SQUARES_IN_ROW) * 16 : (area.height - SQUARE) / 2);
    return { type: 'box', x, y, width: SQUARE, height: SQUARE, line: 0, fill: '#000000' };
  });
  return [{ type: 'box', ...area, line: 0.8, fill: color }, ...squares];
}
