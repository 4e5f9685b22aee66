import { type Answer, answer, refuse } from '../answer.ts';
import { isCount } from '../numeric/count.ts';

/** Work that one audit board does as a whole: a container or batch, with the number of distinct ballots drawn from it. */
export type WorkUnit<Name> = { readonly name: Name; readonly ballots: number };

/** What one audit board is given: its units in the order given, and their ballots together. */
export type BoardLoad<Name> = {
  readonly board: string;
  readonly ballots: number;
  readonly units: readonly WorkUnit<Name>[];
};

/**
 * Divides retrieval work among audit boards so that none waits long for another.
 *
 * Units go from the heaviest to the lightest, each to the board with the least work so far; the first of equals.
 *
 * Source   Graham (1969), Bounds on Multiprocessing Timing Anomalies, SIAM J. Appl. Math. 17(2): longest first.
 * Assumes  the time a unit takes grows with its ballots. The assignment has no part in the risk.
 * Example  units of 5, 4, 3 and 3 ballots for two boards: 5 + 3 and 4 + 3.
 */
export function assignToBoards<Name>(
  boards: readonly string[],
  units: readonly WorkUnit<Name>[],
): Answer<readonly BoardLoad<Name>[]> {
  if (units.some(({ ballots }) => !isCount(ballots))) {
    return refuse('counts-contradict', 'work-not-whole');
  }
  if (boards.length === 0 && units.length > 0) {
    return refuse('counts-contradict', 'no-board');
  }
  const loads = boards.map((board) => ({ board, ballots: 0, units: [] as WorkUnit<Name>[] }));
  for (const unit of units.toSorted((a, b) => b.ballots - a.ballots)) {
    let leastLoaded = loads[0];
    for (const load of loads) {
      if (load.ballots < leastLoaded.ballots) leastLoaded = load;
    }
    leastLoaded.units.push(unit);
    leastLoaded.ballots += unit.ballots;
  }
  return answer(loads);
}
