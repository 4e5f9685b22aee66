import { definePublicWords } from './define-words.ts';
import { cardOrders } from './en/card-orders.ts';
import { roleSheets } from './en/documents/role-sheets.ts';
import { tableCards } from './en/documents/table-cards.ts';
import { cardOrders as cardOrdersInSpanish } from './es/card-orders.ts';
import { roleSheets as roleSheetsInSpanish } from './es/documents/role-sheets.ts';
import { tableCards as tableCardsInSpanish } from './es/documents/table-cards.ts';

/** Says what the cards for the tables say, in each language of those who sit there. */
export const tableCardWords = definePublicWords({ en: tableCards, es: tableCardsInSpanish });
/** Says what each person does, in the same languages. */
export const roleSheetWords = definePublicWords({ en: roleSheets, es: roleSheetsInSpanish });
/** Says how a card is found in its pile, in the same languages. */
export const cardOrderWords = definePublicWords({ en: cardOrders, es: cardOrdersInSpanish });
