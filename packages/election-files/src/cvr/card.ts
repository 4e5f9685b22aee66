import { fileSaying } from '@plumbline/words/file-words';
import { UnreadableFile } from '../unreadable-file.ts';

/**
 * One card of a CVR file as a parser hands it on.
 *
 * Parsers fill one such object again and again, because a file has millions of cards: whoever receives it copies
 * what it keeps before returning.
 *
 * A contest on a card is in one of six states, which are never collapsed:
 *
 *   not on card   the contest is not listed here
 *   blank         listed, no marks
 *   partial       listed, fewer marks than votes allowed
 *   full          listed, as many marks as votes allowed
 *   overvote      listed, more marks than votes allowed, or `OVERVOTED` where the file says so without the marks
 *   not entitled  listed and marked, but the voter had no vote in it: `NOT_ENTITLED`
 *
 * Readers write down what the file says. What it adds up to is decided in one place, `countedMarks`, for all of them.
 *
 * The marks are kept as the machine reported them; `stateOf` names the state once the votes allowed are known, which
 * for some vendors is only at the end of the file.
 */
export type Card = {
  /** Which of the files given, from 0. */
  file: number;
  /** Spreadsheet row, or the record's ordinal (from 1) where the format has no rows. */
  row: number;
  /** Index in the list of batches. */
  batch: number;
  /** `NO_RECORD_ID` where the file hides or lacks it. */
  recordId: number;
  /** Sheet of a ballot of several cards whose cards share a record id, from 0. */
  sheet: number;
  /** The vendor's own record number, 0 where there is none. */
  cvrNumber: number;
  /** Text printed on the card; undefined where it is `<tabulator>-<batch>-<record id>`. */
  imprintedId: string | undefined;
  style: string;
  precinct: string;
  countingGroup: string;
  /** The card replaces a damaged original. */
  remade: boolean;

  /** How many contests are on the card; the arrays below are longer. */
  contestCount: number;
  /** Contest index of each contest on the card. */
  contests: Int32Array;
  /** What the machine said about the contest beyond its marks: `OVERVOTED`, `VOID`, `STRUCK`, `NOT_ENTITLED`. */
  flags: Uint8Array;
  /** Where the marks of each contest begin; those of the last end at `markCount`. */
  markStart: Int32Array;
  markCount: number;
  /** Choice index, plus `rank << 16` where ranked, plus `status << 24` of a write-in. */
  marks: Int32Array;
};

/** Receives the cards of a file in file order. */
export type CardSink = { readonly card: (card: Card) => void };

/** A card without a usable record id: its place in the batch is unknown. */
export const NO_RECORD_ID = 0xffffffff;

/** Contest flag: the machine called the contest overvoted; its marks may be unknown. */
export const OVERVOTED = 1;
/** Contest flag: the machine ignored the contest because of an overvoted straight-party vote. */
export const VOID = 2;
/**
 * Contest flag, with `OVERVOTED`: the scanner noted an overvote and lists none of the marks as votes. The card is
 * overvoted; vendors' own totals count such contests among the blank ones, and so does the tally here.
 */
export const STRUCK = 4;
/**
 * Contest flag: the card bears marks in the contest, and the machine counted none because the voter was not entitled to
 * vote in it. It counts like a blank contest; people who look at the card see marks, so its marks are kept beside it.
 */
export const NOT_ENTITLED = 8;

/** Write-in status of a mark: nobody has looked at the text yet, it was accepted, it was rejected. */
export const WRITE_IN_UNRESOLVED = 1;
export const WRITE_IN_RESOLVED = 2;
export const WRITE_IN_REJECTED = 3;

/** The choice a mark is for, as an index in its contest. */
export function markChoice(mark: number): number {
  return mark & 0xffff;
}

/** The rank a mark gives, from 1; 0 in a contest without ranks. */
export function markRank(mark: number): number {
  return (mark >> 16) & 0xff;
}

/** What became of a written-in name; 0 where the file does not say or the choice is printed. */
export function markStatus(mark: number): number {
  return (mark >> 24) & 0x7f;
}

/** Far more contests than any card has room for. */
const CONTESTS_ON_CARD_MAX = 20_000;

/** An empty card, to be filled by a parser. */
export function createCard(): Card {
  return {
    file: 0,
    row: 0,
    batch: 0,
    recordId: NO_RECORD_ID,
    sheet: 0,
    cvrNumber: 0,
    imprintedId: undefined,
    style: '',
    precinct: '',
    countingGroup: '',
    remade: false,
    contestCount: 0,
    contests: new Int32Array(64),
    flags: new Uint8Array(64),
    markStart: new Int32Array(64),
    markCount: 0,
    marks: new Int32Array(256),
  };
}

/** Takes all contests off the card, before the next one is read into it. */
export function clearContests(card: Card): void {
  card.contestCount = 0;
  card.markCount = 0;
}

/** Puts a contest on the card; the marks added next belong to it. */
export function addContest(card: Card, contest: number, flags: number): void {
  const at = card.contestCount;
  if (at === card.contests.length) growContests(card);
  card.contests[at] = contest;
  card.flags[at] = flags;
  card.markStart[at] = card.markCount;
  card.contestCount = at + 1;
}

/** Adds a mark to the contest added last. */
export function addMark(card: Card, mark: number): void {
  if (card.markCount === card.marks.length) card.marks = grown(card.marks);
  card.marks[card.markCount++] = mark;
}

/** Where the marks of the card's `at`-th contest end. */
export function marksEnd(card: Card, at: number): number {
  return at + 1 < card.contestCount ? (card.markStart[at + 1] ?? card.markCount) : card.markCount;
}

/** What `countedMarks` answers where no mark counts. */
export const NO_MARK_COUNTS = -1;
/** What `countedMarks` answers where the file calls the contest overvoted and its marks cannot tell. */
export const CALLED_OVERVOTED = -2;

/**
 * The one rule by which a contest on a card is counted, whoever made the file: votes are the marks of the first rank
 * (all of them where choices are not ranked), and this is how many there are. Whether these are too many is for
 * `stateOf`. A contest without any mark, or whose voter was not entitled, answers `NO_MARK_COUNTS`.
 *
 * Where a ranked contest has a single first choice, that stands against the machine's word: it calls a contest overvoted
 * for any rank, and two marks at a lower rank spoil that rank only.
 */
export function countedMarks(marks: Int32Array | readonly number[], flags: number, start: number, end: number): number {
  if (start === end && flags === 0) return NO_MARK_COUNTS;
  if ((flags & NOT_ENTITLED) !== 0) return NO_MARK_COUNTS;
  let first = 0;
  let ranked = false;
  for (let index = start; index < end; index += 1) {
    const rank = markRank(marks[index] ?? 0);
    if (rank <= 1) first += 1;
    if (rank > 0) ranked = true;
  }
  if ((flags & (OVERVOTED | STRUCK)) === OVERVOTED && !(ranked && first === 1)) return CALLED_OVERVOTED;
  return start === end ? NO_MARK_COUNTS : first;
}

function growContests(card: Card): void {
  if (card.contests.length > CONTESTS_ON_CARD_MAX) {
    throw new UnreadableFile({
      code: 'LINE_TOO_LONG',
      row: Math.max(1, card.row),
      expected: `at most ${CONTESTS_ON_CARD_MAX} contests`,
      message: fileSaying('cvr.aSingleCardListsMore', { contestsoncardmax: CONTESTS_ON_CARD_MAX }),
      advice: fileSaying('cvr.exportTheFileAgainAnd'),
    });
  }
  card.contests = grown(card.contests);
  card.markStart = grown(card.markStart);
  const flags = new Uint8Array(card.flags.length * 2);
  flags.set(card.flags);
  card.flags = flags;
}

function grown(values: Int32Array): Int32Array {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
