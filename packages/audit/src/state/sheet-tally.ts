import { firstChoices, type Tally } from '@plumbline/election';
import type { TallySheet } from './audit-state.ts';

/** The votes on a tally sheet, by contest and choice; in a contest that voters rank the first choices. */
export function sheetTally({ votes, rankings = {} }: TallySheet): Tally {
  const firsts = Object.entries(rankings).map(([contest, count]) => [contest, firstChoices(count)] as const);
  return firsts.length === 0 ? votes : { ...votes, ...Object.fromEntries(firsts) };
}
