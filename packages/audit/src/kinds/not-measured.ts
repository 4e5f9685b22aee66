import type { MeasuredRisk } from './audit-kind.ts';

/** Of a contest of which nothing that was seen is a sample there is no figure, not even a bad one. */
export const NOT_MEASURED: MeasuredRisk = {
  pValue: null,
  riskLimitMet: false,
  stopped: 'no',
  corrected: null,
  draws: [],
  phantomDraws: 0,
  notFound: 0,
  discrepancies: 0,
  handTally: null,
  charges: [],
};
