import { randomSource } from '@plumbline/statistics';
import type { AuditInputs } from '../../state/audit-inputs.ts';
import type { ContractCell } from './contract-cell.ts';
import { inputsOf, type PlayedAudit, playAudit } from './play-audit.ts';

/** One audit of a cell, with what its files say. The same seed gives the same audit. */
export function playCell(cell: ContractCell, seed: string): PlayedAudit & { readonly inputs: AuditInputs } {
  const random = randomSource(seed);
  const election = cell.makeElection(random);
  return { ...playAudit(election, cell.adversary, random), inputs: inputsOf(election) };
}
