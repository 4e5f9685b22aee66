import { sql } from 'kysely';
import type { Reader, Writer } from './store.ts';

/** A second factor of a person, as it is kept. */
export type SecondFactor = {
  readonly factorId: string;
  readonly personId: string;
  readonly addedAt: Date;
  readonly lastUsedAt: Date | null;
  readonly counter: number;
} & (
  | { readonly kind: 'authenticator'; readonly sealedSecret: Buffer }
  | { readonly kind: 'passkey'; readonly credentialId: string; readonly publicKey: Buffer }
);

/** Takes the second factors of a person for this transaction, so that no code is used twice and no wrong one goes uncounted. */
export async function lockFactors(tx: Writer, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 8402))`.execute(tx);
}

/** The second factors of these people, in the order in which they were added. */
export async function factorsOf(db: Reader, people: readonly string[]): Promise<readonly SecondFactor[]> {
  if (people.length === 0) return [];
  const query = db.selectFrom('second_factor').selectAll().where('person_id', 'in', people);
  const rows = await query.orderBy('added_at').orderBy('id').execute();
  return rows.flatMap((row): SecondFactor[] => {
    const { id: factorId, person_id: personId, added_at: addedAt, last_used_at: lastUsedAt, counter } = row;
    const common = { factorId, personId, addedAt, lastUsedAt, counter };
    if (row.sealed_secret !== null) return [{ ...common, kind: 'authenticator', sealedSecret: row.sealed_secret }];
    const { credential_id: credentialId, public_key: publicKey } = row;
    return credentialId === null || publicKey === null ? [] : [{ ...common, kind: 'passkey', credentialId, publicKey }];
  });
}

/** Whether anybody has this passkey already. */
export async function isPasskeyKnown(db: Reader, credentialId: string): Promise<boolean> {
  const query = db.selectFrom('second_factor').select('id').where('credential_id', '=', credentialId);
  return (await query.executeTakeFirst()) !== undefined;
}

export async function addFactor(tx: Writer, factor: SecondFactor): Promise<void> {
  const isApp = factor.kind === 'authenticator';
  await tx
    .insertInto('second_factor')
    .values({
      id: factor.factorId,
      person_id: factor.personId,
      kind: factor.kind,
      sealed_secret: isApp ? factor.sealedSecret : null,
      credential_id: isApp ? null : factor.credentialId,
      public_key: isApp ? null : factor.publicKey,
      counter: factor.counter,
      added_at: factor.addedAt,
    })
    .execute();
}

/** A factor was given: what was used of it cannot be used again. */
export async function useFactor(
  tx: Writer,
  used: { readonly factorId: string; readonly counter: number; readonly at: Date },
): Promise<void> {
  const { factorId, counter, at } = used;
  await tx.updateTable('second_factor').set({ counter, last_used_at: at }).where('id', '=', factorId).execute();
}

export async function removeFactor(tx: Writer, factorId: string): Promise<void> {
  await tx.deleteFrom('second_factor').where('id', '=', factorId).execute();
}

/** Takes everything away that a person could give as a second factor, and what was counted and made ready. */
export async function removeEveryFactor(tx: Writer, personId: string): Promise<void> {
  for (const table of [
    'second_factor',
    'recovery_code',
    'recovery_code_list',
    'second_factor_offer',
    'wrong_second_factor',
  ] as const) {
    await tx.deleteFrom(table).where('person_id', '=', personId).execute();
  }
}

/** Something that was made ready in a session. */
export type FactorOffer = {
  readonly personId: string;
  readonly purpose: 'add' | 'answer';
  readonly kind: 'authenticator' | 'passkey';
  readonly sealed: Buffer;
  readonly madeAt: Date;
};

/** Keeps what was made ready; what the session made ready before ends. */
export async function keepOffer(tx: Writer, tokenSha256: string, offer: FactorOffer): Promise<void> {
  const { personId: person_id, purpose, kind, sealed, madeAt: made_at } = offer;
  const row = { person_id, purpose, kind, sealed, made_at };
  await tx
    .insertInto('second_factor_offer')
    .values({ token_sha256: tokenSha256, ...row })
    .onConflict((conflict) => conflict.column('token_sha256').doUpdateSet(row))
    .execute();
}

export async function findOffer(db: Reader, tokenSha256: string): Promise<FactorOffer | undefined> {
  const query = db.selectFrom('second_factor_offer').selectAll().where('token_sha256', '=', tokenSha256);
  const row = await query.executeTakeFirst();
  return (
    row && {
      personId: row.person_id,
      purpose: row.purpose,
      kind: row.kind,
      sealed: row.sealed,
      madeAt: row.made_at,
    }
  );
}

export async function removeOffer(tx: Writer, tokenSha256: string): Promise<void> {
  await tx.deleteFrom('second_factor_offer').where('token_sha256', '=', tokenSha256).execute();
}

type WrongKind = 'authenticator' | 'passkey' | 'recovery-code';

export async function countWrongFactor(tx: Writer, personId: string, kind: WrongKind, at: Date): Promise<void> {
  await tx.insertInto('wrong_second_factor').values({ person_id: personId, kind, at }).execute();
}

/** How many wrong ones of a kind were given for a person since then. */
export async function wrongFactors(db: Reader, personId: string, kind: WrongKind, since: Date): Promise<number> {
  const row = await db
    .selectFrom('wrong_second_factor')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What was made ready and what was counted, from before these times. */
export async function removeFactorLeftovers(
  db: Reader,
  before: { readonly offers: Date; readonly wrong: Date },
): Promise<void> {
  await db.deleteFrom('second_factor_offer').where('made_at', '<', before.offers).execute();
  await db.deleteFrom('recovery_code_list').where('made_at', '<', before.offers).execute();
  await db.deleteFrom('wrong_second_factor').where('at', '<', before.wrong).execute();
}
