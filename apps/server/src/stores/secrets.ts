import { randomBytes } from 'node:crypto';
import type { Reader } from './store.ts';

/** The secret of this installation, made at the first start. */
export async function loadServerSecret(db: Reader): Promise<Buffer> {
  await db
    .insertInto('server_secret')
    .values({ name: 'links', secret: randomBytes(32) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await db
    .selectFrom('server_secret')
    .select('secret')
    .where('name', '=', 'links')
    .executeTakeFirstOrThrow();
  return row.secret;
}
