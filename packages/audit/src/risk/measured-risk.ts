import type { ContestMeasurement } from '../audit-state.ts';

/** What a method found for one contest; `corrected` where the compatibility behaviour gave another figure. */
export type MeasuredRisk = Pick<ContestMeasurement, 'pValue' | 'riskLimitMet' | 'corrected'>;
