import { trainingOfStaff } from '@plumbline/ballot-management';
import { dutiesOfPlace, type StaffTrainings } from '@plumbline/documents';
import { dayInState } from '../../ballots/history/instant-of-state.ts';
import { loadRoom } from '../../ballots/history/load-room.ts';
import type { Services } from '../../services.ts';
import { electionIdOf } from '../../stores/audits.ts';
import { findElection } from '../../stores/elections.ts';
import type { RoomPlan } from '../../stores/room-plans.ts';

/**
 * What the ballot room of a jurisdiction knows of the training of those whom its office plans for the room of an audit, on the day of the plan;
 * undefined where nobody is named or there is no such room.
 */
export async function trainingsOfStaff(
  { db, now }: Pick<Services, 'db' | 'now'>,
  { auditId, jurisdiction }: { readonly auditId: string; readonly jurisdiction: string },
  { names, day }: RoomPlan['staffing'],
): Promise<StaffTrainings | undefined> {
  if (names.size === 0) return undefined;
  const electionId = await electionIdOf(db, auditId);
  const election = electionId && (await findElection(db, electionId));
  if (!election) return undefined;
  const { room } = await loadRoom(db, { electionId: election.electionId, jurisdiction });
  if (room.phase !== 'open') return undefined;
  const asked = day ?? dayInState(now(), election.state);
  const staffed = [...names].map(([place, name]) => ({ place, name, duties: dutiesOfPlace(place) }));
  return { ...trainingOfStaff(room, staffed, asked), day: asked, isToday: day === null };
}
