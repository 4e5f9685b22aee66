import { forbiddenCharacter } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from '../issue-collector.ts';
import { type Card, type CardSink, NO_RECORD_ID } from './card.ts';
import { type CardIndex, createCardIndex } from './card-index.ts';
import { batchFinder } from './compare-with-manifest.ts';
import { type ContestRegistry, createContestRegistry } from './contest-registry.ts';
import type { CvrBatch, ManifestForCvrs } from './cvr-reading.ts';
import { type CvrTally, createCvrTally } from './cvr-tally.ts';
import { createImprintCheck, type ImprintCheck } from './imprint-check.ts';

/** Takes the cards of an upload from whichever parser reads it: indexes, adds up, and hands them on. */
export type CardIntake = {
  readonly issues: IssueCollector;
  readonly contests: ContestRegistry;
  readonly index: CardIndex;
  readonly tally: CvrTally;
  readonly imprints: ImprintCheck;
  /** The index of a batch, new or known. Exact comparison: `0012` and `12` are two batches. */
  readonly batch: (tabulator: string, name: string) => number;
  /** Refuses a text that holds a character which can be neither stored nor shown. */
  readonly noteText: (text: string, column: string) => void;
  readonly batches: () => readonly CvrBatch[];
  /** `identity` tells apart cards that rightly share their printed text. */
  readonly add: (card: Card, identity?: string) => void;
  readonly cards: () => number;
  readonly cardsOutsideCvr: () => number;
};

type BatchDraft = { readonly tabulator: string; readonly name: string; cards: number; readonly inCvr: boolean };

/** An intake without cards. */
export function createCardIntake(options: {
  readonly issues: IssueCollector;
  readonly sink: CardSink | undefined;
  readonly manifest: ManifestForCvrs | undefined;
}): CardIntake {
  const { issues, sink, manifest } = options;
  const index = createCardIndex();
  const tally = createCvrTally();
  const imprints = createImprintCheck();
  const contests = createContestRegistry();
  const batches: BatchDraft[] = [];
  const byTabulator = new Map<string, Map<string, number>>();
  const find = manifest === undefined ? () => undefined : batchFinder(manifest);
  let cardsOutsideCvr = 0;

  const batch = (tabulator: string, name: string): number => {
    let byName = byTabulator.get(tabulator);
    if (byName === undefined) {
      byName = new Map();
      byTabulator.set(tabulator, byName);
    }
    let known = byName.get(name);
    if (known === undefined) {
      known = batches.length;
      noteText(tabulator, 'tabulator');
      noteText(name, 'batch');
      byName.set(name, known);
      batches.push({ tabulator, name, cards: 0, inCvr: find({ tabulator, name })?.inCvr !== false });
    }
    return known;
  };

  const add = (card: Card, identity: string | undefined = card.imprintedId): void => {
    const draft = batches[card.batch];
    if (draft !== undefined) draft.cards += 1;
    if (draft?.inCvr === false) {
      cardsOutsideCvr += 1;
      return;
    }
    noteTexts(card);
    index.add(card);
    const repeated = tally.add(card);
    if (repeated !== -1) reportRepeated(card, repeated);
    if (identity !== undefined && card.recordId !== NO_RECORD_ID) imprints.add(identity);
    sink?.card(card);
  };

  /** Refuses characters that can be neither stored nor shown. Batches, contests and choices are seen once each. */
  const noteText = (text: string, column: string, row?: number): void => {
    const found = forbiddenCharacter(text);
    if (found === undefined) return;
    const bad = { text: text.slice(0, 60), column, found };
    issues.error({
      code: 'BAD_CHARACTER',
      ...(row !== undefined && { row }),
      column,
      found,
      message:
        row === undefined ? fileSaying('cvr.badCharacter', bad) : fileSaying('cvr.badCharacterInRow', { row, ...bad }),
      advice: fileSaying('cvr.theFileWasDamagedOr'),
    });
  };

  let style = '';
  let precinct = '';
  let countingGroup = '';

  /** Nearly every card has the texts of the card before, and no printed text of its own. */
  const noteTexts = (card: Card): void => {
    if (card.style !== style) {
      style = card.style;
      noteText(style, 'style', card.row);
    }
    if (card.precinct !== precinct) {
      precinct = card.precinct;
      noteText(precinct, 'precinct', card.row);
    }
    if (card.countingGroup !== countingGroup) {
      countingGroup = card.countingGroup;
      noteText(countingGroup, 'counting group', card.row);
    }
    if (card.imprintedId !== undefined) noteText(card.imprintedId, 'imprinted ID', card.row);
  };

  /** Which of the two would count? Nobody can say, and a pack has room for one. */
  const reportRepeated = ({ row }: Card, contest: number): void => {
    const name = contests.drafts[contest]?.name ?? '';
    issues.error({
      code: 'DUPLICATE_KEY',
      row,
      column: name,
      message: fileSaying('cvr.theCardInRowLists', { row, name }),
      advice: fileSaying('cvr.exportTheCvrsAgainIf'),
    });
  };

  return {
    issues,
    contests,
    index,
    tally,
    imprints,
    batch,
    noteText,
    batches: () => batches,
    add,
    cards: () => index.size(),
    cardsOutsideCvr: () => cardsOutsideCvr,
  };
}
