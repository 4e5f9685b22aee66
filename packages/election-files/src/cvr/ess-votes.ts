import type { CsvRow } from '../csv/tokenize-csv.ts';
import { collapseSpaces, foldName } from '../nearest-name.ts';
import { addContest, addMark, type Card, OVERVOTED } from './card.ts';
import { type ContestRegistry, isWriteIn } from './contest-registry.ts';
import { createCellMemory } from './csv-cells.ts';
import { type EssContest, splitId } from './ess-headers.ts';

const NOT_ON_CARD = -1;
const UNDERVOTE = -2;
const OVERVOTE = -3;

/**
 * Reads the choices written in the cells of an ES&S row. A choice nobody voted for is not in the file at all; every
 * other joins the contest when it is first seen. `overvote` says nothing about the marks.
 */
export function createEssVoteReader(
  contests: readonly EssContest[],
  registry: ContestRegistry,
): (row: CsvRow, card: Card) => void {
  const readers = contests.map((contest) => ({ ...contest, codeOf: createChoiceReader(contest.contest, registry) }));

  return (row, card) => {
    for (const { contest, columns, ranks, codeOf } of readers) {
      let listed = false;
      for (let index = 0; index < columns.length; index += 1) {
        const code = codeOf(row, columns[index] ?? 0);
        if (code === NOT_ON_CARD) continue;
        if (!listed) {
          addContest(card, contest, 0);
          listed = true;
        }
        if (code >= 0) addMark(card, code + ((ranks[index] ?? 0) << 16));
        else if (code === OVERVOTE && (ranks[index] ?? 0) <= 1) card.flags[card.contestCount - 1] = OVERVOTED;
      }
    }
  };
}

/** One memory for all columns of a contest: the choices are the same. */
function createChoiceReader(contest: number, registry: ContestRegistry): (row: CsvRow, cell: number) => number {
  const choices = new Map<string, number>();
  return createCellMemory((text) => {
    const word = foldName(text);
    if (word === '') return NOT_ON_CARD;
    if (word === 'undervote') return UNDERVOTE;
    if (word === 'overvote') return OVERVOTE;
    // Spaces and the spelling of “Write-in” vary from row to row, and do not make another choice.
    const key = isWriteIn(text) ? word : collapseSpaces(text);
    const known = choices.get(key);
    if (known !== undefined) return known;
    const { title, id } = splitId(collapseSpaces(text));
    const index = registry.addChoice(contest, id === undefined ? { name: title } : { name: title, id });
    choices.set(key, index);
    return index;
  });
}
