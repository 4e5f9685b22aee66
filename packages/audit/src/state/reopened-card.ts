import type { BoardPlace } from './audit-event.ts';
import type { AuditBoard, AuditInRounds, RecordedVotes, Revision } from './audit-state.ts';
import { type CardEntries, entriesOfCard } from './card-entries.ts';
import type { TextInLog } from './free-text.ts';

/** What the log says of a card that the office opened again. */
export type CardReopening<Text = TextInLog> = BoardPlace & { readonly ballot: string; readonly reason: Text };

/** The same as the board keeps it: `revision` is which entry had been made, `standing` the identifiers of those that stood, and `earlier` what they said. */
export type ReopenedCard = {
  readonly ballot: string;
  readonly reason: TextInLog;
  readonly revision: Revision;
  readonly standing: readonly string[];
  readonly earlier: RecordedVotes;
};

/** The cards of a board that were opened again and that nobody has looked at since: one that others stand in the place of may still arrive. */
export function cardsToLookAtAgain(
  audit: Pick<AuditInRounds, 'results'>,
  jurisdiction: string,
  { reopened = [] }: Pick<AuditBoard, 'reopened'>,
): readonly ReopenedCard[] {
  return reopened.filter(({ ballot, standing }) => isTheSame(standing, entriesOfCard(audit, jurisdiction, ballot)));
}

function isTheSame(before: readonly string[], { standing }: Pick<CardEntries, 'standing'>): boolean {
  return before.length === standing.length && standing.every(({ id }) => before.includes(id));
}
