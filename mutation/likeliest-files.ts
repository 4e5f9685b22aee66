import path from 'node:path';
import type { Mutant } from './make-mutants.ts';
import type { Recording } from './try-mutants.ts';

/**
 * The road of the commands is passed by every test on a database, a quarter of an hour in all. Of these files only so many
 * are asked: what only another would notice counts as not noticed.
 */
const FILES_MAX = 8;
/** So many of them at most for their names. */
const NAMED_MAX = 4;
/** Shorter ones, such as “of” and “by”, say nothing. */
const WORD_LENGTH_MIN = 4;

/**
 * The files that are likeliest to notice a breakage soon: those that share most words with its name, or stand in its folder, because they are
 * about it, then those that pass it most often for their length.
 */
export function likeliestFiles(
  recordings: readonly Recording[],
  { number, file }: Pick<Mutant, 'number' | 'file'>,
): readonly Recording[] {
  const passesEachSecond = ({ passed, seconds }: Recording) => (passed.get(number)?.times ?? 0) / (seconds + 1);
  const byPasses = recordings.toSorted((a, b) => passesEachSecond(b) - passesEachSecond(a));
  const words = wordsOf(file);
  const shared = (test: string) => wordsOf(test).intersection(words).size;
  const isAboutIt = (test: string) => path.posix.dirname(test) === path.posix.dirname(file) || shared(test) > 0;
  const named = byPasses
    .filter((recording) => isAboutIt(recording.file))
    .toSorted((a, b) => shared(b.file) - shared(a.file))
    .slice(0, NAMED_MAX);
  return [...new Set([...named, ...byPasses])].slice(0, FILES_MAX);
}

function wordsOf(file: string): ReadonlySet<string> {
  const [name = ''] = path.posix.basename(file).split('.');
  return new Set(name.split('-').filter((word) => word.length >= WORD_LENGTH_MIN));
}
