import { type Duty, hasDuty, type OpenRoom, type PersonId } from '@plumbline/ballot-management';
import { lookUp } from '@plumbline/prelude';

/** Those who propose what leaves the room, and with them those who release it. */
export const PROPOSES: readonly Duty[] = ['publisher'];
export const GIVES_OUT: readonly Duty[] = [...PROPOSES, 'director'];

/** Whether one of these people has one of the duties today. */
export function hasDutyNow(
  room: OpenRoom,
  people: readonly PersonId[],
  { duties, today }: { readonly duties: readonly Duty[]; readonly today: string },
): boolean {
  return people.some((name) => {
    const person = lookUp(room.people, name);
    return person !== undefined && hasDuty(person, duties, today) !== undefined;
  });
}
