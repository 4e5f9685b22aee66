import { type Answer, answer, nothingDrawn, pollingSizes, universeOfOneNumber } from '@plumbline/statistics';
import type { LikelySize, WorkAsked } from '../work-estimate.ts';

/** Sizes of a first round of ballot polling by BRAVO; none where a full hand tally is less work than a sample that suffices. */
export function chancesOfPolling({ contest, riskLimit }: WorkAsked): Answer<readonly LikelySize[]> {
  const sample = nothingDrawn(universeOfOneNumber(contest.ballots));
  const sizes = pollingSizes('bravo', { contest, sample, riskLimit }, { contest: '', round: 1 });
  if (!sizes.ok) return sizes;
  return answer(
    sizes.value.flatMap(({ size }) => (size === undefined ? [] : [{ size: size.size, chance: size.chance }])),
  );
}
