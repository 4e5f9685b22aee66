/** The trial of every kind of audit, for those who want to run it themselves: `@plumbline/audit/contract`. */
export type { ContractCell } from './contract-cell.ts';
export { CELLS_OF, CONTRACT_CELLS } from './contract-cells.ts';
export { type MadeElection, manifestsOf, TABULATOR, totalsOf } from './made-election.ts';
export { type PlayedAudit, playAudit } from './play-audit.ts';
export { playCell } from './play-cell.ts';
export type { CellReport } from './run-cell.ts';
export { runContract } from './run-contract.ts';
