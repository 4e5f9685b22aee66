import { standsAt } from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { ok } from '@plumbline/prelude';
import { everybodyIn, namesIn, valuesOf } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

export const ballotStorage = defineRoomQuery({
  name: 'ballot-storage',

  async show({ room, today }) {
    const containers = valuesOf(room.containers).toSorted((a, b) => compareNaturally(a.container, b.container));
    const areas = valuesOf(room.areas).map(({ area, isSecured, authorized }) => {
      const current = authorized.filter(({ from, until }) => from <= today && (until === null || today <= until));
      const people = [...new Set(current.map(({ person }) => person))];
      return {
        area,
        isSecured,
        authorized: people.map((person) => ({ person, name: namesIn(room, [person])[0] ?? person })),
        containers: containers.flatMap((each) => {
          const at = standsAt(each);
          return at?.area === area ? [{ container: each.container, slot: at.slot }] : [];
        }),
      };
    });
    const entries = valuesOf(room.entries)
      .map(({ entry, area, by, at, leftAt }) => ({ entry, area, people: namesIn(room, by), at, leftAt }))
      .toSorted((a, b) => (a.at < b.at ? 1 : -1));
    const unplaced = containers.flatMap((each) =>
      standsAt(each) === null && each.stage === 'here' ? [each.container] : [],
    );
    return ok({ areas, entries, people: everybodyIn(room), unplaced });
  },
});
