import type { Figures } from '@plumbline/words/drawn/drawn';
import { formatCount, formatDifference } from './format-count.ts';
import { formatLimit, formatPValue, formatRisk } from './format-risk.ts';

/** How figures of drawings are written on the pages. */
export const FIGURES: Figures = {
  count: formatCount,
  difference: formatDifference,
  risk: formatRisk,
  pValue: formatPValue,
  limit: formatLimit,
};
