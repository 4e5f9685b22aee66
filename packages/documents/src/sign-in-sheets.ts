import { printedWords } from '@plumbline/words/printed-words';
import type { Block, Column, Row } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';

/** As many as fit on a page with its head and the supervisor's line. */
const ROWS = 15;
const ROW_HEIGHT = 20;

/** A sheet on which the people of the boards sign in and out, and one for observers. */
export function signInSheets({ jurisdiction, language }: JurisdictionContext): ComposedDocument {
  const say = printedWords(language);
  const boards: readonly Column[] = [
    { head: say('signIn.name'), share: 26 },
    { head: say('signIn.board'), share: 18 },
    { head: say('signIn.party'), share: 12 },
    { head: say('signIn.oath'), share: 8 },
    { head: say('signIn.signature'), share: 26 },
    { head: say('signIn.in'), share: 10 },
    { head: say('signIn.out'), share: 10 },
  ];
  const observers: readonly Column[] = [
    { head: say('signIn.name'), share: 25 },
    { head: say('signIn.affiliation'), share: 18 },
    { head: say('signIn.badge'), share: 9 },
    { head: say('signIn.signature'), share: 22 },
    { head: say('signIn.in'), share: 9 },
    { head: say('signIn.out'), share: 9 },
    { head: say('signIn.remarks'), share: 16 },
  ];
  const sheet = (title: string, about: string, columns: readonly Column[]): readonly Block[] => [
    { type: 'title', text: title },
    { type: 'paragraph', text: about },
    {
      type: 'lines',
      lines: [
        { label: say('signIn.date'), share: 1 },
        { label: say('signIn.place'), share: 3 },
      ],
    },
    { type: 'table', columns, rows: blankRows(columns, say('signIn.oath')), rowHeight: ROW_HEIGHT },
    { type: 'lines', lines: [{ label: say('signIn.supervisor'), share: 1 }] },
  ];
  return {
    title: say('signIn.document', { jurisdiction }),
    blocks: [
      ...sheet(say('signIn.boards'), say('signIn.boardsFor'), boards),
      { type: 'new-page' },
      ...sheet(say('signIn.observers'), say('signIn.observersFor'), observers),
    ],
  };
}

function blankRows(columns: readonly Column[], ticked: string): readonly Row[] {
  const row = columns.map(({ head }) => ({ type: head === ticked ? 'tick' : 'blank' }) as const);
  return Array.from({ length: ROWS }, () => row);
}
