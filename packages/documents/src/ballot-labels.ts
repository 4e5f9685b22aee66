import { assertInRounds, type CastVoteRecords, kindOf } from '@plumbline/audit';
import { printedWords } from '@plumbline/words/printed-words';
import type { Block } from './block.ts';
import { calibrationPage } from './calibration-page.ts';
import { type LabelStock, paperOf } from './label-stock.ts';
import { LINE_HEIGHT, plainText } from './lay-out-text.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { corrected, EXACT, type PrinterFit, printerFit } from './printer-fit.ts';
import type { Area, Piece } from './sheet.ts';
import type { Typeface } from './typeface.ts';
import { type BallotToFetch, ballotsToFetch } from './units-to-fetch.ts';

/** Where a label has few lines it is set in the first size, else in the first below it that fits. */
const SIZES = [9, 8, 7, 6, 5, 4.5, 4];

/**
 * A label for each ballot to be fetched, in the order of the retrieval list, after a page by which one sees whether the
 * printer keeps the size. A ballot that was seen in an earlier round has its label already.
 */
export function ballotLabels(context: JurisdictionContext): ComposedDocument {
  const { jurisdiction } = context;
  const audit = assertInRounds(context.audit);
  const say = printedWords(context.language);
  const ballots = ballotsToFetch({ ...context, audit, part: null }).filter(({ alreadyAudited }) => !alreadyAudited);
  const { stock, measured } = context.labels;
  const paper = paperOf(stock);
  const fit = measured === undefined ? EXACT : printerFit(measured, paper);
  const labels = ballots.map((ballot, index) => linesOf(context, ballot, { number: index + 1, of: ballots.length }));
  return {
    title: say('labels.document', { round: audit.rounds.length, jurisdiction }),
    paper,
    // A printer of single labels has its size set in itself, and a page does not fit on them.
    blocks: [
      ...(typeof stock.paper === 'string' ? calibrationPage(context, stock) : []),
      ...labelSheets(context.typeface, stock, fit, labels),
    ],
  };
}

/** Labels on their sheets; of each the lines, the first of them bold. */
export function labelSheets(
  typeface: Typeface,
  stock: LabelStock,
  fit: PrinterFit,
  labels: readonly (readonly string[])[],
): readonly Block[] {
  const onSheet = stock.columns * stock.rows;
  const sheets: Block[] = [];
  for (let first = 0; first < labels.length; first += onSheet) {
    const own = labels.slice(first, first + onSheet);
    sheets.push({
      type: 'drawn',
      foot: typeof stock.paper === 'string' ? 'narrow' : 'none',
      draw: () => own.map((lines, index) => label(typeface, lines, corrected(areaOf(stock, index), fit))),
    });
  }
  return sheets;
}

/** What stands on a label, the board and the number of the ballot first. */
function linesOf(
  context: JurisdictionContext,
  { place, board }: BallotToFetch,
  count: { readonly number: number; readonly of: number },
): readonly string[] {
  const say = printedWords(context.language);
  const withCvrs = kindOf(context.audit.plan).comparedWith === 'cvrs';
  const records: CastVoteRecords | undefined = withCvrs ? context.inputs.cvrs?.get(context.jurisdiction) : undefined;
  const record = records?.find(place);
  const named = board === '' ? say('retrieval.noBoard') : board;
  return [
    say('labels.ballot', { board: named, ballot: place.position ?? 0 }),
    ...(place.container === null ? [] : [say('labels.container', { container: place.container })]),
    ...(place.tabulator === null ? [] : [say('labels.tabulator', { tabulator: place.tabulator })]),
    say('labels.batch', { batch: place.batch }),
    ...(record?.imprintedId == null || record.imprintedId === ''
      ? []
      : [say('labels.imprint', { id: record.imprintedId })]),
    ...(record?.recordId == null || record.recordId === '' ? [] : [say('labels.record', { id: record.recordId })]),
    ...(record?.remade === true ? [say('retrieval.remade')] : []),
    say('labels.count', count),
  ];
}

function areaOf(stock: LabelStock, index: number): Area {
  const [row, column] = [Math.floor(index / stock.columns), index % stock.columns];
  return {
    x: stock.left + column * (stock.width + stock.columnGap) + stock.padding,
    y: stock.top + row * (stock.height + stock.rowGap) + stock.padding,
    width: stock.width - 2 * stock.padding,
    height: stock.height - 2 * stock.padding,
  };
}

/** The text is made smaller until all of it fits on the label. */
function label(typeface: Typeface, lines: readonly string[], area: Area): Piece {
  let last: Piece | undefined;
  for (const size of SIZES) {
    const set = lines.flatMap((line, index) => {
      const bold = index === 0;
      return typeface.lines(line, { size, bold }, area.width).map((text) => ({ text, bold }));
    });
    const marks = set.flatMap(({ text, bold }, index) =>
      plainText([text], { x: area.x, y: area.y + index * size * LINE_HEIGHT }, { size, bold }),
    );
    last = { role: 'P', marks };
    if (set.length * size * LINE_HEIGHT <= area.height + size * 0.3) return last;
  }
  return last ?? { role: 'P' };
}
