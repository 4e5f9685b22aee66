import { CARDS_PER_BLOCK } from './card-pack.ts';
import { type ByteReader, type ByteWriter, readCodes, writeCodes } from './card-pack-bytes.ts';
import { type Card, marksEnd } from './cvr/card.ts';

/** A column of texts: a dictionary for each block, because neighbouring cards share style and precinct. */
type TextColumn = {
  /** Code 0 is undefined. */
  readonly set: (at: number, text: string | undefined) => void;
  readonly flush: (writer: ByteWriter, count: number) => void;
};

/** An empty text column. */
export function createTextColumn(): TextColumn {
  const codes = new Uint16Array(CARDS_PER_BLOCK);
  let known = new Map<string, number>();
  let lastText: string | undefined;
  let lastCode = 0;
  return {
    set: (at, text) => {
      if (text !== lastText) {
        lastText = text;
        lastCode = 0;
        if (text !== undefined) {
          lastCode = known.get(text) ?? known.size + 1;
          if (lastCode > known.size) known.set(text, lastCode);
        }
      }
      codes[at] = lastCode;
    },
    flush: (writer, count) => {
      writer.varint(known.size);
      for (const text of known.keys()) writer.text(text);
      writeCodes(writer, codes, { count, limit: known.size + 1 });
      known = new Map();
      lastText = undefined;
      lastCode = 0;
    },
  };
}

/** The texts of a block, by card. */
export function readTexts(reader: ByteReader, count: number): (at: number) => string | undefined {
  const size = reader.varint();
  const texts = readList(size, () => reader.text());
  const codes = readCodes(reader, { count, limit: size + 1 });
  return (at) => texts[(codes[at] ?? 0) - 1];
}

/** How a contest can stand on a card, as it is stored: what the machine said, and the marks. */
export type VotePattern = { readonly flags: number; readonly marks: readonly number[] };

/**
 * A contest's column: for each card 0 where the contest is not on it, else the number of a pattern of the block.
 *
 * Plain data with functions beside it, not closures: a file sets tens of millions of these.
 */
export type ContestColumn = {
  readonly codes: Uint16Array;
  patterns: VotePattern[];
  /** Codes of patterns that are one plain mark, by choice. */
  readonly singles: Uint16Array;
  blank: number;
  readonly others: Map<string, number>;
};

const NONE = 0;
const SINGLES_MAX = 5000;

/** An empty contest column. */
export function createContestColumn(): ContestColumn {
  return {
    codes: new Uint16Array(CARDS_PER_BLOCK),
    patterns: [],
    singles: new Uint16Array(SINGLES_MAX),
    blank: NONE,
    others: new Map(),
  };
}

/** Notes how the card's `contestAt`-th contest stands. */
export function setContest(column: ContestColumn, at: number, card: Card, contestAt: number): void {
  const flags = card.flags[contestAt] ?? 0;
  const start = card.markStart[contestAt] ?? 0;
  const end = marksEnd(card, contestAt);
  const first = card.marks[start] ?? 0;
  if (flags === 0 && end === start) {
    if (column.blank === NONE) column.blank = column.patterns.push({ flags, marks: [] });
    column.codes[at] = column.blank;
    return;
  }
  // Nearly every vote is one plain mark: found by its choice, without a key.
  if (flags === 0 && end === start + 1 && first < SINGLES_MAX) {
    const code = column.singles[first] ?? NONE;
    column.codes[at] = code === NONE ? newSingle(column, first) : code;
    return;
  }
  column.codes[at] = codeOfPattern(column, { flags, marks: Array.from(card.marks.subarray(start, end)) });
}

function newSingle(column: ContestColumn, mark: number): number {
  const code = column.patterns.push({ flags: 0, marks: [mark] });
  column.singles[mark] = code;
  return code;
}

function codeOfPattern(column: ContestColumn, pattern: VotePattern): number {
  const key = `${pattern.flags}:${pattern.marks.join(',')}`;
  const known = column.others.get(key);
  if (known !== undefined) return known;
  const code = column.patterns.push(pattern);
  column.others.set(key, code);
  return code;
}

/** Writes the column and empties it; writes nothing where no card of the block carries the contest. */
export function flushContest(column: ContestColumn, writer: ByteWriter, count: number): void {
  const { patterns } = column;
  if (patterns.length === 0) return;
  writer.varint(patterns.length);
  for (const { flags, marks } of patterns) {
    writer.varint(flags);
    writer.varint(marks.length);
    for (const mark of marks) writer.varint(mark);
  }
  writeCodes(writer, column.codes, { count, limit: patterns.length + 1 });
  column.codes.fill(0);
  column.patterns = [];
  column.singles.fill(NONE);
  column.blank = NONE;
  column.others.clear();
}

/** A contest's column of one block. */
export type ContestBlock = {
  readonly patterns: readonly VotePattern[];
  /** By card: 0 not on the card, else the number of the pattern from 1. */
  readonly codes: Uint8Array | Uint16Array;
};

/** Reads what a contest column wrote. */
export function readContestBlock(reader: ByteReader, count: number): ContestBlock {
  const size = reader.varint();
  const patterns = readList(size, () => {
    const flags = reader.varint();
    const marks = readList(reader.varint(), () => reader.varint());
    return { flags, marks };
  });
  return { patterns, codes: readCodes(reader, { count, limit: size + 1 }) };
}

/** The column of which contests each card carries, so that finding a card need not look into every contest. */
type ContestListColumn = {
  readonly set: (at: number, card: Card) => void;
  readonly flush: (writer: ByteWriter, count: number) => void;
};

/** An empty column of contest lists. */
export function createContestListColumn(): ContestListColumn {
  const codes = new Uint16Array(CARDS_PER_BLOCK);
  let lists: Int32Array[] = [];
  let byHash = new Map<number, number[]>();

  const set = (at: number, card: Card): void => {
    let hash = card.contestCount;
    for (let index = 0; index < card.contestCount; index += 1) {
      hash = Math.imul(hash ^ (card.contests[index] ?? 0), 0x01000193);
    }
    const candidates = byHash.get(hash);
    const known = candidates?.find((list) => sameList(lists[list], card));
    if (known !== undefined) {
      codes[at] = known;
      return;
    }
    const code = lists.push(card.contests.slice(0, card.contestCount)) - 1;
    if (candidates === undefined) byHash.set(hash, [code]);
    else candidates.push(code);
    codes[at] = code;
  };

  const flush = (writer: ByteWriter, count: number): void => {
    writer.varint(lists.length);
    for (const list of lists) {
      writer.varint(list.length);
      for (const contest of list) writer.varint(contest);
    }
    writeCodes(writer, codes, { count, limit: lists.length });
    lists = [];
    byHash = new Map();
  };

  return { set, flush };
}

function sameList(list: Int32Array | undefined, card: Card): boolean {
  if (list?.length !== card.contestCount) return false;
  for (let index = 0; index < list.length; index += 1) if (list[index] !== card.contests[index]) return false;
  return true;
}

/** The contests on each card of a block, in the order of the file. */
export function readContestLists(reader: ByteReader, count: number): (at: number) => readonly number[] {
  const size = reader.varint();
  const lists = readList(size, () => readList(reader.varint(), () => reader.varint()));
  const codes = readCodes(reader, { count, limit: size });
  return (at) => lists[codes[at] ?? 0] ?? [];
}

/** `size` items. A damaged size is no danger: every item takes a byte, and the first that is missing throws. */
function readList<T>(size: number, readItem: () => T): T[] {
  const items: T[] = [];
  for (let index = 0; index < size; index += 1) items.push(readItem());
  return items;
}
