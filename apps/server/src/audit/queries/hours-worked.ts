import { ballotsInBatch, cardsSent, fieldworkIn, isInRounds, workTimesOf } from '@plumbline/audit';
import { compareNaturally } from '@plumbline/election';
import { lookUp, ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { partsOf } from '../../stores/audit-stands.ts';
import { hoursWorked as hoursInLog, PAUSE_MINUTES } from '../../stores/hours-worked.ts';
import { loadAudit } from '../history/load-audit.ts';

/** How long boards and review teams worked on what they have recorded. */
export const hoursWorked = defineQuery({
  name: 'hours-worked',
  permission: 'progress.read',
  scope: auditScope,

  look({ services, stand }, { auditId }) {
    return {
      restsOn: partsOf(stand),
      async answer() {
        const { audit } = await loadAudit(services.db, auditId);
        const worked = isInRounds(audit) ? await hoursInLog(services.db, auditId) : [];
        const inBatches = isInRounds(audit) && fieldworkIn(audit.plan) === 'batches';
        const inputs = inBatches ? await services.inputFiles.all(audit) : undefined;
        const ballotsOf = (jurisdiction: string, board: string | null, batches: readonly string[]) => {
          if (inputs === undefined || !isInRounds(audit)) return null;
          // Where batches are counted the only board is a review team, which has some cards of each.
          const cardsOf = (batch: string) =>
            board === null
              ? ballotsInBatch(audit, inputs, { jurisdiction, batch })
              : audit.rounds.reduce((sum, { work }) => {
                  const review = lookUp(work[jurisdiction]?.batchesInReview, batch);
                  return sum + (review === undefined ? 0 : cardsSent(review));
                }, 0);
          return batches.reduce((sum, batch) => sum + cardsOf(batch), 0);
        };
        return ok({
          boards: worked
            .map(({ units, ...one }) => ({
              ...one,
              units: units.length,
              ballots: ballotsOf(one.jurisdiction, one.board, units),
            }))
            .toSorted(
              (one, other) =>
                compareNaturally(one.jurisdiction, other.jurisdiction) ||
                compareNaturally(one.board ?? '', other.board ?? ''),
            ),
          times: workTimesOf(audit),
          pauseMinutes: PAUSE_MINUTES,
        });
      },
    };
  },
});
