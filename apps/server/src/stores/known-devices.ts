import type { Reader } from './store.ts';

/** Whether this person has signed in by a code with this browser. */
export async function isKnownDevice(db: Reader, tokenSha256: string, personId: string): Promise<boolean> {
  const query = db.selectFrom('known_device').select('person_id').where('token_sha256', '=', tokenSha256);
  return (await query.where('person_id', '=', personId).executeTakeFirst()) !== undefined;
}

export async function rememberDevice(
  db: Reader,
  device: { readonly tokenSha256: string; readonly personId: string; readonly at: Date },
): Promise<void> {
  const { tokenSha256: token_sha256, personId: person_id, at: last_used_at } = device;
  await db
    .insertInto('known_device')
    .values({ token_sha256, person_id, last_used_at })
    .onConflict((conflict) => conflict.columns(['token_sha256', 'person_id']).doUpdateSet({ last_used_at }))
    .execute();
}

export async function removeDevicesBefore(db: Reader, lastUsedAt: Date): Promise<void> {
  await db.deleteFrom('known_device').where('last_used_at', '<', lastUsedAt).execute();
}
