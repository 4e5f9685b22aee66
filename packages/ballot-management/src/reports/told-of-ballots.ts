import type { Incident, OpenRoom } from '../state/room.ts';
import { minutesBetween } from '../units/instant.ts';

/** Whom the rules want told of ballots that were found, each with the whole minutes that it took; null while they have not been told. */
export type ToldOfBallots = readonly { readonly who: string; readonly minutes: number | null }[];

/** Who is to be told of an incident by the rules of the room: of ballots that were found, and of nothing else. */
export function toldOfBallots(room: OpenRoom, { kind, opened, notified }: Incident): ToldOfBallots {
  if (kind !== 'BALLOTS_FOUND') return [];
  return room.profile.rules.toldOfFoundBallots.value.map((who) => {
    const first = notified.find((told) => told.who === who);
    // A minute that was begun counts whole: nobody was told earlier than is said.
    return { who, minutes: first === undefined ? null : Math.ceil(minutesBetween(opened.at, first.at)) };
  });
}

/** The minutes until the last of them was told; null while somebody is left. */
export function minutesUntilTold(told: ToldOfBallots): number | null {
  return told.some(({ minutes }) => minutes === null) ? null : Math.max(0, ...told.map(({ minutes }) => minutes ?? 0));
}
