import { classOf, reconciliationOf } from '@plumbline/ballot-management';
import { ok } from '@plumbline/prelude';
import { namesIn, valuesOf } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

export const ballotReconciliation = defineRoomQuery({
  name: 'ballot-reconciliation',

  async show({ room }) {
    const { units, voters } = reconciliationOf(room);
    const explanations = Map.groupBy(
      valuesOf(room.explanations).filter(({ isWithdrawn }) => !isWithdrawn),
      ({ equation, place }) => `${equation} ${place}`,
    );
    return ok({
      net: voters.net,
      gross: voters.gross,
      residual: voters.residual,
      units: units.map(({ equation, place, status, left, right, delta, residual, sources }) => ({
        equation,
        place,
        status,
        left: [...left],
        right: [...right],
        difference: delta,
        residual,
        sources: [...sources],
        explanations: (explanations.get(`${equation} ${place}`) ?? []).map((one) => ({
          explanation: one.explanation,
          code: one.code,
          class: classOf(one.code),
          amount: one.amount,
          by: namesIn(room, one.by),
          linked: one.linked,
          isConfirmed: one.confirmedBy.length > 0,
        })),
      })),
    });
  },
});
