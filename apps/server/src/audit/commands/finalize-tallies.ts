import { countDiscrepancies, currentRound, isInRounds } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { jurisdictionScope } from '../../policy/scope.ts';
import { findTallyLink } from '../../stores/tally-entries.ts';
import { inputsOf } from '../inputs/prepared-inputs.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';

/** With the tallies ends the entry of tallies on other computers. */
export const finalizeTallies = defineFieldworkCommand({
  name: 'finalize-tallies',
  permission: 'tallies.finalize',
  scope: jurisdictionScope,

  prepare: ({ history, preparation }, { jurisdiction }) => inputsOf(preparation, history.audit, jurisdiction),

  async run({ history, preparation, tx }, { auditId, jurisdiction }) {
    const { audit } = history;
    const inputs = await inputsOf(preparation, audit, jurisdiction);
    const discrepancies = isInRounds(audit) ? countDiscrepancies(audit, inputs, jurisdiction) : 0;
    const decided = decideOnly(history, { type: 'finalize-tallies', jurisdiction, discrepancies });
    if (!decided.ok || !isInRounds(audit)) return decided;
    const place = { auditId, jurisdiction, round: currentRound(audit).number };
    const isOpen = (await findTallyLink(tx, place))?.usable === true;
    const closed: readonly OrganizationEvent[] = isOpen ? [{ type: 'tally-link-closed', ...place }] : [];
    return ok({ ...decided.value, organizationEvents: closed });
  },
});
