import { auditScope } from '../../policy/scope.ts';
import { findText } from '../../stores/free-texts.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

/** Takes a text out that people typed, as one that names a voter. The log keeps its digest, and says who did this and why. */
export const redactText = defineAuditCommand({
  name: 'redact-text',
  permission: 'text.redact',
  asksFreshFactor: true,
  scope: auditScope,

  async run({ history, tx }, { auditId, digest, reason }) {
    const text = (await findText(tx, { auditId, digest })) ?? null;
    return decideOnly(history, { type: 'redact-text', digest, reason, text });
  },
});
