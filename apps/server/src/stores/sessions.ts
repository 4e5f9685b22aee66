import type { Reader } from './store.ts';

/** Whom a session belongs to. A board's session ends when its link is replaced. */
export type SessionSubject =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'board'; readonly boardId: string; readonly rotation: number };

export type SessionRow = { readonly subject: SessionSubject; readonly createdAt: Date; readonly lastSeenAt: Date };

export async function addSession(
  db: Reader,
  session: { readonly tokenSha256: string; readonly subject: SessionSubject; readonly at: Date },
): Promise<void> {
  const { subject, at } = session;
  await db
    .insertInto('web_session')
    .values({
      token_sha256: session.tokenSha256,
      person_id: subject.kind === 'person' ? subject.personId : null,
      board_id: subject.kind === 'board' ? subject.boardId : null,
      rotation: subject.kind === 'board' ? subject.rotation : null,
      created_at: at,
      last_seen_at: at,
    })
    .execute();
}

export async function findSession(db: Reader, tokenSha256: string): Promise<SessionRow | undefined> {
  const query = db.selectFrom('web_session').selectAll().where('token_sha256', '=', tokenSha256);
  const row = await query.executeTakeFirst();
  if (row === undefined) return undefined;
  const subject = subjectOf(row);
  return subject && { subject, createdAt: row.created_at, lastSeenAt: row.last_seen_at };
}

function subjectOf(row: {
  readonly person_id: string | null;
  readonly board_id: string | null;
  readonly rotation: number | null;
}): SessionSubject | undefined {
  if (row.person_id !== null) return { kind: 'person', personId: row.person_id };
  if (row.board_id === null || row.rotation === null) return undefined;
  return { kind: 'board', boardId: row.board_id, rotation: row.rotation };
}

export async function touchSession(db: Reader, tokenSha256: string, at: Date): Promise<void> {
  await db.updateTable('web_session').set({ last_seen_at: at }).where('token_sha256', '=', tokenSha256).execute();
}

export async function removeSession(db: Reader, tokenSha256: string): Promise<void> {
  await db.deleteFrom('web_session').where('token_sha256', '=', tokenSha256).execute();
}

/** Sessions that nobody can use again. */
export async function removeSessionsBefore(
  db: Reader,
  limits: { readonly createdAt: Date; readonly lastSeenAt: Date },
): Promise<void> {
  await db
    .deleteFrom('web_session')
    .where((where) =>
      where.or([where('created_at', '<', limits.createdAt), where('last_seen_at', '<', limits.lastSeenAt)]),
    )
    .execute();
}
