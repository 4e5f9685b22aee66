import type { ContestState, CvrChoice, CvrContestTally } from './cvr/cvr-contest.ts';

/**
 * A card pack: the cards of one CVR upload as compressed columns in one file, written once and then only read.
 *
 * It is named by the SHA-256 of its bytes. One card is found through the batch index by reading one block of the
 * columns it needs; a contest is added up by reading one column. `docs/card-pack.md` describes the format.
 */
export const CARD_PACK_MAGIC = 'PLCARDS1';

/** Cards in a block. Small enough that finding one card is quick, large enough to compress well. */
export const CARDS_PER_BLOCK = 8192;

/** Compression and checksum as the platform has them: packages reach them only as an argument. */
export type PackCodec = {
  readonly name: 'zstd' | 'deflate-raw';
  readonly compress: (bytes: Uint8Array) => Uint8Array;
  /** Undefined where the bytes are damaged or expand to anything but `sizeBytes`. */
  readonly decompress: (bytes: Uint8Array, sizeBytes: number) => Uint8Array | undefined;
  readonly crc32: (bytes: Uint8Array) => number;
};

/** Takes the bytes of a pack as it is written; they are lent, so it must copy or store them before it returns. */
export type PackOutput = { readonly write: (bytes: Uint8Array) => void };

/** Contest columns compressed together. Reading one reads all: few enough that it costs little, enough to save time. */
export const CONTESTS_PER_PART = 8;

/** The columns every card has, in the order in which a block's first part holds them. */
export const CARD_COLUMNS = [
  'batch',
  'recordId',
  'sheet',
  'file',
  'row',
  'cvrNumber',
  'remade',
  'imprintedId',
  'style',
  'precinct',
  'countingGroup',
  'contests',
] as const;

/** One of `CARD_COLUMNS`. */
export type CardColumn = (typeof CARD_COLUMNS)[number];

/** A batch in a pack. */
export type PackedBatch = { readonly tabulator: string; readonly name: string; readonly cards: number };

/** A contest in a pack, with what all its cards add up to. */
export type PackedContest = {
  readonly id: string;
  readonly name: string;
  readonly votesAllowed: number | null;
  readonly ranks: number;
  readonly choices: readonly CvrChoice[];
  /** As `CvrContest` has it. */
  readonly overvotesCalled?: true;
  readonly tally: CvrContestTally;
};

/** What a pack says about itself, as JSON at its end. */
export type PackDirectory = {
  readonly version: 1;
  readonly codec: PackCodec['name'];
  readonly format: string;
  readonly files: readonly string[];
  readonly cards: number;
  readonly cardsPerBlock: number;
  readonly batches: readonly PackedBatch[];
  readonly contests: readonly PackedContest[];
};

/** A mark as reported by the machine. `rank` is 0 where choices are not ranked. */
export type PackedMark = {
  /** Index in the contest's choices. */
  readonly choice: number;
  readonly rank: number;
  readonly writeIn: 'unresolved' | 'resolved' | 'rejected' | undefined;
};

/** A contest on a card. The marks of an overvote, and of a voter who was not entitled, are kept, but count for nobody. */
export type PackedVote = {
  /** Index in the pack's contests. */
  readonly contest: number;
  readonly state: ContestState;
  /** The machine ignored the contest because of an overvoted straight-party vote. */
  readonly isVoid: boolean;
  readonly marks: readonly PackedMark[];
};

/** A card found in a pack. Contests it does not list are not on it. */
export type PackedCard = {
  /** Place in file order, from 0. */
  readonly ordinal: number;
  readonly file: string;
  readonly row: number;
  readonly tabulator: string;
  readonly batch: string;
  readonly recordId: number;
  readonly sheet: number;
  readonly cvrNumber: number;
  readonly imprintedId: string;
  readonly style: string;
  readonly precinct: string;
  readonly countingGroup: string;
  readonly remade: boolean;
  readonly votes: readonly PackedVote[];
};

/** Why a pack cannot be read; names the place for whoever looks after the storage. */
export type PackDamage = { readonly code: 'not-a-card-pack' | 'damaged-card-pack'; readonly detail: string };
