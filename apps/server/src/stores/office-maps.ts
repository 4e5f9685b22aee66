import { type Sha256, Sha256Schema } from '@plumbline/election';
import type { Reader, Writer } from './store.ts';

/** The file of a map, as it was sent. */
export type MapFile = { readonly name: string; readonly bytes: number; readonly sha256: Sha256 };

/** The map of an office: its file, who sent it and when. */
export type OfficeMap = MapFile & { readonly setBy: string; readonly setAt: Date };

/** Puts the map of an office in the place of the one before. */
export async function storeOfficeMap(tx: Writer, organizationId: string, map: OfficeMap): Promise<void> {
  const { name, bytes, sha256, setBy: set_by, setAt: set_at } = map;
  await removeOfficeMap(tx, organizationId);
  await tx
    .insertInto('office_map')
    .values({ organization_id: organizationId, name, bytes, sha256, set_by, set_at })
    .execute();
}

/** The file stays: the log names it. */
export async function removeOfficeMap(tx: Writer, organizationId: string): Promise<void> {
  await tx.deleteFrom('office_map').where('organization_id', '=', organizationId).execute();
}

/** Undefined where the office has none. */
export async function findOfficeMap(db: Reader, organizationId: string): Promise<OfficeMap | undefined> {
  const row = await db
    .selectFrom('office_map')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { name, bytes, sha256, set_by: setBy, set_at: setAt } = row;
  return { name, bytes, sha256: Sha256Schema.parse(sha256), setBy, setAt };
}
