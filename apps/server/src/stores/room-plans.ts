import { type SupplyLine, SupplyLineSchema } from '@plumbline/api';
import { z } from 'zod';
import type { Reader, Writer } from './store.ts';

type RoomPlace = { readonly auditId: string; readonly jurisdiction: string };

/** What an office has planned for a room. Version 0: nothing was saved. */
export type RoomPlan = {
  readonly supplies: { readonly lines: readonly SupplyLine[] | null; readonly version: number };
  /** By the place that somebody fills. */
  readonly staffing: { readonly names: ReadonlyMap<string, string>; readonly version: number };
};

const LinesSchema = z.array(SupplyLineSchema).nullable();
const NamesSchema = z.record(z.string(), z.string());

export async function findRoomPlan(db: Reader, { auditId, jurisdiction }: RoomPlace): Promise<RoomPlan> {
  const rows = await db
    .selectFrom('room_plan')
    .select(['part', 'lines', 'version'])
    .where('audit_id', '=', auditId)
    .where('jurisdiction', '=', jurisdiction)
    .execute();
  const supplies = rows.find(({ part }) => part === 'supplies');
  const staffing = rows.find(({ part }) => part === 'staffing');
  return {
    supplies: {
      lines: supplies === undefined ? null : LinesSchema.parse(supplies.lines),
      version: supplies?.version ?? 0,
    },
    staffing: {
      names: new Map(Object.entries(staffing === undefined ? {} : NamesSchema.parse(staffing.lines))),
      version: staffing?.version ?? 0,
    },
  };
}

/** Puts a part of a plan in the place of the one with version `basedOn`; false where somebody else has done so since. */
export async function storeRoomPlan(
  tx: Writer,
  place: RoomPlace,
  change: { readonly part: 'supplies' | 'staffing'; readonly lines: unknown; readonly basedOn: number },
): Promise<boolean> {
  const { part, basedOn } = change;
  const lines = JSON.stringify(change.lines);
  if (basedOn === 0) {
    const added = await tx
      .insertInto('room_plan')
      .values({ audit_id: place.auditId, jurisdiction: place.jurisdiction, part, lines, version: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  }
  const changed = await tx
    .updateTable('room_plan')
    .set({ lines, version: basedOn + 1 })
    .where('audit_id', '=', place.auditId)
    .where('jurisdiction', '=', place.jurisdiction)
    .where('part', '=', part)
    .where('version', '=', basedOn)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}
