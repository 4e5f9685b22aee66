import type { Reader, Writer } from './store.ts';

/**
 * Whom a session belongs to. A board's session ends when its link is replaced; that of people who enter tallies is worth something
 * while the manager lets them.
 */
export type SessionSubject =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'board'; readonly boardId: string; readonly rotation: number }
  | { readonly kind: 'tally-entry'; readonly entryId: string };

/** How the first step of a sign-in was done. A link is one that this server printed for whoever started it. */
export type OpenedBy = 'code' | 'link' | 'account';

/** A session to open: whose, how, and when its second factor was given (a time as it is kept in JSON). */
export type SignIn = SessionSubject & { readonly openedBy: OpenedBy; readonly provenAt?: string };

export type SessionRow = {
  readonly subject: SessionSubject;
  readonly openedBy: OpenedBy;
  /** When the second factor was last given in it. */
  readonly provenAt: Date | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
};

/** Where a session was opened: the words for the browser, and the network address. */
export type SessionOrigin = { readonly device: string | null; readonly address: string | null };

export async function addSession(
  db: Reader,
  session: {
    readonly tokenSha256: string;
    readonly subject: SignIn;
    readonly at: Date;
    readonly origin: SessionOrigin;
  },
): Promise<void> {
  const { subject, at, origin } = session;
  await db
    .insertInto('web_session')
    .values({
      token_sha256: session.tokenSha256,
      person_id: subject.kind === 'person' ? subject.personId : null,
      board_id: subject.kind === 'board' ? subject.boardId : null,
      rotation: subject.kind === 'board' ? subject.rotation : null,
      tally_entry_id: subject.kind === 'tally-entry' ? subject.entryId : null,
      created_at: at,
      last_seen_at: at,
      device: origin.device,
      address: origin.address,
      opened_by: subject.openedBy,
      proven_at: subject.provenAt === undefined ? null : new Date(subject.provenAt),
    })
    .execute();
}

export async function findSession(db: Reader, tokenSha256: string): Promise<SessionRow | undefined> {
  const query = db.selectFrom('web_session').selectAll().where('token_sha256', '=', tokenSha256);
  const row = await query.executeTakeFirst();
  if (row === undefined) return undefined;
  const subject = subjectOf(row);
  if (subject === undefined) return undefined;
  const { opened_by: openedBy, proven_at: provenAt, created_at: createdAt, last_seen_at: lastSeenAt } = row;
  return { subject, openedBy, provenAt, createdAt, lastSeenAt };
}

/** The second factor was given in this session. */
export async function proveSession(tx: Writer, tokenSha256: string, at: Date): Promise<void> {
  await tx.updateTable('web_session').set({ proven_at: at }).where('token_sha256', '=', tokenSha256).execute();
}

export function subjectOf(row: {
  readonly person_id: string | null;
  readonly board_id: string | null;
  readonly rotation: number | null;
  readonly tally_entry_id: string | null;
}): SessionSubject | undefined {
  if (row.person_id !== null) return { kind: 'person', personId: row.person_id };
  if (row.tally_entry_id !== null) return { kind: 'tally-entry', entryId: row.tally_entry_id };
  if (row.board_id === null || row.rotation === null) return undefined;
  return { kind: 'board', boardId: row.board_id, rotation: row.rotation };
}

export async function touchSession(db: Reader, tokenSha256: string, at: Date): Promise<void> {
  await db.updateTable('web_session').set({ last_seen_at: at }).where('token_sha256', '=', tokenSha256).execute();
}

export async function removeSession(db: Reader, tokenSha256: string): Promise<void> {
  await db.deleteFrom('web_session').where('token_sha256', '=', tokenSha256).execute();
}

/** Before these times, a session that was opened or last used has ended by itself. */
export type SessionLimits = { readonly createdAt: Date; readonly lastSeenAt: Date };

/** A session as it is shown to people: under a name that opens nothing. */
export type OpenSession = SessionOrigin & {
  readonly sessionId: string;
  readonly tokenSha256: string;
  readonly personId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
};

/** The open sessions of these people, last used first. */
export async function openSessionsOf(
  db: Reader,
  people: readonly string[],
  limits: SessionLimits,
): Promise<readonly OpenSession[]> {
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('web_session')
    .selectAll()
    .where('person_id', 'in', people)
    .where('created_at', '>', limits.createdAt)
    .where('last_seen_at', '>', limits.lastSeenAt)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => {
    const { id: sessionId, token_sha256: tokenSha256, person_id: personId, device, address } = row;
    if (personId === null) return [];
    return [
      { sessionId, tokenSha256, personId, device, address, createdAt: row.created_at, lastSeenAt: row.last_seen_at },
    ];
  });
}

/** Ends these sessions of a person, where they are still there, and answers how many. */
export async function endSessions(
  tx: Writer,
  ended: { readonly personId: string; readonly tokenSha256s: readonly string[]; readonly at: Date },
): Promise<number> {
  const { personId, tokenSha256s, at } = ended;
  // Nor do they act any longer as the second person at somebody else's device, where they need have no session of their own.
  await tx.deleteFrom('joint_session').where('person_id', '=', personId).execute();
  if (tokenSha256s.length === 0) return 0;
  const removed = await tx
    .deleteFrom('web_session')
    .where('person_id', '=', personId)
    .where('token_sha256', 'in', tokenSha256s)
    .returning('id')
    .execute();
  if (removed.length === 0) return 0;
  await tx
    .insertInto('sessions_ended')
    .values({ person_id: personId, at })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ at }))
    .execute();
  return removed.length;
}

/** When sessions of this person were last ended by hand. */
export async function sessionsEndedAt(db: Reader, personId: string): Promise<Date | undefined> {
  const query = db.selectFrom('sessions_ended').select('at').where('person_id', '=', personId);
  return (await query.executeTakeFirst())?.at;
}

/** Sessions that nobody can use again. */
export async function removeSessionsBefore(
  db: Reader,
  limits: SessionLimits & { readonly tallyEntryCreatedAt: Date },
): Promise<void> {
  await db
    .deleteFrom('web_session')
    .where(({ or, and, eb }) =>
      or([
        and([
          eb('tally_entry_id', 'is', null),
          or([eb('created_at', '<', limits.createdAt), eb('last_seen_at', '<', limits.lastSeenAt)]),
        ]),
        eb('created_at', '<', limits.tallyEntryCreatedAt),
      ]),
    )
    .execute();
}
