import { randomUUID } from 'node:crypto';
import type { Reader } from './store.ts';

/** A message that would have been sent, had a mail server been set. */
export type OutboxMessage = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
};

export async function keepMessage(db: Reader, message: OutboxMessage): Promise<void> {
  const { to, subject, text, at } = message;
  await db.insertInto('message').values({ id: randomUUID(), recipient: to, subject, text, created_at: at }).execute();
}

export async function newestMessages(db: Reader, limit: number): Promise<readonly OutboxMessage[]> {
  const rows = await db.selectFrom('message').selectAll().orderBy('number', 'desc').limit(limit).execute();
  return rows.map((row) => ({ to: row.recipient, subject: row.subject, text: row.text, at: row.created_at }));
}
