import type { QueryOutput } from '@plumbline/api';
import { minutesOfWork, PACE, PEOPLE_AT_BOARD, type WorkTimes } from '@plumbline/audit';

export type WorkAsked = NonNullable<QueryOutput<'workload'>['rounds'][number]['work']>['total'];
export type HoursRange = { readonly least: number; readonly most: number };

/** Person-hours at the faster and at the slower pace, for the least and the most there may be to look at. */
export function personHours({ units, ballots }: WorkAsked, times: WorkTimes): HoursRange {
  const hours = (end: 'least' | 'most') =>
    (PEOPLE_AT_BOARD * minutesOfWork({ units: units[end], ballots: ballots === null ? null : ballots[end] }, times)) /
    60;
  return { least: hours('least') * PACE.fast, most: hours('most') * PACE.slow };
}

const HOURS_OF_DAY = 7;

/** Days at one table, on the average. */
export function daysOfBoard({ units, ballots }: WorkAsked, times: WorkTimes): number {
  return minutesOfWork({ units: units.mean, ballots: ballots?.mean ?? null }, times) / 60 / HOURS_OF_DAY;
}
