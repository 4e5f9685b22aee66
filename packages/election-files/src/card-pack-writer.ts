import {
  CARD_COLUMNS,
  CARD_PACK_MAGIC,
  CARDS_PER_BLOCK,
  CONTESTS_PER_PART,
  type PackCodec,
  type PackDirectory,
  type PackOutput,
} from './card-pack.ts';
import { type ByteWriter, createByteWriter, writeNumbers, writeSections } from './card-pack-bytes.ts';
import {
  type ContestColumn,
  createContestColumn,
  createContestListColumn,
  createTextColumn,
  flushContest,
  setContest,
} from './card-pack-columns.ts';
import type { Card, CardSink } from './cvr/card.ts';
import type { CvrReading } from './cvr/cvr-reading.ts';

/** Writes a card pack: the sink of `readCvr`, then its answer. */
export type CardPackWriter = {
  readonly sink: CardSink;
  /** Completes the pack with what is known only at the end of the file. */
  readonly finish: (reading: CvrReading) => void;
};

/** A compressed piece of the pack; all zero where nothing is stored. */
type StoredPart = { readonly bytes: number; readonly expandedBytes: number; readonly crc32: number };

const NOTHING: StoredPart = { bytes: 0, expandedBytes: 0, crc32: 0 };

type NumberColumns = Readonly<Record<'batch' | 'recordId' | 'sheet' | 'file' | 'row' | 'remade', Uint32Array>> & {
  readonly cvrNumber: Float64Array;
};

/** Starts a pack. Memory is one block of cards, whatever the size of the file. */
export function createCardPackWriter(options: {
  readonly output: PackOutput;
  readonly codec: PackCodec;
}): CardPackWriter {
  const { output, codec } = options;
  const numbers = emptyNumberColumns();
  const texts = {
    imprintedId: createTextColumn(),
    style: createTextColumn(),
    precinct: createTextColumn(),
    countingGroup: createTextColumn(),
  };
  const lists = createContestListColumn();
  const contests: ContestColumn[] = [];
  const writer = createByteWriter();
  const sectionWriter = createByteWriter();
  const blocks: { readonly cards: number; readonly parts: readonly StoredPart[] }[] = [];
  let filled = 0;
  output.write(new TextEncoder().encode(CARD_PACK_MAGIC));

  const store = (fill: () => void): StoredPart => {
    writer.reset();
    fill();
    return storePart(writer.written(), { output, codec });
  };

  /** The bytes of one column; they lie in a buffer of their own until the part is put together. */
  const section = (fill: (column: ByteWriter) => void): Uint8Array => {
    sectionWriter.reset();
    fill(sectionWriter);
    return sectionWriter.written().slice();
  };

  const cardSections = (count: number): Uint8Array[] =>
    CARD_COLUMNS.map((column) =>
      section((bytes) => {
        switch (column) {
          case 'contests':
            lists.flush(bytes, count);
            break;
          case 'imprintedId':
          case 'style':
          case 'precinct':
          case 'countingGroup':
            texts[column].flush(bytes, count);
            break;
          default:
            writeNumbers(bytes, numbers[column], count);
        }
      }),
    );

  const flush = (): void => {
    if (filled === 0) return;
    const count = filled;
    const parts = [store(() => writeSections(writer, cardSections(count)))];
    for (let first = 0; first < contests.length; first += CONTESTS_PER_PART) {
      const group = contests.slice(first, first + CONTESTS_PER_PART);
      const sections = group.map((contest) => section((bytes) => flushContest(contest, bytes, count)));
      const isEmpty = sections.every(({ length }) => length === 0);
      parts.push(isEmpty ? NOTHING : store(() => writeSections(writer, sections)));
    }
    blocks.push({ cards: count, parts });
    filled = 0;
  };

  const card = (read: Card): void => {
    const at = filled;
    numbers.batch[at] = read.batch;
    numbers.recordId[at] = read.recordId;
    numbers.sheet[at] = read.sheet;
    numbers.file[at] = read.file;
    numbers.row[at] = read.row;
    numbers.cvrNumber[at] = read.cvrNumber;
    numbers.remade[at] = read.remade ? 1 : 0;
    texts.imprintedId.set(at, read.imprintedId);
    texts.style.set(at, read.style);
    texts.precinct.set(at, read.precinct);
    texts.countingGroup.set(at, read.countingGroup);
    lists.set(at, read);
    for (let index = 0; index < read.contestCount; index += 1) {
      const contest = read.contests[index] ?? 0;
      while (contests.length <= contest) contests.push(createContestColumn());
      const column = contests[contest];
      if (column !== undefined) setContest(column, at, read, index);
    }
    filled += 1;
    if (filled === CARDS_PER_BLOCK) flush();
  };

  const finish = (reading: CvrReading): void => {
    flush();
    const orderParts = writeOrder(reading, store, writer);
    const directory = store(() => writer.bytes(new TextEncoder().encode(JSON.stringify(directoryOf(reading, codec)))));
    const index = store(() => writeIndex(writer, { blocks, orderParts }));
    writer.reset();
    for (const part of [directory, index]) writePart(writer, part);
    const trailer = writer.written();
    output.write(trailer);
    const ending = new Uint8Array(4 + CARD_PACK_MAGIC.length);
    new DataView(ending.buffer).setUint32(0, trailer.length, true);
    ending.set(new TextEncoder().encode(CARD_PACK_MAGIC), 4);
    output.write(ending);
  };

  return { sink: { card }, finish };
}

function emptyNumberColumns(): NumberColumns {
  return {
    batch: new Uint32Array(CARDS_PER_BLOCK),
    recordId: new Uint32Array(CARDS_PER_BLOCK),
    sheet: new Uint32Array(CARDS_PER_BLOCK),
    file: new Uint32Array(CARDS_PER_BLOCK),
    row: new Uint32Array(CARDS_PER_BLOCK),
    remade: new Uint32Array(CARDS_PER_BLOCK),
    cvrNumber: new Float64Array(CARDS_PER_BLOCK),
  };
}

function storePart(expanded: Uint8Array, { output, codec }: { output: PackOutput; codec: PackCodec }): StoredPart {
  if (expanded.length === 0) return NOTHING;
  const bytes = codec.compress(expanded);
  output.write(bytes);
  return { bytes: bytes.length, expandedBytes: expanded.length, crc32: codec.crc32(bytes) };
}

/** The cards by batch and position, in blocks; nothing where that is the order of the file. */
function writeOrder(reading: CvrReading, store: (fill: () => void) => StoredPart, writer: ByteWriter): StoredPart[] {
  const { ordinals } = reading.order;
  if (ordinals.every((ordinal, index) => ordinal === index)) return [];
  const parts: StoredPart[] = [];
  for (let start = 0; start < ordinals.length; start += CARDS_PER_BLOCK) {
    const block = ordinals.subarray(start, start + CARDS_PER_BLOCK);
    parts.push(store(() => writeNumbers(writer, block, block.length)));
  }
  return parts;
}

function directoryOf(reading: CvrReading, codec: PackCodec): PackDirectory {
  const { batchStart } = reading.order;
  return {
    version: 1,
    codec: codec.name,
    format: reading.format ?? '',
    files: reading.files,
    cards: reading.cards,
    cardsPerBlock: CARDS_PER_BLOCK,
    batches: reading.batches.map(({ tabulator, name }, batch) => ({
      tabulator,
      name,
      cards: (batchStart[batch + 1] ?? 0) - (batchStart[batch] ?? 0),
    })),
    contests: reading.contests.map(({ id, name, votesAllowed, ranks, choices, overvotesCalled, tally }) => ({
      id,
      name,
      votesAllowed: votesAllowed ?? null,
      ranks,
      ...(overvotesCalled === true && { overvotesCalled }),
      choices,
      tally,
    })),
  };
}

function writeIndex(
  writer: ByteWriter,
  index: {
    readonly blocks: readonly { readonly cards: number; readonly parts: readonly StoredPart[] }[];
    readonly orderParts: readonly StoredPart[];
  },
): void {
  writer.varint(index.blocks.length);
  for (const { cards, parts } of index.blocks) {
    writer.varint(cards);
    writer.varint(parts.length);
    for (const part of parts) writePart(writer, part);
  }
  writer.varint(index.orderParts.length);
  for (const part of index.orderParts) writePart(writer, part);
}

function writePart(writer: ByteWriter, { bytes, expandedBytes, crc32 }: StoredPart): void {
  writer.varint(bytes);
  if (bytes === 0) return;
  writer.varint(expandedBytes);
  writer.varint(crc32);
}
