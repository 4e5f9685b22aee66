import { assertionScenarios } from './assertion-scenarios.ts';
import { batchScenarios } from './batch-scenarios.ts';
import { comparisonScenarios } from './comparison-scenarios.ts';
import { hybridScenarios } from './hybrid-scenarios.ts';
import { irvScenarios } from './irv-scenarios.ts';
import { opportunisticScenarios } from './opportunistic-scenarios.ts';
import { pollingScenarios } from './polling-scenarios.ts';
import { roundPollingScenarios } from './round-polling-scenarios.ts';
import type { ValidityScenario } from './validity-scenario.ts';

/** Every way in which a method is put to the test, by method. */
export const validityScenarios: readonly ValidityScenario[] = [
  ...pollingScenarios,
  ...roundPollingScenarios,
  ...comparisonScenarios,
  ...irvScenarios,
  ...batchScenarios,
  ...hybridScenarios,
  ...assertionScenarios,
  ...opportunisticScenarios,
];
