import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Reader, Writer } from './store.ts';

/** A code that was sent: never the code itself. */
export type SignInCode = {
  readonly codeId: string;
  readonly digest: string;
  readonly issuedAt: Date;
  /** Wrong codes typed since it was issued. */
  readonly attempts: number;
  readonly usedAt: Date | null;
};

/** Whose codes these are: those of a browser that is known for the address, or of all others together. */
export type CodePlace = { readonly email: string; readonly device: string | null };

/** Takes the codes of an address for this transaction, so that no wrong try and no sent code goes uncounted. */
export async function lockCodes(tx: Writer, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${email}, 8401))`.execute(tx);
}

/** The newest code of a place: earlier ones ended when it was sent. */
export async function findCode(db: Reader, { email, device }: CodePlace): Promise<SignInCode | undefined> {
  const row = await db
    .selectFrom('sign_in_code')
    .selectAll()
    .where('email', '=', email)
    .where('device_sha256', 'is not distinct from', device)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && describe(row);
}

/** The code with this identifier, wherever it was asked for; nothing if a newer one has ended it. */
export async function findCodeById(db: Reader, email: string, codeId: string): Promise<SignInCode | undefined> {
  const query = db.selectFrom('sign_in_code').select('device_sha256').where('id', '=', codeId);
  const row = await query.where('email', '=', email).executeTakeFirst();
  const newest = row && (await findCode(db, { email, device: row.device_sha256 }));
  return newest?.codeId === codeId ? newest : undefined;
}

function describe(row: {
  readonly id: string;
  readonly code_sha256: string;
  readonly issued_at: Date;
  readonly attempts: number;
  readonly used_at: Date | null;
}): SignInCode {
  const { id: codeId, code_sha256: digest, issued_at: issuedAt, attempts, used_at: usedAt } = row;
  return { codeId, digest, issuedAt, attempts, usedAt };
}

/** When the codes of a place were sent, from `since` on. */
export async function codesIssued(db: Reader, { email, device }: CodePlace, since: Date): Promise<readonly Date[]> {
  const rows = await db
    .selectFrom('sign_in_code')
    .select('issued_at')
    .where('email', '=', email)
    .where('device_sha256', 'is not distinct from', device)
    .where('issued_at', '>', since)
    .execute();
  return rows.map((row) => row.issued_at);
}

/** Keeps a code that is sent, and answers its identifier. */
export async function addCode(db: Reader, place: CodePlace, code: { digest: string; at: Date }): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('sign_in_code')
    .values({ id, email: place.email, device_sha256: place.device, code_sha256: code.digest, issued_at: code.at })
    .execute();
  return id;
}

export async function countWrongTry(db: Reader, codeId: string): Promise<void> {
  await db
    .updateTable('sign_in_code')
    .set((column) => ({ attempts: column('attempts', '+', 1) }))
    .where('id', '=', codeId)
    .execute();
}

export async function useUpCode(db: Reader, codeId: string, at: Date): Promise<void> {
  await db.updateTable('sign_in_code').set({ used_at: at }).where('id', '=', codeId).execute();
}

/** Wrong tries at the codes sent since then, all addresses together, and at how many addresses. */
export async function wrongTries(
  db: Reader,
  since: Date,
): Promise<{ readonly tries: number; readonly addresses: number }> {
  const row = await db
    .selectFrom('sign_in_code')
    .select(({ fn }) => [fn.sum<string | null>('attempts').as('tries'), fn.count<string>('email').distinct().as('n')])
    .where('issued_at', '>', since)
    .where('attempts', '>', 0)
    .executeTakeFirstOrThrow();
  return { tries: Number(row.tries ?? 0), addresses: Number(row.n) };
}

export async function removeCodesBefore(db: Reader, issuedAt: Date): Promise<void> {
  await db.deleteFrom('sign_in_code').where('issued_at', '<', issuedAt).execute();
}
