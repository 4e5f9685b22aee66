import type { Reader } from './store.ts';

/** Notes that an office is told now of guessing as bad as this. Answers false if it was told since then, by anybody. */
export async function claimAlert(
  db: Reader,
  told: { readonly organizationId: string; readonly level: number; readonly at: Date; readonly since: Date },
): Promise<boolean> {
  const { organizationId: organization_id, level, at, since } = told;
  const row = await db
    .insertInto('guessing_alert')
    .values({ organization_id, level, at })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'level']).doUpdateSet({ at }).where('guessing_alert.at', '<=', since),
    )
    .returning('at')
    .executeTakeFirst();
  return row !== undefined;
}

/** When the offices were last told, if that was since then. */
export async function newestAlerts(
  db: Reader,
  organizationIds: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, Date>> {
  if (organizationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('guessing_alert')
    .select(['organization_id', 'at'])
    .where('organization_id', 'in', organizationIds)
    .where('at', '>', since)
    .orderBy('at')
    .execute();
  return new Map(rows.map((row) => [row.organization_id, row.at]));
}
