import type { Reader, Writer } from './store.ts';

/** A sign-in with an account that has begun. */
export type AccountSignIn = {
  readonly stateSha256: string;
  readonly browserSha256: string;
  readonly sealed: Buffer;
  readonly madeAt: Date;
};

export async function addAccountSignIn(tx: Writer, begun: AccountSignIn): Promise<void> {
  const { stateSha256: state_sha256, browserSha256: browser_sha256, sealed, madeAt: made_at } = begun;
  await tx.insertInto('account_sign_in').values({ state_sha256, browser_sha256, sealed, made_at }).execute();
}

export async function findAccountSignIn(db: Reader, stateSha256: string): Promise<AccountSignIn | undefined> {
  const query = db.selectFrom('account_sign_in').selectAll().where('state_sha256', '=', stateSha256);
  const row = await query.executeTakeFirst();
  return row && { stateSha256, browserSha256: row.browser_sha256, sealed: row.sealed, madeAt: row.made_at };
}

/** Uses a sign-in up, and answers whether it was still there. */
export async function takeAccountSignIn(tx: Writer, stateSha256: string): Promise<boolean> {
  const query = tx.deleteFrom('account_sign_in').where('state_sha256', '=', stateSha256);
  return (await query.returning('state_sha256').executeTakeFirst()) !== undefined;
}

export async function removeAccountSignInsBefore(db: Reader, madeAt: Date): Promise<void> {
  await db.deleteFrom('account_sign_in').where('made_at', '<', madeAt).execute();
}
