import {
  macroBounds,
  macroBoundsCompatible,
  macroOverstatement,
  macroRisk,
  macroRiskCompatible,
  macroSampleSize,
  macroSampleSizeCompatible,
} from '@plumbline/statistics';
import type { BatchMethod } from './method.ts';

/** MACRO: the largest relative overstatement of any margin in each drawn batch, as shares of what it could hide. */
export const MACRO: BatchMethod = {
  evidence: 'batches',
  bounds: macroBounds,
  overstatement: macroOverstatement,
  risk: macroRisk,
  size: macroSampleSize,
  published: { bounds: macroBoundsCompatible, risk: macroRiskCompatible, size: macroSampleSizeCompatible },
};
