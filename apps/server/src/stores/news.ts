import { sql } from 'kysely';
import { placeOfChain } from '../log/audit-chains.ts';
import type { Reader } from './store.ts';

/**
 * Something about an audit has changed: one of its chains has grown to `number`, or its job has moved on. `jurisdiction`
 * says whose fieldwork it is; where it is null, it concerns everybody.
 */
export type News = {
  readonly auditId: string;
  readonly jurisdiction: string | null;
  /** The only audit board it concerns, if it is one. */
  readonly board: string | null;
  readonly number: number | null;
};

/** What the log of an office says of a board that its desk shows: its link or PIN was made anew, or its PIN was typed wrong. */
const OF_DESKS: ReadonlySet<unknown> = new Set(['board-link-replaced', 'board-pin-replaced', 'board-pin-refused']);

export const NEWS_CHANNEL = 'plumbline_news';
/** Events that name a board and change the list of another, or what others may do. */
const CONCERN_OTHER_BOARDS: ReadonlySet<unknown> = new Set(['review-team-created', 'card-sent-to-review']);

/** What a chain has to tell that has grown to `number` by `events`; those that name one audit board concern it alone. */
export function newsOfChain(chain: string, number: number, events: readonly object[]): News | undefined {
  const place = placeOfChain(chain);
  if (place === undefined) return newsOfDesk(events);
  const isOfAll = events.some((event) => 'type' in event && CONCERN_OTHER_BOARDS.has(event.type));
  const [board, ...others] = new Set(
    events.flatMap((event) => ('board' in event && typeof event.board === 'string' ? [event.board] : [])),
  );
  return { ...place, board: isOfAll || others.length > 0 ? null : (board ?? null), number };
}

function newsOfDesk(events: readonly object[]): News | undefined {
  const found = events.find(isOfDesk);
  if (found === undefined) return undefined;
  const { auditId, jurisdiction, board } = found;
  return { auditId, jurisdiction, board, number: null };
}

function isOfDesk(event: object): event is { auditId: string; jurisdiction: string; board: string } {
  return 'type' in event && OF_DESKS.has(event.type);
}

/** Whether news concern an audit board: what the office does, and what is done at this board. */
export function concernsBoard(news: News, at: { readonly jurisdiction: string; readonly board: string }): boolean {
  if (news.jurisdiction === null) return true;
  return news.jurisdiction === at.jurisdiction && (news.board === null || news.board === at.board);
}

/** Whether news concern a jurisdiction: what the office does, and what is done there. */
export function concernsJurisdiction(news: News, at: { readonly jurisdiction: string }): boolean {
  return news.jurisdiction === null || news.jurisdiction === at.jurisdiction;
}

/** Told to every process when the transaction commits; not at all if it does not. */
export async function sendNews(db: Reader, news: News | undefined): Promise<void> {
  if (news !== undefined) await sql`select pg_notify(${NEWS_CHANNEL}, ${JSON.stringify(news)})`.execute(db);
}
