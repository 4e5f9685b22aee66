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

/** What is remembered of every card while its file is read: 15 bytes. */
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

type Segment = {
  readonly batch: Uint32Array;
  readonly recordId: Uint32Array;
  readonly sheet: Uint8Array;
  readonly file: Uint16Array;
  readonly row: Uint32Array;
};

/** An empty index. It grows in segments, so that growing never copies and never needs the double. */
export function createCardIndex(): CardIndex {
  const segments: Segment[] = [];
  let size = 0;

  const add = (card: CardPlace): void => {
    const at = size & (SEGMENT - 1);
    if (at === 0) segments.push(newSegment());
    const segment = segments[size >> SEGMENT_BITS];
    if (segment === undefined) return;
    segment.batch[at] = card.batch;
    segment.recordId[at] = card.recordId;
    segment.sheet[at] = card.sheet;
    segment.file[at] = card.file;
    segment.row[at] = card.row;
    size += 1;
  };

  const at = (ordinal: number): CardPlace => {
    const segment = segments[ordinal >> SEGMENT_BITS];
    const index = ordinal & (SEGMENT - 1);
    return {
      batch: segment?.batch[index] ?? 0,
      recordId: segment?.recordId[index] ?? NO_RECORD_ID,
      sheet: segment?.sheet[index] ?? 0,
      file: segment?.file[index] ?? 0,
      row: segment?.row[index] ?? 0,
    };
  };

  return { add, at, size: () => size, order: (batchCount) => orderCards({ segments, size, batchCount }) };
}

function newSegment(): Segment {
  return {
    batch: new Uint32Array(SEGMENT),
    recordId: new Uint32Array(SEGMENT),
    sheet: new Uint8Array(SEGMENT),
    file: new Uint16Array(SEGMENT),
    row: new Uint32Array(SEGMENT),
  };
}

function orderCards({ segments, size, batchCount }: { segments: Segment[]; size: number; batchCount: number }) {
  const order = groupByBatch({ segments, size, batchCount });
  const duplicates: Duplicates = { pairs: [], count: 0 };
  for (let batch = 0; batch < batchCount; batch += 1) {
    const start = order.batchStart[batch] ?? 0;
    const end = order.batchStart[batch + 1] ?? start;
    sortBatch(segments, order.ordinals.subarray(start, end), duplicates);
  }
  return { order, duplicates };
}

function groupByBatch({ segments, size, batchCount }: { segments: Segment[]; size: number; batchCount: number }) {
  const batchStart = new Uint32Array(batchCount + 1);
  for (let ordinal = 0; ordinal < size; ordinal += 1) {
    const batch = segments[ordinal >> SEGMENT_BITS]?.batch[ordinal & (SEGMENT - 1)] ?? 0;
    batchStart[batch + 1] = (batchStart[batch + 1] ?? 0) + 1;
  }
  for (let batch = 0; batch < batchCount; batch += 1) {
    batchStart[batch + 1] = (batchStart[batch + 1] ?? 0) + (batchStart[batch] ?? 0);
  }
  const next = batchStart.slice();
  const ordinals = new Uint32Array(size);
  for (let ordinal = 0; ordinal < size; ordinal += 1) {
    const batch = segments[ordinal >> SEGMENT_BITS]?.batch[ordinal & (SEGMENT - 1)] ?? 0;
    const place = next[batch] ?? 0;
    ordinals[place] = ordinal;
    next[batch] = place + 1;
  }
  return { ordinals, batchStart };
}

/** Sorts the cards of one batch by record id, sheet and file order, and notes those that share all but the last. */
function sortBatch(segments: Segment[], cards: Uint32Array, duplicates: Duplicates): void {
  const keyOf = (ordinal: number) => {
    const segment = segments[ordinal >> SEGMENT_BITS];
    const at = ordinal & (SEGMENT - 1);
    return (segment?.recordId[at] ?? 0) * 256 + (segment?.sheet[at] ?? 0);
  };
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
