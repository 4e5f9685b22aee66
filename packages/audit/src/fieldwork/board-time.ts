import { USUAL_WORK_TIMES, type WorkTimes } from '../state/work-times.ts';

/**
 * How many ballots an audit board of two fetches, looks at and enters in an hour: what audits of single ballots have reported. Their
 * middle, 22.5, is the usual time of 160 seconds.
 */
export const BALLOTS_PER_HOUR = { least: 20, most: 25 } as const;

const MIDDLE = 3600 / USUAL_WORK_TIMES.ballotSeconds;

/** Work is planned as a range, as wide as the paces of boards differ: from 0.9 to 1.125 of the expected time. */
export const PACE = { fast: MIDDLE / BALLOTS_PER_HOUR.most, slow: MIDDLE / BALLOTS_PER_HOUR.least } as const;

/** How many minutes a board is likely to need for so many ballots, at the faster and at the slower pace; rounded up. */
export function minutesOfBoard(
  ballots: number,
  { ballotSeconds }: Pick<WorkTimes, 'ballotSeconds'> = USUAL_WORK_TIMES,
): { readonly least: number; readonly most: number } {
  // Tenths of seconds are whole numbers, so that no quotient is rounded across a minute.
  const seconds = (pace: number) => Math.round(ballots * ballotSeconds * pace * 1000) / 1000;
  return { least: Math.ceil(seconds(PACE.fast) / 60), most: Math.ceil(seconds(PACE.slow) / 60) };
}

/** What is fetched and looked at: single ballots, or batches and the ballots to count in them. */
export type WorkUnits = { readonly units: number; readonly ballots: number | null };

/** The minutes that two people are expected to need. `ballots` is null where single ballots are drawn, the `units`. */
export function minutesOfWork({ units, ballots }: WorkUnits, times: WorkTimes): number {
  if (ballots === null) return (units * times.ballotSeconds) / 60;
  return units * times.batchMinutes + (ballots * times.countSeconds) / 60;
}
