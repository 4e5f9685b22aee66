import { compareNaturally } from '@plumbline/election';
import { lookUp, ok } from '@plumbline/prelude';
import { namesIn, valuesOf } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

/** What inventories found. Nothing of what is expected in an area is in it before somebody has looked. */
export const ballotInventory = defineRoomQuery({
  name: 'ballot-inventory',

  async show({ room }) {
    const containers = valuesOf(room.containers).toSorted((a, b) => compareNaturally(a.container, b.container));
    const open = valuesOf(room.incidents).filter(({ closed }) => closed === null);
    return ok({
      areas: valuesOf(room.areas)
        .map(({ area }) => {
          const newest = lookUp(room.inventories, area);
          if (newest === undefined) return { area, newest: null };
          const { by, at, asExpected, wrongSlot, expectedUnseen, seenUnexpected } = newest;
          return {
            area,
            newest: {
              by: namesIn(room, by),
              at,
              asExpected: [...asExpected],
              wrongSlot: [...wrongSlot],
              expectedUnseen: [...expectedUnseen],
              seenUnexpected: [...seenUnexpected],
            },
          };
        })
        .toSorted((a, b) => compareNaturally(a.area, b.area)),
      containers: containers.flatMap(({ container, stage }) => (stage === 'here' ? [container] : [])),
      missing: containers.flatMap(({ container, condition, steps }) => {
        const lost = steps.findLast(({ holder }) => holder.in === 'nowhere-known');
        return condition === 'missing' ? [{ container, since: lost?.at ?? '' }] : [];
      }),
      apart: containers.flatMap(({ container, condition, foundBy, isRecounted, batches, steps }) => {
        if (condition !== 'quarantined') return [];
        const incident = open.find(({ subject }) => subject === container);
        return [
          {
            container,
            kind: incident?.kind ?? null,
            since: incident?.opened.at ?? steps.at(-1)?.at ?? '',
            needsRecount: foundBy.length > 0 && !isRecounted,
            batches: batches.map((batch) => ({ batch, name: lookUp(room.batches, batch)?.name ?? batch })),
          },
        ];
      }),
      incidents: valuesOf(room.incidents).map(({ incident }) => incident),
    });
  },
});
