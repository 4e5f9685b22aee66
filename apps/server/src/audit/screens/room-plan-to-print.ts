import type { PrintContext } from '@plumbline/documents';
import type { Services } from '../../services.ts';
import { findRoomPlan } from '../../stores/room-plans.ts';

/** What the office has planned for the room of a jurisdiction, as its papers take it, and a text that is another after each change. */
export async function roomPlanToPrint(
  { db }: Pick<Services, 'db'>,
  auditId: string,
  jurisdiction: string | undefined,
): Promise<{ readonly roomPlan?: NonNullable<PrintContext['roomPlan']>; readonly stand: string }> {
  if (jurisdiction === undefined) return { stand: '' };
  const { supplies, staffing } = await findRoomPlan(db, { auditId, jurisdiction });
  return {
    roomPlan: { supplies: supplies.lines, names: staffing.names },
    stand: `${supplies.version} ${staffing.version}`,
  };
}
