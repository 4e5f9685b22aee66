import { assert, err, ok, type Result } from '@plumbline/prelude';
import type { ByteSource } from './byte-source.ts';
import {
  CARD_COLUMNS,
  CARD_PACK_MAGIC,
  type CardColumn,
  CONTESTS_PER_PART,
  type PackCodec,
  type PackDamage,
  type PackDirectory,
  type PackedCard,
  type PackedMark,
  type PackedVote,
} from './card-pack.ts';
import { type ByteReader, createByteReader, PackTruncated, readNumbers, readSections } from './card-pack-bytes.ts';
import {
  type ContestBlock,
  readContestBlock,
  readContestLists,
  readTexts,
  type VotePattern,
} from './card-pack-columns.ts';
import { countedMarks, markChoice, markRank, markStatus, NOT_ENTITLED, STRUCK, VOID } from './cvr/card.ts';
import { stateOf } from './cvr/cvr-contest.ts';

/** An opened card pack. Every reading answers `PackDamage` where the stored bytes are not those that were written. */
export type CardPack = {
  readonly directory: PackDirectory;
  /** The card at a position (from 1) of a batch; undefined where the pack has no such batch or position. */
  readonly findCard: (place: CardAddress) => Promise<Result<PackedCard | undefined, PackDamage>>;
  /** All cards of one block in file order. */
  readonly readBlock: (block: number) => Promise<Result<readonly PackedCard[], PackDamage>>;
  readonly blockCount: number;
  /** Where every card is: ordinals, batch after batch as the directory lists them, each batch by position. */
  readonly readOrder: () => Promise<Result<Uint32Array, PackDamage>>;
  /**
   * One contest's column, block after block: how each card has it. Undefined blocks carry the contest on no card; the
   * visitor gets the number of cards all the same.
   */
  readonly scanContest: (
    contest: number,
    visit: (block: ContestBlock | undefined, cards: number) => void,
  ) => Promise<Result<undefined, PackDamage>>;
};

/** Where a card is kept. */
export type CardAddress = { readonly tabulator: string; readonly batch: string; readonly position: number };

type Part = { readonly offset: number; readonly bytes: number; readonly expandedBytes: number; readonly crc32: number };
type Block = { readonly firstCard: number; readonly cards: number; readonly parts: readonly Part[] };
type Index = { readonly blocks: readonly Block[]; readonly orderParts: readonly Part[] };

const TRAILER_BYTES_MAX = 1024;
const EXPANDED_BYTES_KEPT = 32 * 2 ** 20;
const EXPANDED_PART_BYTES_MAX = 1 << 28;
const WRITE_IN_STATES = [undefined, 'unresolved', 'resolved', 'rejected'] as const;

/** Opens a pack: reads its directory and index, nothing else. */
export async function openCardPack(source: ByteSource, codec: PackCodec): Promise<Result<CardPack, PackDamage>> {
  return reporting(async () => {
    const { read, sizeBytes } = source;
    assert(read !== undefined && sizeBytes !== undefined, 'a card pack is read from a source with random access');
    const { directory, index } = await readEnding({ read, sizeBytes, codec });
    return createCardPack({ read, codec, directory, index });
  });
}

type Read = NonNullable<ByteSource['read']>;

/** Runs a reading; the two ways in which stored bytes can disappoint become values. */
async function reporting<T>(work: () => Promise<T>): Promise<Result<T, PackDamage>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof NotAPack) return err({ code: 'not-a-card-pack', detail: error.message });
    if (error instanceof PackTruncated) return err({ code: 'damaged-card-pack', detail: error.message });
    throw error;
  }
}

class NotAPack extends Error {
  override readonly name = 'NotAPack';
}

async function readEnding(options: { read: Read; sizeBytes: number; codec: PackCodec }) {
  const { read, sizeBytes, codec } = options;
  const ending = 4 + CARD_PACK_MAGIC.length;
  const tail = await read(Math.max(0, sizeBytes - TRAILER_BYTES_MAX), TRAILER_BYTES_MAX);
  const magic = new TextDecoder('latin1').decode(tail.subarray(-CARD_PACK_MAGIC.length));
  if (tail.length < ending || magic !== CARD_PACK_MAGIC)
    throw new NotAPack('the file does not end as a card pack does');
  const trailerBytes = new DataView(tail.buffer, tail.byteOffset + tail.length - ending, 4).getUint32(0, true);
  if (trailerBytes > tail.length - ending) throw new PackTruncated('the trailer is longer than it can be');
  const trailerStart = tail.length - ending - trailerBytes;
  const trailer = createByteReader(tail.subarray(trailerStart, trailerStart + trailerBytes));
  const sizes = [readPart(trailer, 0), readPart(trailer, 0)] as const;
  const indexOffset = sizeBytes - ending - trailerBytes - sizes[1].bytes;
  const directoryOffset = indexOffset - sizes[0].bytes;
  if (directoryOffset < CARD_PACK_MAGIC.length) throw new PackTruncated('the directory is longer than the file');
  const index = await expand({ read, codec }, { ...sizes[1], offset: indexOffset });
  const text = await expand({ read, codec }, { ...sizes[0], offset: directoryOffset });
  // The checksum has just shown that these are the bytes our own writer stored.
  const directory = JSON.parse(new TextDecoder().decode(text)) as PackDirectory;
  if (directory.version !== 1) throw new NotAPack(`version ${String(directory.version)} is not known`);
  if (directory.codec !== codec.name) throw new NotAPack(`it is compressed with ${directory.codec}`);
  return { directory, index: readIndex(createByteReader(index)) };
}

function readIndex(reader: ByteReader): Index {
  let offset = CARD_PACK_MAGIC.length;
  const next = (): Part => {
    const part = readPart(reader, offset);
    offset += part.bytes;
    return part;
  };
  let firstCard = 0;
  const blocks: Block[] = [];
  const blockCount = reader.varint();
  for (let block = 0; block < blockCount; block += 1) {
    const cards = reader.varint();
    const partCount = reader.varint();
    const parts: Part[] = [];
    for (let part = 0; part < partCount; part += 1) parts.push(next());
    blocks.push({ firstCard, cards, parts });
    firstCard += cards;
  }
  const orderParts: Part[] = [];
  const orderCount = reader.varint();
  for (let part = 0; part < orderCount; part += 1) orderParts.push(next());
  return { blocks, orderParts };
}

function readPart(reader: ByteReader, offset: number): Part {
  const bytes = reader.varint();
  if (bytes === 0) return { offset, bytes, expandedBytes: 0, crc32: 0 };
  return { offset, bytes, expandedBytes: reader.varint(), crc32: reader.varint() };
}

async function expand({ read, codec }: { read: Read; codec: PackCodec }, part: Part): Promise<Uint8Array> {
  if (part.bytes === 0) return new Uint8Array(0);
  if (part.expandedBytes > EXPANDED_PART_BYTES_MAX) throw new PackTruncated(`the block at ${part.offset} is too large`);
  const stored = await read(part.offset, part.bytes);
  if (stored.length !== part.bytes || codec.crc32(stored) !== part.crc32) {
    throw new PackTruncated(`the block at byte ${part.offset} is not as it was written`);
  }
  const expanded = codec.decompress(stored, part.expandedBytes);
  if (expanded === undefined) throw new PackTruncated(`the block at byte ${part.offset} cannot be expanded`);
  return expanded;
}

function createCardPack(options: { read: Read; codec: PackCodec; directory: PackDirectory; index: Index }): CardPack {
  const { directory, index } = options;
  const { batches } = directory;
  const batchNumbers = new Map(batches.map(({ tabulator, name }, batch) => [keyOf(tabulator, name), batch]));
  const batchStart = new Float64Array(batches.length + 1);
  batches.forEach(({ cards }, batch) => {
    batchStart[batch + 1] = (batchStart[batch] ?? 0) + cards;
  });
  const parts = createPartCache(options);

  const ordinalAt = async (place: number): Promise<number> => {
    if (index.orderParts.length === 0) return place;
    const part = index.orderParts[Math.floor(place / directory.cardsPerBlock)];
    if (part === undefined) throw new PackTruncated('the order is shorter than the batches');
    const from = Math.floor(place / directory.cardsPerBlock) * directory.cardsPerBlock;
    const count = Math.min(directory.cardsPerBlock, directory.cards - from);
    return readNumbers(createByteReader(await parts(part)), count)[place - from] ?? 0;
  };

  const findCard = ({ tabulator, batch, position }: CardAddress) =>
    reporting(async () => {
      const number = batchNumbers.get(keyOf(tabulator, batch));
      if (number === undefined || position < 1 || position > (batches[number]?.cards ?? 0)) return undefined;
      const ordinal = await ordinalAt((batchStart[number] ?? 0) + position - 1);
      const block = index.blocks[Math.floor(ordinal / directory.cardsPerBlock)];
      if (block === undefined) throw new PackTruncated('a card is in a block that is not there');
      const readCard = await blockReader({ directory, block, parts });
      return readCard(ordinal - block.firstCard);
    });

  const readBlock = (number: number) =>
    reporting(async () => {
      const block = index.blocks[number];
      assert(block !== undefined, 'blocks are numbered from 0', { number, blocks: index.blocks.length });
      const readCard = await blockReader({ directory, block, parts });
      const cards: PackedCard[] = [];
      for (let at = 0; at < block.cards; at += 1) cards.push(await readCard(at));
      return cards;
    });

  const readOrder: CardPack['readOrder'] = () =>
    reporting(async () => {
      const ordinals = new Uint32Array(directory.cards);
      if (index.orderParts.length === 0) {
        for (let place = 0; place < ordinals.length; place += 1) ordinals[place] = place;
        return ordinals;
      }
      for (const [number, part] of index.orderParts.entries()) {
        const from = number * directory.cardsPerBlock;
        const count = Math.min(directory.cardsPerBlock, directory.cards - from);
        const numbers = readNumbers(createByteReader(await expand(options, part)), count);
        for (let at = 0; at < count; at += 1) ordinals[from + at] = numbers[at] ?? 0;
      }
      return ordinals;
    });

  const scanContest: CardPack['scanContest'] = (contest, visit) =>
    reporting(async () => {
      for (const block of index.blocks) {
        const part = block.parts[contestPart(contest)];
        const sections = part === undefined || part.bytes === 0 ? [] : readSections(await expand(options, part));
        const section = sections[contest % CONTESTS_PER_PART];
        if (section === undefined || section.length === 0) visit(undefined, block.cards);
        else visit(readContestBlock(createByteReader(section), block.cards), block.cards);
      }
      return undefined;
    });

  return { directory, findCard, readBlock, blockCount: index.blocks.length, readOrder, scanContest };
}

function keyOf(tabulator: string, name: string): string {
  return JSON.stringify([tabulator, name]);
}

/** The part of a block that holds a contest; the first part holds what every card has. */
function contestPart(contest: number): number {
  return 1 + Math.floor(contest / CONTESTS_PER_PART);
}

/** Expanded parts used lately: the cards of a sample often share blocks. */
function createPartCache(options: { read: Read; codec: PackCodec }): (part: Part) => Promise<Uint8Array> {
  const kept = new Map<number, Uint8Array>();
  let keptBytes = 0;
  return async (part) => {
    const known = kept.get(part.offset);
    if (known !== undefined) return known;
    const expanded = await expand(options, part);
    kept.set(part.offset, expanded);
    keptBytes += expanded.length;
    for (const [offset, bytes] of kept) {
      if (keptBytes <= EXPANDED_BYTES_KEPT || offset === part.offset) break;
      kept.delete(offset);
      keptBytes -= bytes.length;
    }
    return expanded;
  };
}

type BlockOptions = {
  readonly directory: PackDirectory;
  readonly block: Block;
  readonly parts: (part: Part) => Promise<Uint8Array>;
};

/** Opens the columns every card has; a contest’s column is opened for the first card that carries the contest. */
async function blockReader({ directory, block, parts }: BlockOptions): Promise<(at: number) => Promise<PackedCard>> {
  const [first] = block.parts;
  if (first === undefined) throw new PackTruncated('a block has no cards');
  const sections = readSections(await parts(first));
  const column = (name: CardColumn): ByteReader => {
    const section = sections[CARD_COLUMNS.indexOf(name)];
    if (section === undefined) throw new PackTruncated(`the column ${name} is missing`);
    return createByteReader(section);
  };
  const numbers = (name: CardColumn) => readNumbers(column(name), block.cards);
  const texts = (name: CardColumn) => readTexts(column(name), block.cards);
  const batch = numbers('batch');
  const recordId = numbers('recordId');
  const sheet = numbers('sheet');
  const file = numbers('file');
  const row = numbers('row');
  const cvrNumber = numbers('cvrNumber');
  const remade = numbers('remade');
  const imprintedId = texts('imprintedId');
  const style = texts('style');
  const precinct = texts('precinct');
  const countingGroup = texts('countingGroup');
  const lists = readContestLists(column('contests'), block.cards);
  const opened = new Map<number, ContestBlock>();

  const contestBlock = async (contest: number): Promise<ContestBlock> => {
    const known = opened.get(contest);
    if (known !== undefined) return known;
    const part = block.parts[contestPart(contest)];
    const section = part === undefined ? undefined : readSections(await parts(part))[contest % CONTESTS_PER_PART];
    if (section === undefined) throw new PackTruncated(`contest ${contest} has no column`);
    const read = readContestBlock(createByteReader(section), block.cards);
    opened.set(contest, read);
    return read;
  };

  return async (at) => {
    const key = directory.batches[batch[at] ?? 0];
    const record = recordId[at] ?? 0;
    const votes: PackedVote[] = [];
    for (const contest of lists(at)) {
      const { patterns, codes } = await contestBlock(contest);
      const pattern = patterns[(codes[at] ?? 0) - 1];
      if (pattern !== undefined) votes.push(voteOf(contest, pattern, directory));
    }
    return {
      ordinal: block.firstCard + at,
      file: directory.files[file[at] ?? 0] ?? '',
      row: row[at] ?? 0,
      tabulator: key?.tabulator ?? '',
      batch: key?.name ?? '',
      recordId: record,
      sheet: sheet[at] ?? 0,
      cvrNumber: cvrNumber[at] ?? 0,
      imprintedId: imprintedId(at) ?? `${key?.tabulator ?? ''}-${key?.name ?? ''}-${record}`,
      style: style(at) ?? '',
      precinct: precinct(at) ?? '',
      countingGroup: countingGroup(at) ?? '',
      remade: remade[at] === 1,
      votes,
    };
  };
}

/** A stored pattern as a vote: the state follows from its marks and the votes allowed. */
export function voteOf(contest: number, pattern: VotePattern, directory: PackDirectory): PackedVote {
  const { votesAllowed = null, ranks = 0, overvotesCalled = false } = directory.contests[contest] ?? {};
  const marks: PackedMark[] = pattern.marks.map((mark) => ({
    choice: markChoice(mark),
    rank: markRank(mark),
    writeIn: WRITE_IN_STATES[markStatus(mark)],
  }));
  const state = stateOf({
    // A struck overvote is counted like a blank contest, as the vendor does, and shown for what the scanner saw.
    marks: countedMarks(pattern.marks, pattern.flags & ~STRUCK, 0, pattern.marks.length),
    notEntitled: (pattern.flags & NOT_ENTITLED) !== 0,
    votesAllowed: votesAllowed ?? undefined,
    ranked: ranks > 0,
    overvotesCalled,
  });
  return {
    contest,
    state,
    isVoid: (pattern.flags & VOID) !== 0,
    marks,
  };
}
