import { randomUUID } from 'node:crypto';
import type { Reader } from './store.ts';

/** A message on its way, or on the outbox page of an installation without a mail server. */
export type Message = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
  /** Tells of something that matters for days; a code is worth nothing after minutes. */
  readonly isNotice?: boolean;
};

/** Answers the identifier under which it is kept. */
export async function keepMessage(db: Reader, message: Message): Promise<string> {
  const { to, subject, text, at, isNotice = false } = message;
  const id = randomUUID();
  await db
    .insertInto('message')
    .values({ id, recipient: to, subject, text, created_at: at, is_notice: isNotice })
    .execute();
  return id;
}

export async function findMessage(db: Reader, id: string): Promise<Message | undefined> {
  const row = await db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst();
  return row && describe(row);
}

export async function newestMessages(db: Reader, limit: number): Promise<readonly Message[]> {
  const rows = await db.selectFrom('message').selectAll().orderBy('number', 'desc').limit(limit).execute();
  return rows.map(describe);
}

/** A delivered message holds a code that still works: it is not kept. */
export async function removeMessage(db: Reader, id: string): Promise<void> {
  await db.deleteFrom('message').where('id', '=', id).execute();
}

/** Codes from before `at`, and notices from before `noticesAt`. */
export async function removeMessagesBefore(db: Reader, at: Date, noticesAt: Date): Promise<void> {
  await db.deleteFrom('message').where('created_at', '<', at).where('is_notice', '=', false).execute();
  await db.deleteFrom('message').where('created_at', '<', noticesAt).execute();
}

function describe(row: {
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly created_at: Date;
}): Message {
  return { to: row.recipient, subject: row.subject, text: row.text, at: row.created_at };
}
