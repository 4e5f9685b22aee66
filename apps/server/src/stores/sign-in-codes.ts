import type { Reader, Writer } from './store.ts';

export type SignInCode = { readonly code: string; readonly issuedAt: Date; readonly attempts: number };

/** The code of an address, held for this transaction, so that no wrong attempt goes uncounted. */
export async function lockCode(tx: Writer, email: string): Promise<SignInCode | undefined> {
  const query = tx.selectFrom('sign_in_code').selectAll().where('email', '=', email).forUpdate();
  const row = await query.executeTakeFirst();
  return row && { code: row.code, issuedAt: row.issued_at, attempts: row.attempts };
}

export async function saveCode(db: Reader, email: string, code: SignInCode): Promise<void> {
  const values = { code: code.code, issued_at: code.issuedAt, attempts: code.attempts };
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
