import { type Rank, type RankedCount, SAME_RANK } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import { checkKeys } from './csv/check-keys.ts';
import type { ColumnSpec } from './csv/column-spec.ts';
import { locateColumns } from './csv/locate-columns.ts';
import { readCount, readRows } from './csv/read-rows.ts';
import { openRowTable } from './csv/row-table.ts';
import { createIssueCollector } from './issue-collector.ts';
import { type ParsedFile, parsedFile } from './parsed-file.ts';
import {
  choicesOfResult,
  isWrittenWithout,
  misplacedWord,
  ranksWritten,
  wordsOfResult,
  writeRanks,
} from './ranks-written.ts';
import type { SmallFile } from './small-file.ts';

const COLUMNS: readonly ColumnSpec[] = ['Ranking', 'Ballots'].map((name) => ({
  name,
  required: true,
  blankAllowed: false,
}));

/**
 * Reads what one tally sheet says of a contest that voters rank: a row for each way of marking it, with the number of ballots. `;` parts the
 * ranks, nothing stands for a skipped one, ` = ` parts choices at one rank; `BLANK` and `CONTEST_NOT_ON_BALLOT` have rows of their
 * own. A ranking twice, a name that is no choice, and such a word beside other marks are errors.
 */
export function parseRankingsCsv(file: SmallFile, choices: readonly string[]): ParsedFile<RankedCount> {
  const issues = createIssueCollector(file.name);
  const table = openRowTable(file, issues, {
    kind: 'audit-results',
    inWords: 'the rankings on a tally sheet',
    headers: COLUMNS.map(({ name }) => name),
  });
  const columns = table && locateColumns(table, COLUMNS, issues, undefined);
  const rows = table && columns && readRows(table, columns, COLUMNS, issues);
  if (rows === undefined) return parsedFile<RankedCount>(issues, undefined);
  const known = new Set(choices);
  const read = rows.map((row) => {
    const written = row.cells.get('Ranking') ?? '';
    const marks = choicesOfResult(written.split(SAME_RANK).flatMap(wordsOfResult));
    const misplaced = misplacedWord(written);
    if (misplaced !== undefined) {
      issues.error({
        code: 'BAD_INTERPRETATION',
        row: row.row,
        column: 'Ranking',
        found: written,
        message: fileSaying('results.rankingWordMisplaced', { row: row.row, word: misplaced }),
        advice: fileSaying('results.rankingWordMisplacedAdvice'),
      });
    }
    for (const found of marks.filter((mark) => !known.has(mark))) {
      issues.error({
        code: 'BAD_INTERPRETATION',
        row: row.row,
        column: 'Ranking',
        found,
        expected: choices.join('; '),
        message: fileSaying('results.rankingOfNoChoice', { row: row.row, choice: found }),
        advice: fileSaying('results.rankingChoicesAdvice'),
      });
    }
    const cards = readCount(row, 'Ballots', issues) ?? 0;
    return { row: row.row, isWithout: isWrittenWithout(written), ranks: ranksWritten(written), cards };
  });
  const keyOf = (one: (typeof read)[number]) =>
    one.isWithout ? 'CONTEST_NOT_ON_BALLOT' : writeRanks(one.ranks.map(inNameOrder));
  checkKeys(
    read.map((one) => ({ row: one.row, key: [keyOf(one)] })),
    ['Ranking'],
    issues,
  );
  const piles = read.filter(({ isWithout }) => !isWithout).map(({ ranks, cards }) => ({ ranks, cards }));
  const without = read.filter(({ isWithout }) => isWithout).reduce((sum, { cards }) => sum + cards, 0);
  return parsedFile<RankedCount>(issues, { piles, without });
}

/** Two names at one rank are the same mark in either order. */
function inNameOrder({ choices, invalidWriteIn }: Rank): Rank {
  return { choices: [...new Set(choices)].sort(), invalidWriteIn };
}
