import { type Container, custodyGaps, type SeenRoom, standsAt } from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { lookUp, ok } from '@plumbline/prelude';
import { UNIT_LABEL_STOCKS } from '../../printing/label-stocks.ts';
import { instantOfState } from '../history/instant-of-state.ts';
import { namesIn, valuesOf } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

/** Every container. The numbers of its seals are not in it: whoever reads them does not see what is expected. */
export const ballotContainers = defineRoomQuery({
  name: 'ballot-containers',

  async show({ room, seen, services }) {
    const now = instantOfState(services.now(), null);
    const containers = valuesOf(room.containers).toSorted((a, b) => compareNaturally(a.container, b.container));
    return ok({
      containers: containers.map((container) => lineOf(seen, container, now)),
      areas: valuesOf(room.areas).map(({ area, isSecured }) => ({ area, isSecured })),
      labelStocks: UNIT_LABEL_STOCKS.map(({ name }) => name),
    });
  },
});

function lineOf({ room, hidesBatch }: SeenRoom, container: Container, now: string) {
  const { positions, seals, steps, readings, unconfirmedReading } = container;
  const batches = container.batches.map((batch) => {
    const found = lookUp(room.batches, batch);
    return { batch, name: found?.name ?? batch, cards: found?.cards ?? null };
  });
  const isHidden = container.batches.some((batch) => {
    const found = lookUp(room.batches, batch);
    return found !== undefined && hidesBatch(found);
  });
  const holder = steps.at(-1)?.holder;
  const at = standsAt(container);
  return {
    container: container.container,
    kind: container.kind,
    holdsVoted: container.holdsVoted,
    positions: positions.map((position) => ({ position, isSealed: seals[position] !== undefined })),
    batches,
    cards: isHidden ? null : batches.reduce((sum, { cards }) => sum + (cards ?? 0), 0),
    area: at?.area ?? null,
    slot: at?.slot ?? null,
    condition: container.condition,
    stage: container.stage,
    readingAgrees: readings.at(-1)?.agrees ?? null,
    waitsForSecondReading: unconfirmedReading !== null,
    heldBy: holder?.in === 'hands' ? namesIn(room, holder.people) : [],
    gaps: container.holdsVoted ? [...custodyGaps(steps, now)] : [],
    readings: readings.map((one) => ({
      at: one.at,
      by: namesIn(room, one.by),
      agrees: one.agrees,
      condition: one.condition,
    })),
  };
}
