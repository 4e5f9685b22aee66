import { answer, reportedWinners } from '@plumbline/statistics';
import { estimateBy, type WorkAsked, type WorkEstimate } from '../work-estimate.ts';

/** A batch or two may be drawn twice. */
const DRAWN_AGAIN = 2;

/**
 * The batches that a batch comparison counts, if no batch differs: ⌈ln(1/α) ÷ diluted margin⌉ + 2. How many ballots they hold is
 * not known before the batches are, so this is rough; the draw itself weighs each batch by what it could hide.
 */
export function estimateBatches(asked: WorkAsked): WorkEstimate {
  const { contest, riskLimit } = asked;
  return estimateBy(asked, () => {
    const read = reportedWinners(contest);
    if (!read.ok) return read;
    const margin = (read.value.smallestMargin ?? 0) / contest.ballots;
    return answer(Math.ceil(-Math.log(riskLimit) / margin) + DRAWN_AGAIN);
  });
}
