import type { PrintContext } from '@plumbline/documents';
import { canonicalJson } from '@plumbline/record';
import type { Services } from '../../services.ts';
import { findRoomPlan } from '../../stores/room-plans.ts';
import { trainingsOfStaff } from './trainings-of-staff.ts';

/** What the office has planned for the room of a jurisdiction, as its papers take it, and a text that is another after each change. */
export async function roomPlanToPrint(
  services: Pick<Services, 'db' | 'now'>,
  auditId: string,
  jurisdiction: string | undefined,
): Promise<{ readonly roomPlan?: NonNullable<PrintContext['roomPlan']>; readonly stand: string }> {
  if (jurisdiction === undefined) return { stand: '' };
  const { supplies, staffing } = await findRoomPlan(services.db, { auditId, jurisdiction });
  const trainings = await trainingsOfStaff(services, { auditId, jurisdiction }, staffing);
  // A day that passes alone makes no paper old.
  const known = trainings === undefined ? '' : ` ${canonicalJson([trainings.lacking, trainings.unknown])}`;
  return {
    roomPlan: { supplies: supplies.lines, names: staffing.names, ...(trainings && { trainings }) },
    stand: `${supplies.version} ${staffing.version}${known}`,
  };
}
