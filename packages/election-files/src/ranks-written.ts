import { type Rank, RESULT_WORDS, SAME_RANK, withoutEmptyEnd } from '@plumbline/election';

/** The words of a cell that `;` parts. */
export function wordsOfResult(written: string): readonly string[] {
  return written.split(';').map((word) => word.trim());
}

/** The words that name choices. */
export function choicesOfResult(words: readonly string[]): readonly string[] {
  return words.filter((word) => word !== '' && !RESULT_WORDS.some((known) => known === word));
}

/** What a file of results writes of a ranked contest: what is marked at each rank, first rank first. `BLANK` is no mark. */
export function ranksWritten(written: string): readonly Rank[] {
  return withoutEmptyEnd(
    written.split(';').map((rank) => {
      const marks = rank.split(SAME_RANK).map((mark) => mark.trim());
      return { choices: choicesOfResult(marks), invalidWriteIn: marks.includes('INVALID_WRITE_IN') };
    }),
  );
}

/** The same to write: ranks that `ranksWritten` reads again. */
export function writeRanks(ranks: readonly Rank[]): string {
  const marked = withoutEmptyEnd(ranks);
  if (marked.length === 0) return 'BLANK';
  return marked
    .map(({ choices, invalidWriteIn }) => [...choices, ...(invalidWriteIn ? ['INVALID_WRITE_IN'] : [])].join(SAME_RANK))
    .join('; ');
}

/** Whether a file of results writes that a card does not have the contest. */
export function isWrittenWithout(written: string): boolean {
  return wordsOfResult(written).includes('CONTEST_NOT_ON_BALLOT');
}

/**
 * The word in a row of rankings that says nothing of a way of marking, if there is one: of ballots that nobody saw there is none, and whoever
 * marked something has neither a blank ballot nor one without the contest.
 */
export function misplacedWord(written: string): string | undefined {
  const words = written.split(SAME_RANK).flatMap(wordsOfResult);
  const isBeside = (word: string) => words.some((one) => one !== '' && one !== word);
  return words.find(
    (word) => word === 'NOT_FOUND' || ((word === 'BLANK' || word === 'CONTEST_NOT_ON_BALLOT') && isBeside(word)),
  );
}
