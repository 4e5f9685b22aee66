import type { CvrMisfit } from '../../state/audit-refusal.ts';
import { isRanked } from '../../state/contest-assertions.ts';
import type { Planned } from '../../state/plan.ts';

/** The contests counted by instant runoff of which nobody has worked out what a sample has to show, or of which no sample can. */
export function assertionMisfits({ plan }: Planned): readonly CvrMisfit[] {
  return plan.contests.filter(isRanked).flatMap(({ name: contest }): readonly CvrMisfit[] => {
    const found = plan.assertions?.[contest];
    if (found === undefined) return [{ what: 'assertions-not-found', contest }];
    if (found.writeIns !== undefined) return [{ what: 'write-ins-not-last', contest, choice: found.writeIns }];
    return found.assertions.length > 0 ? [] : [{ what: 'winner-not-shown', contest, mayWin: found.mayWin }];
  });
}
