import type { Answer } from '../answer.ts';
import type { PollingAudit } from '../polling-audit.ts';
import type { PollingRisk } from '../polling-sample.ts';
import { bravoRisk } from './bravo.ts';
import { minervaRisk } from './minerva.ts';
import { providenceRisk } from './providence.ts';

/** The methods of ballot polling that test each winner against each loser. */
export type PollingMethod = 'bravo' | 'minerva' | 'providence';

/**
 * The measured risk of a ballot-polling audit by one of the three methods, with that of each pair. `stopped` says by what
 * the outcome is confirmed: by statistics, by arithmetic once every listed card was looked for, or not.
 */
export function pollingRisk(method: PollingMethod, { contest, sample, riskLimit }: PollingAudit): Answer<PollingRisk> {
  return measures[method](contest, sample, riskLimit);
}

const measures: Readonly<Record<PollingMethod, typeof bravoRisk>> = {
  bravo: bravoRisk,
  minerva: minervaRisk,
  providence: providenceRisk,
};

/** Whether a text names one of the methods. */
export function isPollingMethod(name: string): name is PollingMethod {
  return Object.hasOwn(measures, name);
}
