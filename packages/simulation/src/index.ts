export { simulateAudits, type ValidityReport } from './validity/simulate-audits.ts';
export type { Outcome, SimulatedAudit, ValidityScenario } from './validity/validity-scenario.ts';
export { validityScenarios } from './validity/validity-scenarios.ts';
