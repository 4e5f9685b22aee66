import { sql } from 'kysely';
import type { Reader } from './store.ts';

/** Something about an audit has changed: its log has grown to `number`, or its job has moved on. */
export type News = { readonly auditId: string; readonly number: number | null };

export const NEWS_CHANNEL = 'plumbline_news';
const AUDIT_PREFIX = 'audit:';

/** The chain in which everything about an audit is decided. */
export function auditChain(auditId: string): string {
  return `${AUDIT_PREFIX}${auditId}`;
}

export function auditOfChain(chain: string): string | undefined {
  return chain.startsWith(AUDIT_PREFIX) ? chain.slice(AUDIT_PREFIX.length) : undefined;
}

export function newsOfChain(chain: string, number: number): News | undefined {
  const auditId = auditOfChain(chain);
  return auditId === undefined ? undefined : { auditId, number };
}

/** Told to every process when the transaction commits; not at all if it does not. */
export async function sendNews(db: Reader, news: News | undefined): Promise<void> {
  if (news !== undefined) await sql`select pg_notify(${NEWS_CHANNEL}, ${JSON.stringify(news)})`.execute(db);
}
