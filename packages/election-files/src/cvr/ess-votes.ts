import { isWriteIn } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import type { CsvRow } from '../csv/tokenize-csv.ts';
import type { IssueCollector } from '../issue-collector.ts';
import { collapseSpaces, foldName } from '../nearest-name.ts';
import { addContest, addMark, type Card, OVERVOTED } from './card.ts';
import type { ContestRegistry } from './contest-registry.ts';
import { createCellMemory, shortened } from './csv-cells.ts';
import { type EssContest, splitId } from './ess-headers.ts';

type Registered = { readonly registry: ContestRegistry; readonly issues: IssueCollector };

/** Reads the cells of rows; `finish` looks at the choices that all rows together have shown. */
export type EssVoteReader = {
  readonly read: (row: CsvRow, card: Card) => void;
  readonly finish: () => void;
};

const NOT_ON_CARD = -1;
const UNDERVOTE = -2;
const OVERVOTE = -3;

/**
 * Reads the choices written in the cells of an ES&S row. A choice nobody voted for is not in the file at all; every
 * other joins the contest when it is first seen. `overvote` says nothing about the marks.
 */
export function createEssVoteReader(contests: readonly EssContest[], { registry, issues }: Registered): EssVoteReader {
  const readers = contests.map((contest) => ({
    ...contest,
    codeOf: createChoiceReader(contest.contest, { registry, issues }),
  }));

  const read = (row: CsvRow, card: Card): void => {
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

  const finish = (): void => {
    for (const { contest } of contests) confirmJoinedChoices(contest, { registry, issues });
  };

  return { read, finish };
}

/** One memory for all columns of a contest: the choices are the same. */
function createChoiceReader(contest: number, { registry, issues }: Registered): (row: CsvRow, cell: number) => number {
  const choices = new Map<string, number>();
  // What an earlier part of the upload has shown.
  for (const [index, { name }] of (registry.drafts[contest]?.choices ?? []).entries()) choices.set(keyOf(name), index);
  return createCellMemory((text) => {
    const word = foldName(text);
    if (word === '') return NOT_ON_CARD;
    if (word === 'undervote') return UNDERVOTE;
    if (word === 'overvote') return OVERVOTE;
    const state = looksLikeState(word);
    if (state !== undefined) {
      confirmState({ text, state, contest: registry.drafts[contest]?.name ?? '', issues });
      return state === 'overvote' ? OVERVOTE : UNDERVOTE;
    }
    // Spaces and the spelling of “Write-in” vary from row to row, and do not make another choice.
    const key = keyOf(text);
    const known = choices.get(key);
    if (known !== undefined) return known;
    const { title, id } = splitId(collapseSpaces(text));
    const earlier = registry.drafts[contest]?.choices.findIndex((choice) => choice.name === title && choice.id === id);
    const isKnown = id !== undefined && earlier !== undefined && earlier >= 0;
    const draft = id === undefined ? { name: title } : { name: title, id };
    const index = isKnown ? earlier : registry.addChoice(contest, draft);
    choices.set(key, index);
    return index;
  });
}

function keyOf(text: string): string {
  return isWriteIn(text) ? foldName(text) : collapseSpaces(text);
}

/** Words that say how a contest was left, not for whom a vote was; spelled in other ways than ES&S does. */
const STATE_WORDS: readonly (readonly ['overvote' | 'undervote', RegExp])[] = [
  ['overvote', /^(ov|o\/v|over[- _]?vot(e|es|ed|ing)|too many( votes| marks)?)$/],
  [
    'undervote',
    /^(uv|u\/v|under[- _]?vot(e|es|ed|ing)|skip(ped)?( rank(ing)?)?|blank( contest| vote)?|no (vote|selection|mark|choice)s?|not? (voted|marked)|none|n\/a|-+|exhausted)$/,
  ],
];

function looksLikeState(word: string): 'overvote' | 'undervote' | undefined {
  const bare = word.replace(/^[[(<*]+|[\])>*]+$/g, '').trim();
  return STATE_WORDS.find(([, pattern]) => pattern.test(bare))?.[0];
}

function confirmState(options: {
  readonly text: string;
  readonly state: 'overvote' | 'undervote';
  readonly contest: string;
  readonly issues: IssueCollector;
}): void {
  const { text, state, contest, issues } = options;
  issues.confirm({
    code: 'CHOICE_DOUBTFUL',
    column: contest,
    found: shortened(text),
    expected: state,
    message: fileSaying('ess.inWasReadAsNot', { text: shortened(text), contest, state }),
    advice: fileSaying('ess.confirmIfItMeansThat'),
  });
}

/** A cell such as “Ann; Bob” may be a card with two marks, written in one cell. */
function confirmJoinedChoices(contest: number, { registry, issues }: Registered): void {
  const draft = registry.drafts[contest];
  if (draft === undefined) return;
  const known = new Set(draft.choices.map(({ name }) => foldName(name)));
  for (const { name } of draft.choices) {
    const parts = name.split(/\s*(?:[;,/|&+]|\band\b)\s*/).map(foldName);
    if (parts.length < 2 || !parts.every((part) => part !== '' && known.has(part))) continue;
    issues.confirm({
      code: 'CHOICE_DOUBTFUL',
      column: draft.name,
      found: shortened(name),
      expected: 'one choice',
      message: fileSaying('ess.inIsMadeOfNames', { name: shortened(name), draft: draft.name }),
      advice: fileSaying('ess.confirmIfItIsOne'),
    });
  }
}
