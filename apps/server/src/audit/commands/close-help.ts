import { decide } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { jurisdictionScope } from '../../policy/scope.ts';
import { keepHelpFileUntil } from '../../stores/help-files.ts';
import { defineAuditCommand } from './define-audit-command.ts';

/** Whoever closes a question too early can still look at its file, and asks anew after that. */
const KEPT_MS = 14 * 24 * 60 * 60_000;

/** Says that a question about a file is over; from then on its file is kept for two weeks. */
export const closeHelp = defineAuditCommand({
  name: 'close-help',
  permission: 'file-help.close',
  scope: jurisdictionScope,

  async run({ history, tx, at, role }, { jurisdiction, request }) {
    const by = role === 'jurisdiction-manager' ? 'jurisdiction' : 'administrator';
    const decided = decide(history.audit, { type: 'close-help', request, jurisdiction, by });
    if (!decided.ok) return decided;
    await keepHelpFileUntil(tx, request, new Date(at.getTime() + KEPT_MS));
    return ok({ events: decided.value, output: {} });
  },
});
