import { type SupplyLine, SupplyLineSchema } from '@plumbline/api';
import { z } from 'zod';
import type { Reader, Writer } from './store.ts';

type RoomPlace = { readonly auditId: string; readonly jurisdiction: string };

/** What an office has planned for a room. Version 0: nothing was saved. */
export type RoomPlan = {
  readonly supplies: { readonly lines: readonly SupplyLine[] | null; readonly version: number };
  /** By the place that somebody fills; the day on which they come, null where nobody has said it. */
  readonly staffing: {
    readonly names: ReadonlyMap<string, string>;
    readonly day: string | null;
    readonly version: number;
  };
};

const LinesSchema = z.array(SupplyLineSchema).nullable();
const NamesSchema = z.record(z.string(), z.string());

export async function findRoomPlan(db: Reader, { auditId, jurisdiction }: RoomPlace): Promise<RoomPlan> {
  const rows = await db
    .selectFrom('room_plan')
    .select(['part', 'lines', 'version', 'day'])
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
      day: staffing?.day ?? null,
      version: staffing?.version ?? 0,
    },
  };
}

/** Puts a part of a plan in the place of the one with version `basedOn`; false where somebody else has done so since. */
export async function storeRoomPlan(
  tx: Writer,
  place: RoomPlace,
  change: {
    readonly part: 'supplies' | 'staffing';
    readonly lines: unknown;
    readonly day?: string | null;
    readonly basedOn: number;
  },
): Promise<boolean> {
  const { part, basedOn, day = null } = change;
  const lines = JSON.stringify(change.lines);
  if (basedOn === 0) {
    const added = await tx
      .insertInto('room_plan')
      .values({ audit_id: place.auditId, jurisdiction: place.jurisdiction, part, lines, day, version: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  }
  const changed = await tx
    .updateTable('room_plan')
    .set({ lines, day, version: basedOn + 1 })
    .where('audit_id', '=', place.auditId)
    .where('jurisdiction', '=', place.jurisdiction)
    .where('part', '=', part)
    .where('version', '=', basedOn)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}
