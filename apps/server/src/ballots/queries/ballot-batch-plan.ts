import type { QueryOutput } from '@plumbline/api';
import { type OpenRoom, planBasis } from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { lookUp, ok } from '@plumbline/prelude';
import { UNIT_LABEL_STOCKS } from '../../printing/label-stocks.ts';
import { namesIn } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

/** What is expected, and the plan of batches and containers that was adopted; what a new plan is made from is made in the browser. */
export const ballotBatchPlan = defineRoomQuery({
  name: 'ballot-batch-plan',
  async show({ room }) {
    const { expected, sites, taken } = planBasis(room);
    return ok({
      expected: expected.filter(({ cards }) => cards > 0),
      sites: sites
        .toSorted((a, b) => compareNaturally(a.site, b.site))
        .map(({ site, kind, tabulators, days }) => ({ site, kind, tabulators: [...tabulators], days: [...days] })),
      taken: { batches: [...taken.batches], containers: [...taken.containers] },
      adopted: adoptedIn(room),
      labelStocks: UNIT_LABEL_STOCKS.map(({ name }) => name),
      sealPositions: [...room.profile.rules.sealPositions.value],
    });
  },
});

function adoptedIn(room: OpenRoom): QueryOutput<'ballot-batch-plan'>['adopted'] {
  const { batchPlan } = room;
  if (batchPlan === null) return null;
  const { by, at, settings, lots } = batchPlan;
  const names = new Set(lots.flatMap(({ batches }) => batches.map(({ container }) => container)));
  return {
    by: namesIn(room, by),
    at,
    settings,
    lots: lots.map((lot) => ({
      ...lot,
      batches: lot.batches.map((batch) => ({ ...batch, isMade: lookUp(room.batches, batch.name) !== undefined })),
    })),
    containers: [...names].map((container) => {
      return { container, isMade: lookUp(room.containers, container) !== undefined };
    }),
  };
}
