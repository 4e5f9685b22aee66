import type { OpenRoom } from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { lookUp, ok } from '@plumbline/prelude';
import { peopleAsking } from '../screens/people-asking.ts';
import { everybodyIn, namesIn, valuesOf } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

/**
 * How many seals there are of each state, and the numbers of those that can be used for whoever keeps them. To others, a number that is gone
 * from a list after a seal was applied would be the number that they are to read on the container.
 */
export const ballotSeals = defineRoomQuery({
  name: 'ballot-seals',

  async show(context) {
    const { room, today } = context;
    const people = await peopleAsking(context, context);
    const seals = valuesOf(room.seals).toSorted((a, b) => compareNaturally(a.seal, b.seal));
    const states = ['in-stock', 'issued', 'applied', 'removed', 'voided'] as const;
    const byState = states.map((state) => ({ state, seals: seals.filter((one) => one.state === state).length }));
    const ranges: {
      state: 'in-stock' | 'issued';
      first: string;
      last: string;
      seals: number;
      issuedTo: string | null;
    }[] = [];
    let before: string | undefined;
    for (const { seal, state, issuedTo } of seals) {
      const isFree = state === 'in-stock' || state === 'issued';
      const isOfNobody = people.length === 0 && state === 'issued';
      const isListed =
        isFree && !isOfNobody && people.every((person) => keeps(room, person, { state, issuedTo, today }));
      const to = issuedTo === null ? null : (namesIn(room, [issuedTo])[0] ?? null);
      const last = ranges.at(-1);
      const isNext = before !== undefined && last?.state === state && last.issuedTo === to && follows(before, seal);
      before = isListed ? seal : undefined;
      if (!isListed) continue;
      if (isNext && last !== undefined) {
        last.last = seal;
        last.seals += 1;
      } else ranges.push({ state, first: seal, last: seal, seals: 1, issuedTo: to });
    }
    return ok({ ranges, byState, people: everybodyIn(room) });
  },
});

/** The stock is the office's, and what was issued the holder's. */
function keeps(
  room: OpenRoom,
  person: string,
  { state, issuedTo, today }: { readonly state: string; readonly issuedTo: string | null; readonly today: string },
): boolean {
  if (state === 'issued') return issuedTo === person;
  const duties = lookUp(room.people, person)?.duties ?? [];
  return duties.some(
    ({ duty, from, until }) =>
      (duty === 'director' || duty === 'coordinator') && from <= today && (until === null || today <= until),
  );
}

/** Whether a number is printed on the next seal of a lot. */
function follows(one: string, next: string): boolean {
  const [a, b] = [/^(.*?)(\d+)$/.exec(one), /^(.*?)(\d+)$/.exec(next)];
  return a !== null && b !== null && a[1] === b[1] && Number(b[2]) === Number(a[2]) + 1;
}
