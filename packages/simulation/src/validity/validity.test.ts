import { expect, test } from 'vitest';
import { simulateAudits } from './simulate-audits.ts';
import type { ValidityScenario } from './validity-scenario.ts';
import { validityScenarios } from './validity-scenarios.ts';

/** The short form. `npm run validity` simulates 20,000 audits of every scenario. */
const AUDITS = 400;

const named = (scenarios: readonly ValidityScenario[]) =>
  scenarios.map((scenario) => [`${scenario.method}, ${scenario.situation}`, scenario] as const);
const sound = named(validityScenarios.filter(({ form }) => form === 'default'));

test.each(sound)('at an exact tie an audit by %s: confirms no more often than the risk limit', (_name, scenario) => {
  const report = simulateAudits({ scenario, outcome: 'wrong', audits: AUDITS, seed: 'short form' });
  expect(report.rate).toBeLessThanOrEqual(report.limit);
});

test.each(sound)('when the report is right an audit by %s: confirms it', (_name, scenario) => {
  const report = simulateAudits({ scenario, outcome: 'right', audits: 10, seed: 'short form' });
  expect(report.confirmed).toBe(10);
});

test('the same seed simulates the same audits', () => {
  const [scenario] = validityScenarios;
  const simulate = (seed: string) => simulateAudits({ scenario, outcome: 'wrong', audits: 200, seed });
  expect(simulate('a')).toEqual(simulate('a'));
  expect(simulate('a').draws).not.toEqual(simulate('b').draws);
});
