import type { Reader, Writer } from './store.ts';

export type LinkSubject =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'board'; readonly boardId: string };

export async function addSignInLink(
  db: Reader,
  link: { readonly tokenSha256: string; readonly subject: LinkSubject; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('sign_in_link')
    .values({
      token_sha256: link.tokenSha256,
      person_id: link.subject.kind === 'person' ? link.subject.personId : null,
      board_id: link.subject.kind === 'board' ? link.subject.boardId : null,
      created_at: link.at,
      used_at: null,
    })
    .execute();
}

/** Uses the link up. Nothing if there is no such link, or it was used before. */
export async function takeSignInLink(tx: Writer, tokenSha256: string, at: Date): Promise<LinkSubject | undefined> {
  const row = await tx
    .updateTable('sign_in_link')
    .set({ used_at: at })
    .where('token_sha256', '=', tokenSha256)
    .where('used_at', 'is', null)
    .returning(['person_id', 'board_id'])
    .executeTakeFirst();
  if (row?.person_id != null) return { kind: 'person', personId: row.person_id };
  return row?.board_id != null ? { kind: 'board', boardId: row.board_id } : undefined;
}

/** Links printed at an earlier start are worthless once new ones are printed. */
export async function removeSignInLinks(db: Reader): Promise<void> {
  await db.deleteFrom('sign_in_link').execute();
}
