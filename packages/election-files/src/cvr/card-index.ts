import { NO_RECORD_ID } from './card.ts';

/**
 * Where every card of a file is: by batch, and in a batch by position.
 *
 * A card's ballot position is the rank (from 1) of its record id among those of its batch, because record ids have
 * gaps; cards that share a record id, as the sheets of one ballot may, follow each other by sheet.
 */
export type CardOrder = {
  /** Card ordinals (from 0, in file order), batch after batch, each batch by position. */
  readonly ordinals: Uint32Array;
  /** Where each batch begins in `ordinals`; one more entry than there are batches. */
  readonly batchStart: Uint32Array;
};

/** Two cards with one place, as ordinals. */
type DuplicateCard = { readonly first: number; readonly second: number };

/** The cards that agree in batch, record id and sheet with an earlier one: all are counted, the first are kept. */
export type DuplicateCards = { readonly pairs: readonly DuplicateCard[]; readonly count: number };

/** What is remembered of every card while its file is read: 15 bytes at most, and mostly four. */
export type CardIndex = {
  readonly add: (card: CardPlace) => void;
  readonly size: () => number;
  readonly at: (ordinal: number) => CardPlace;
  /** Sorts the cards by batch, record id and sheet. */
  readonly order: (batchCount: number) => { readonly order: CardOrder; readonly duplicates: DuplicateCards };
};

/** A card's place: where it is kept, and where in the files it was read. */
type CardPlace = {
  readonly batch: number;
  readonly recordId: number;
  readonly sheet: number;
  readonly file: number;
  readonly row: number;
};

const SEGMENT_BITS = 16;
const SEGMENT = 1 << SEGMENT_BITS;

const DUPLICATES_KEPT_MAX = 1000;

type Duplicates = { pairs: DuplicateCard[]; count: number };

/** The cards that are being read: a segment that is full is packed. */
type OpenSegment = {
  readonly batch: Uint32Array;
  readonly recordId: Uint32Array;
  readonly sheet: Uint8Array;
  readonly file: Uint16Array;
  readonly row: Uint32Array;
};

/**
 * A column of one segment: `first + step · index`, and where that is not all, what is to be added. Rows rise by one, file and
 * sheet are mostly one throughout, and a segment has few batches.
 */
type PackedColumn = {
  readonly first: number;
  readonly step: number;
  readonly more: Uint8Array | Uint16Array | Uint32Array | undefined;
};

type PackedSegment = { readonly [Column in keyof OpenSegment]: PackedColumn };

/** An empty index. It grows in segments, so that growing never copies and never needs the double. */
export function createCardIndex(): CardIndex {
  const segments: PackedSegment[] = [];
  const open = openSegment();
  let size = 0;

  const add = (card: CardPlace): void => {
    const at = size & (SEGMENT - 1);
    open.batch[at] = card.batch;
    open.recordId[at] = card.recordId;
    open.sheet[at] = card.sheet;
    open.file[at] = card.file;
    open.row[at] = card.row;
    size += 1;
    if (at === SEGMENT - 1) segments.push(packSegment(open, SEGMENT));
  };

  /** All cards, those of the segment that is not full among them. */
  const allSegments = (): readonly PackedSegment[] => {
    const rest = size & (SEGMENT - 1);
    return rest === 0 ? segments : [...segments, packSegment(open, rest)];
  };

  const at = (ordinal: number): CardPlace => {
    const segment = segments[ordinal >> SEGMENT_BITS];
    const index = ordinal & (SEGMENT - 1);
    const read = (column: keyof OpenSegment) =>
      segment === undefined ? (open[column][index] ?? 0) : valueAt(segment[column], index);
    return {
      batch: read('batch'),
      recordId: read('recordId'),
      sheet: read('sheet'),
      file: read('file'),
      row: read('row'),
    };
  };

  return {
    add,
    at,
    size: () => size,
    order: (batchCount) => orderCards({ segments: allSegments(), size, batchCount }),
  };
}

function openSegment(): OpenSegment {
  return {
    batch: new Uint32Array(SEGMENT),
    recordId: new Uint32Array(SEGMENT),
    sheet: new Uint8Array(SEGMENT),
    file: new Uint16Array(SEGMENT),
    row: new Uint32Array(SEGMENT),
  };
}

function packSegment({ batch, recordId, sheet, file, row }: OpenSegment, size: number): PackedSegment {
  const pack = (column: Uint8Array | Uint16Array | Uint32Array) => packColumn(column.subarray(0, size));
  return { batch: pack(batch), recordId: pack(recordId), sheet: pack(sheet), file: pack(file), row: pack(row) };
}

function packColumn(values: Uint8Array | Uint16Array | Uint32Array): PackedColumn {
  const [first = 0, second = first] = values;
  const step = second - first;
  if (values.every((value, index) => value === first + step * index)) return { first, step, more: undefined };
  let least = first;
  let greatest = first;
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const more = numbersUpTo(greatest - least, values.length);
  for (let index = 0; index < values.length; index += 1) more[index] = (values[index] ?? 0) - least;
  return { first: least, step: 0, more };
}

function numbersUpTo(greatest: number, length: number): Uint8Array | Uint16Array | Uint32Array {
  if (greatest < 1 << 8) return new Uint8Array(length);
  return greatest < 1 << 16 ? new Uint16Array(length) : new Uint32Array(length);
}

function valueAt({ first, step, more }: PackedColumn, index: number): number {
  return more === undefined ? first + step * index : first + (more[index] ?? 0);
}

type Cards = { readonly segments: readonly PackedSegment[]; readonly size: number; readonly batchCount: number };

function orderCards({ segments, size, batchCount }: Cards) {
  const order = groupByBatch({ segments, size, batchCount });
  const duplicates: Duplicates = { pairs: [], count: 0 };
  for (let batch = 0; batch < batchCount; batch += 1) {
    const start = order.batchStart[batch] ?? 0;
    const end = order.batchStart[batch + 1] ?? start;
    sortBatch(segments, order.ordinals.subarray(start, end), duplicates);
  }
  return { order, duplicates };
}

function groupByBatch({ segments, size, batchCount }: Cards) {
  const batchStart = new Uint32Array(batchCount + 1);
  for (let ordinal = 0; ordinal < size; ordinal += 1) {
    const batch = columnAt(segments, 'batch', ordinal);
    batchStart[batch + 1] = (batchStart[batch + 1] ?? 0) + 1;
  }
  for (let batch = 0; batch < batchCount; batch += 1) {
    batchStart[batch + 1] = (batchStart[batch + 1] ?? 0) + (batchStart[batch] ?? 0);
  }
  const next = batchStart.slice();
  const ordinals = new Uint32Array(size);
  for (let ordinal = 0; ordinal < size; ordinal += 1) {
    const batch = columnAt(segments, 'batch', ordinal);
    const place = next[batch] ?? 0;
    ordinals[place] = ordinal;
    next[batch] = place + 1;
  }
  return { ordinals, batchStart };
}

function columnAt(segments: readonly PackedSegment[], column: keyof OpenSegment, ordinal: number): number {
  const segment = segments[ordinal >> SEGMENT_BITS];
  return segment === undefined ? 0 : valueAt(segment[column], ordinal & (SEGMENT - 1));
}

/** Sorts the cards of one batch by record id, sheet and file order, and notes those that share all but the last. */
function sortBatch(segments: readonly PackedSegment[], cards: Uint32Array, duplicates: Duplicates): void {
  const keyOf = (ordinal: number) =>
    columnAt(segments, 'recordId', ordinal) * 256 + columnAt(segments, 'sheet', ordinal);
  let ascending = true;
  let before = -1;
  for (const ordinal of cards) {
    const key = keyOf(ordinal);
    if (key <= before) ascending = false;
    before = key;
  }
  if (ascending) return;
  cards.sort((a, b) => keyOf(a) - keyOf(b) || a - b);
  let first = cards[0] ?? 0;
  for (const ordinal of cards.subarray(1)) {
    const key = keyOf(ordinal);
    if (key !== keyOf(first)) first = ordinal;
    else if (key < NO_RECORD_ID * 256) noteDuplicate(duplicates, { first, second: ordinal });
  }
}

function noteDuplicate(duplicates: Duplicates, pair: DuplicateCard): void {
  duplicates.count += 1;
  if (duplicates.pairs.length < DUPLICATES_KEPT_MAX) duplicates.pairs.push(pair);
}
