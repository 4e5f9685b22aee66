export {
  type CvrCounty,
  type CvrCountyContest,
  countCounty,
  type MadeCard,
  type MadeTotals,
  madeCard,
  makeCounty,
} from './generate-cvrs.ts';
export { dominionJson, hartSheets, type MadeFile } from './generate-cvrs-documents.ts';
export { dominionCsv, essBallotsExports, essCvrExport } from './generate-cvrs-tables.ts';
export { simulateAudits, type ValidityReport } from './validity/simulate-audits.ts';
export type { Outcome, SimulatedAudit, ValidityScenario } from './validity/validity-scenario.ts';
export { validityScenarios } from './validity/validity-scenarios.ts';
