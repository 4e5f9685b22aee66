import type { Reader, Writer } from './store.ts';

export type SignInCode = {
  readonly code: string;
  readonly issuedAt: Date;
  /** Wrong codes typed since it was issued. */
  readonly attempts: number;
  readonly timesSent: number;
};

/** The code of an address, held for this transaction, so that no wrong attempt goes uncounted. */
export async function lockCode(tx: Writer, email: string): Promise<SignInCode | undefined> {
  const query = tx.selectFrom('sign_in_code').selectAll().where('email', '=', email).forUpdate();
  const row = await query.executeTakeFirst();
  return row && { code: row.code, issuedAt: row.issued_at, attempts: row.attempts, timesSent: row.times_sent };
}

export async function saveCode(db: Reader, email: string, code: SignInCode): Promise<void> {
  const { issuedAt: issued_at, timesSent: times_sent, attempts } = code;
  const values = { code: code.code, issued_at, attempts, times_sent };
  await db
    .insertInto('sign_in_code')
    .values({ email, ...values })
    .onConflict((conflict) => conflict.column('email').doUpdateSet(values))
    .execute();
}

export async function removeCode(db: Reader, email: string): Promise<void> {
  await db.deleteFrom('sign_in_code').where('email', '=', email).execute();
}

export async function removeCodesBefore(db: Reader, issuedAt: Date): Promise<void> {
  await db.deleteFrom('sign_in_code').where('issued_at', '<', issuedAt).execute();
}
