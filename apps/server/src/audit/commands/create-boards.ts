import { assignBallots, type BegunAudit, fieldworkIn, findWork } from '@plumbline/audit';
import { jurisdictionScope } from '../../policy/scope.ts';
import { inputsOf } from '../inputs/prepared-inputs.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';

export const createBoards = defineFieldworkCommand({
  name: 'create-boards',
  permission: 'boards.create',
  scope: jurisdictionScope,

  prepare: ({ history, preparation }, { jurisdiction }) => inputsOf(preparation, history.audit, jurisdiction),

  async run({ history, preparation }, { jurisdiction, count }) {
    const { audit } = history;
    const inputs = await inputsOf(preparation, audit, jurisdiction);
    // Where boards cannot be created, there is nothing to divide, and the domain says why.
    const boards = hasBallotsToAssign(audit, jurisdiction) ? assignBallots({ audit, inputs, jurisdiction, count }) : [];
    return decideOnly(history, { type: 'create-boards', jurisdiction, boards });
  },
});

function hasBallotsToAssign(
  audit: BegunAudit,
  jurisdiction: string,
): audit is Extract<BegunAudit, { readonly phase: 'round-open' }> {
  if (audit.phase !== 'round-open' || fieldworkIn(audit.plan) === 'batches') return false;
  return findWork(audit, jurisdiction) !== undefined;
}
