import { cardOrdersOf, ruleOfOrder } from '@plumbline/audit';
import { PUBLIC_LANGUAGES, type PublicLanguage } from '@plumbline/words/define-words';
import type { tableCards as cardWords } from '@plumbline/words/en/documents/table-cards';
import { cardOrderWords, tableCardWords } from '@plumbline/words/table-card-words';
import type { Block } from './block.ts';
import { ruleName } from './finding-rules.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { countsBatches } from './room-size.ts';

type Card = Exclude<keyof typeof cardWords, 'document' | 'othersOnList'>;

const OF_BALLOTS: readonly Card[] = ['fetchBallot', 'special', 'close', 'clear'];
const OF_BATCHES: readonly Card[] = ['fetchBatch', 'sort', 'marks', 'special', 'close', 'clear'];

const STEPS: Readonly<Record<Card, number>> = {
  fetchBallot: 5,
  fetchBatch: 4,
  sort: 4,
  marks: 3,
  special: 4,
  close: 4,
  clear: 4,
};

/** Read from a chair by whoever stands at the table. */
const SIZE = 21;

/** A card for each thing people do at a table, in large letters, a page each: all in English, then all in Spanish. */
export function tableCards({ audit, jurisdiction, language }: JurisdictionContext): ComposedDocument {
  const cards = countsBatches(audit) ? OF_BATCHES : OF_BALLOTS;
  const inEach = PUBLIC_LANGUAGES.flatMap((spoken, part): readonly Block[] => {
    const say = tableCardWords(spoken);
    const stepsOf = (card: Card): readonly string[] =>
      Array.from({ length: STEPS[card] }, (_, index) =>
        // Each card has as many steps as the table says; one that has fewer is found when it is printed.
        say.anyOf(`${card}.step${index + 1}` as `${Card}.step1`, {}),
      );
    const pages = cards.flatMap((card, index): readonly Block[] => [
      ...(part === 0 && index === 0 ? [] : [{ type: 'new-page' } as const]),
      { type: 'title', text: say(`${card}.title`) },
      {
        type: 'paragraph',
        text: [audit.plan.organization, jurisdiction].filter((name) => name !== '').join(' · '),
        size: 12,
      },
      { type: 'space', height: 12 },
      { type: 'list', numbered: true, size: SIZE, items: stepsOf(card) },
      ...(card === 'fetchBallot' ? ruleOfCards({ audit, jurisdiction }, spoken) : []),
    ]);
    return spoken === language ? pages : [{ type: 'language', language: spoken }, ...pages];
  });
  return { title: tableCardWords(language)('document', { jurisdiction }), blocks: inEach };
}

/** How a card is found here, where the office said it. Batches that are kept otherwise are named on the list. */
function ruleOfCards(
  { audit, jurisdiction }: Pick<JurisdictionContext, 'audit' | 'jurisdiction'>,
  language: PublicLanguage,
): readonly Block[] {
  const orders = cardOrdersOf(audit.plan, jurisdiction);
  if (orders === undefined) return [];
  const rule = cardOrderWords(language)(`rules.${ruleName(ruleOfOrder(orders.all))}`);
  const others = orders.otherwise.length === 0 ? '' : ` ${tableCardWords(language)('othersOnList')}`;
  return [
    { type: 'space', height: 12 },
    { type: 'paragraph', text: `${rule}${others}`, size: SIZE },
  ];
}
