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

test.each(sound)('when the report is right an audit by %s: confirms it, unless it refuses', (_name, scenario) => {
  const report = simulateAudits({ scenario, outcome: 'right', audits: 10, seed: 'short form' });
  expect(report.confirmed).toBe(scenario.refuses === undefined ? 10 : 0);
});

test.each(named(validityScenarios.filter(({ form }) => form === 'published')))(
  'as published %s: a wrong outcome is confirmed too often, and as this product audits it is not',
  (_name, published) => {
    const corrected = validityScenarios.find(
      ({ method, situation, form }) =>
        form === 'default' && method === published.method && situation === published.situation,
    );
    if (!corrected) throw new Error('every published form has a corrected one');
    const report = (scenario: ValidityScenario) =>
      simulateAudits({ scenario, outcome: 'wrong', audits: AUDITS, seed: 'weakness' });
    expect(report(published).withinLimit).toBe(false);
    expect(report(corrected).withinLimit).toBe(true);
  },
);

test('the same seed simulates the same audits', () => {
  const [scenario] = validityScenarios;
  const simulate = (seed: string) => simulateAudits({ scenario, outcome: 'wrong', audits: 200, seed });
  expect(simulate('a')).toEqual(simulate('a'));
  expect(simulate('a').draws).not.toEqual(simulate('b').draws);
});
