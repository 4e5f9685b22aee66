import {
  suiteChance,
  suiteRisk,
  suiteRiskCompatible,
  suiteSampleSize,
  suiteSampleSizeCompatible,
  suiteSizesByChance,
} from '@plumbline/statistics';
import type { StrataMethod } from './method.ts';
import { SUPER_SIMPLE } from './super-simple.ts';

/** SUITE: cards compared with their records in one stratum, cards polled in the other, by Fisher's combination. */
export const SUITE: StrataMethod = {
  evidence: 'strata',
  risk: suiteRisk,
  size: suiteSampleSize,
  chance: suiteChance,
  sizesByChance: suiteSizesByChance,
  discrepancy: SUPER_SIMPLE.discrepancy,
  published: { risk: suiteRiskCompatible, size: suiteSampleSizeCompatible },
};
