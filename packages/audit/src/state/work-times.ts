/**
 * How long work takes two people, as an office expects it. Kept with the audit; nothing that is drawn or measured rests on it.
 *
 *   ballotSeconds   to fetch a drawn ballot, read it and enter it
 *   batchMinutes    to fetch a drawn batch, bring it back and enter its totals
 *   countSeconds    to count one ballot of a batch, in all contests
 */
export type WorkTimes = {
  readonly ballotSeconds: number;
  readonly batchMinutes: number;
  readonly countSeconds: number;
};

/** What holds where an office has no figures of its own: 160 s a ballot is 22.5 ballots an hour, as audits have reported. */
export const USUAL_WORK_TIMES: WorkTimes = { ballotSeconds: 160, batchMinutes: 13, countSeconds: 10 };

/** A time of nothing or of more than a working day is a slip of the keyboard. */
export const WORK_TIMES_MAX: WorkTimes = { ballotSeconds: 7200, batchMinutes: 480, countSeconds: 3600 };

/** How many people work together at a board. */
export const PEOPLE_AT_BOARD = 2;

/** The times an audit is planned with. */
export function workTimesOf(audit: { readonly workTimes?: WorkTimes }): WorkTimes {
  return audit.workTimes ?? USUAL_WORK_TIMES;
}
