import type { Contest } from '@plumbline/election';
import type { HandTally } from '../state/audit-state.ts';

/**
 * A complete count, which settles nothing where a choice that stands for several people is among the first: together they may have
 * more votes than anybody, and none of them has.
 */
export function settledByName({ writeIns }: Pick<Contest, 'writeIns'>, tally: HandTally): HandTally {
  if (writeIns === undefined || writeIns.names.length === 1) return tally;
  const isAmongFirst = [...tally.winners, ...tally.tied].includes(writeIns.choice);
  return isAmongFirst ? { ...tally, settled: false } : tally;
}
