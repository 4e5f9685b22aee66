import { fileSaying } from '@plumbline/words/file-words';
import type { CsvRow } from '../csv/tokenize-csv.ts';
import type { IssueCollector } from '../issue-collector.ts';
import { addContest, addMark, type Card } from './card.ts';
import { cellText, columnLetters, shortened } from './csv-cells.ts';

/** The columns of one contest in a table with a column for each choice. A rank of 0 means the contest is not ranked. */
export type VoteColumns = {
  readonly contest: number;
  readonly columns: Int32Array;
  readonly choices: Int32Array;
  readonly ranks: Int32Array;
  /** Not ranked, and its columns stand side by side. */
  readonly adjacent: boolean;
};

/** The columns of a contest while the header is being read. */
export type VoteColumnsDraft = {
  readonly contest: number;
  readonly columns: number[];
  readonly choices: number[];
  readonly ranks: number[];
};

/** What reading a row of votes needs; reused for the next row. `names` are those of the columns, for messages. */
type VoteRow = {
  row: CsvRow;
  readonly card: Card;
  readonly names: readonly string[];
  readonly issues: IssueCollector;
};

const BLANK_VOTE = -1;

/** Packs the columns of a contest for fast reading. */
export function voteColumns({ contest, columns, choices, ranks }: VoteColumnsDraft): VoteColumns {
  const ranked = ranks.some((rank) => rank > 0);
  return {
    adjacent: !ranked && columns.every((column, index) => index === 0 || column === (columns[index - 1] ?? 0) + 1),
    contest,
    columns: Int32Array.from(columns),
    choices: Int32Array.from(choices),
    ranks: Int32Array.from(ranks),
  };
}

/** Adds the marks of one contest to the card. All its cells blank means: not on this card. */
export function readVoteColumns(contest: VoteColumns, options: VoteRow): void {
  if (contest.adjacent && readAdjacent(contest, options.row, options.card)) return;
  const { row, card } = options;
  const { columns } = contest;
  const { bytes, start, end } = row;
  let listed = false;
  let blanks = 0;
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index] ?? 0;
    const at = start[column] ?? 0;
    const length = (end[column] ?? 0) - at;
    if (length === 0) {
      blanks += 1;
      continue;
    }
    const byte = bytes[at] ?? 0;
    const value = length === 1 && (byte === 0x30 || byte === 0x31) ? byte - 0x30 : readVote(options, column);
    if (value === BLANK_VOTE) {
      blanks += 1;
      continue;
    }
    if (!listed) {
      addContest(card, contest.contest, 0);
      listed = true;
    }
    if (value === 1) addMark(card, (contest.choices[index] ?? 0) + ((contest.ranks[index] ?? 0) << 16));
  }
  if (listed && blanks > 0) warnPartlyBlank({ contest, blanks, ...options });
}

/**
 * The two forms in which nearly every contest of an unquoted table is written, told by how many bytes its columns take:
 * all blank (`,,,`), or one digit each (`0,1,0`). False where it is neither, and nothing was read.
 *
 * With n columns in 2n − 1 bytes and a digit at every other byte, the bytes between can only be the n − 1 commas.
 */
function readAdjacent(contest: VoteColumns, row: CsvRow, card: Card): boolean {
  const { columns, choices } = contest;
  const last = columns.length - 1;
  const first = row.start[columns[0] ?? 0] ?? 0;
  const end = row.end[columns[last] ?? 0] ?? 0;
  if (end - first === last) return true;
  if (end - first !== 2 * last + 1) return false;
  const { bytes } = row;
  for (let at = first; at < end; at += 2) if ((bytes[at] ?? 0) >> 1 !== ZERO_OR_ONE) return false;
  addContest(card, contest.contest, 0);
  for (let index = 0, at = first; index <= last; index += 1, at += 2) {
    if (bytes[at] === ONE) addMark(card, choices[index] ?? 0);
  }
  return true;
}

const ONE = 0x31;
/** The digits 0 and 1 without their lowest bit. */
const ZERO_OR_ONE = 0x18;

/** A vote cell that is not simply 0 or 1: quoted as a formula, padded, or something a vote cannot be. */
function readVote({ row, names, issues }: VoteRow, column: number): number {
  const text = cellText(row, column);
  if (text === '') return BLANK_VOTE;
  if (text === '0') return 0;
  if (text === '1') return 1;
  const name = names[column] ?? `column ${columnLetters(column)}`;
  const density = /^\d+ \(\d+\)$/.test(text);
  issues.error({
    code: 'BAD_VOTE_VALUE',
    row: row.row,
    column: name,
    found: shortened(text),
    expected: '0 or 1',
    message: fileSaying('cvr.rowIsNot0Or', { row: row.row, name, text: shortened(text) }),
    advice: density ? fileSaying('cvr.exportAgainWithoutMarkDensity') : fileSaying('cvr.exportTheCvrsAgainAndDo'),
  });
  return 0;
}

function warnPartlyBlank(options: VoteRow & { readonly contest: VoteColumns; readonly blanks: number }): void {
  const { row, names, issues, contest, blanks } = options;
  const name = names[contest.columns[0] ?? 0] ?? '';
  issues.warn({
    code: 'PARTLY_BLANK_CONTEST',
    row: row.row,
    column: name,
    message: fileSaying('cvr.rowOfCellsOfThe', { row: row.row, blanks, count: contest.columns.length, name }),
    advice: fileSaying('cvr.checkThatTheFileWas'),
  });
}
