import type { Reader, Writer } from './store.ts';

/** Puts a new list in the place of whatever a person had. */
export async function replaceRecoveryCodes(
  tx: Writer,
  list: { readonly personId: string; readonly digests: readonly string[]; readonly sealed: Buffer; readonly at: Date },
): Promise<void> {
  const { personId: person_id, digests, sealed, at: made_at } = list;
  await tx.deleteFrom('recovery_code').where('person_id', '=', person_id).execute();
  await tx
    .insertInto('recovery_code')
    .values(digests.map((code_sha256) => ({ person_id, code_sha256 })))
    .execute();
  await tx
    .insertInto('recovery_code_list')
    .values({ person_id, sealed, made_at })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ sealed, made_at }))
    .execute();
}

/** The list of a person that was not yet said to be written down, as it was sealed. */
export async function findRecoveryCodeList(
  db: Reader,
  personId: string,
): Promise<{ readonly sealed: Buffer; readonly madeAt: Date } | undefined> {
  const query = db.selectFrom('recovery_code_list').select(['sealed', 'made_at']).where('person_id', '=', personId);
  const row = await query.executeTakeFirst();
  return row && { sealed: row.sealed, madeAt: row.made_at };
}

export async function removeRecoveryCodeList(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('recovery_code_list').where('person_id', '=', personId).execute();
}

/** What a person's code is worth: it can be used, it was, or it is none of theirs. */
export async function stateOfRecoveryCode(
  db: Reader,
  personId: string,
  digest: string,
): Promise<'good' | 'used' | undefined> {
  const query = db.selectFrom('recovery_code').select('used_at').where('person_id', '=', personId);
  const row = await query.where('code_sha256', '=', digest).executeTakeFirst();
  if (row === undefined) return undefined;
  return row.used_at === null ? 'good' : 'used';
}

export async function useUpRecoveryCode(tx: Writer, personId: string, digest: string, at: Date): Promise<void> {
  await tx
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('person_id', '=', personId)
    .where('code_sha256', '=', digest)
    .execute();
}

/** How many codes these people have left; who has none is not in it. */
export async function recoveryCodesLeft(db: Reader, people: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => ['person_id', fn.countAll<number>().as('count')])
    .where('person_id', 'in', people)
    .where('used_at', 'is', null)
    .groupBy('person_id')
    .execute();
  return new Map(rows.map((row) => [row.person_id, Number(row.count)]));
}
