import type { FormId } from '../forms/form-definition.ts';
import type { ProcedureStage } from './starter-procedures.ts';

/** When a count is due: a day that the room knows, or something that happens. */
export const COUNT_TIMES = [
  'on-order',
  'on-delivery',
  'each-working-day',
  'on-issue',
  'each-mailing-day',
  'each-retrieval',
  'each-opening',
  'each-early-day',
  'election-day-open',
  'election-day-close',
  'election-night',
  'day-after',
  'before-certification',
  'each-audit-day',
  'twice-a-year',
  'end-of-retention',
] as const;
export type CountTime = (typeof COUNT_TIMES)[number];

/** A count of the calendar, named by its words. */
export type CalendarCount = {
  readonly count: string;
  readonly time: CountTime;
  readonly stage: ProcedureStage;
  readonly forms: readonly FormId[];
};

/** Which count is due when, in the order of the year: what a new office is offered as a draft. */
export const COUNT_CALENDAR: readonly CalendarCount[] = [
  { count: 'order', time: 'on-order', stage: 'L1', forms: ['F-01'] },
  { count: 'delivery', time: 'on-delivery', stage: 'L2', forms: ['F-01'] },
  { count: 'stock', time: 'each-working-day', stage: 'L3', forms: ['F-22'] },
  { count: 'issue', time: 'on-issue', stage: 'L4', forms: ['F-02'] },
  { count: 'mailed', time: 'each-mailing-day', stage: 'L8', forms: ['F-09'] },
  { count: 'boxes', time: 'each-retrieval', stage: 'L10', forms: ['F-10'] },
  { count: 'trays', time: 'each-working-day', stage: 'L10', forms: ['F-11'] },
  { count: 'envelopes', time: 'each-working-day', stage: 'L11', forms: ['F-12'] },
  { count: 'opened', time: 'each-opening', stage: 'L12', forms: ['F-13'] },
  { count: 'remade', time: 'each-opening', stage: 'L13', forms: ['F-14'] },
  { count: 'tabulated', time: 'each-opening', stage: 'L14', forms: ['F-13'] },
  { count: 'early', time: 'each-early-day', stage: 'L15', forms: ['F-05'] },
  { count: 'packs', time: 'election-day-open', stage: 'L5', forms: ['F-04'] },
  { count: 'precinct', time: 'election-day-close', stage: 'L15', forms: ['F-04', 'F-06', 'F-07', 'F-08'] },
  { count: 'carried', time: 'election-night', stage: 'L16', forms: ['F-19'] },
  { count: 'batches', time: 'day-after', stage: 'L17', forms: ['F-15', 'F-16'] },
  { count: 'county', time: 'before-certification', stage: 'L17', forms: ['F-15', 'F-23'] },
  { count: 'audit', time: 'each-audit-day', stage: 'L19', forms: ['F-20', 'F-21'] },
  { count: 'inventory', time: 'twice-a-year', stage: 'L20', forms: ['F-22'] },
  { count: 'destroyed', time: 'end-of-retention', stage: 'L21', forms: ['F-24'] },
];
