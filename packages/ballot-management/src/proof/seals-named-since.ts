import type { RecordsAsked } from '../state/records-answer.ts';
import type { OpenRoom } from '../state/room.ts';
import type { Instant } from '../units/instant.ts';
import type { Excluded } from './excluded.ts';
import type { TextOf } from './given-texts.ts';
import { packetOf } from './packet.ts';
import { type RecordsGiven, recordsGiven } from './records-given.ts';

/** What somebody chose from, and the room since. */
export type ChosenFrom = {
  /** The room as it was when an archive was made of it, and the moment of its newest entry then. */
  readonly before: OpenRoom;
  readonly at: Instant;
  readonly textOf: TextOf;
  readonly now: OpenRoom;
};

/** Whether the answer to a records request has the number of a seal in it that is in use now, and was not when the answer was made. */
export function answerNamesSeal({ before, at, textOf, now }: ChosenFrom, asked: RecordsAsked): boolean {
  // Of the log no entry is asked for: what is given of it are moments, types and digests.
  const source = { now: at, textOf, entries: [] };
  const given = recordsGiven(before, asked, source);
  const again = recordsGiven(withSealsOf(before, now), asked, source);
  const stillUsedUp = sealsIn(again);
  return leavesOutMore(given, again) || [...sealsIn(given)].some((seal) => !stillUsedUp.has(seal));
}

/** The same of a packet for a certifier. */
export function packetNamesSeal({ before, at, textOf, now }: ChosenFrom): boolean {
  return leavesOutMore(packetOf(before, at, textOf), packetOf(withSealsOf(before, now), at, textOf));
}

function withSealsOf(before: OpenRoom, { seals, sealClaims, struckCarriers }: OpenRoom): OpenRoom {
  return { ...before, seals, sealClaims, struckCarriers };
}

function sealsIn({ registers }: RecordsGiven): ReadonlySet<string> {
  const rows = registers.find(({ register }) => register === 'seals')?.rows ?? [];
  return new Set(rows.map(({ record }) => record));
}

type Chosen = { readonly excluded: readonly Excluded[] };

/** How many seals are in use is no record that was given. */
const OF_ALL_SEALS = /^seals [a-z-]+: \d+$/;

function leavesOutMore(given: Chosen, again: Chosen): boolean {
  const known = new Set(given.excluded.map(({ what }) => what));
  return again.excluded.some(({ what, because }) => {
    return because === 'seal-in-use' && !known.has(what) && !OF_ALL_SEALS.test(what);
  });
}
