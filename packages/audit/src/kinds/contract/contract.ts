/** The trial of every kind of audit, for those who want to run it themselves: `@plumbline/audit/contract`. */
export type { ContractCell } from './contract-cell.ts';
export { CONTRACT_CELLS } from './contract-cells.ts';
export type { CellReport } from './run-cell.ts';
export { runContract } from './run-contract.ts';
