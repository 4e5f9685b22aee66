import { decide } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { jurisdictionScope } from '../../policy/scope.ts';
import { saltText } from '../../stores/salt-text.ts';
import { defineAuditCommand } from './define-audit-command.ts';

/** An administrator answers a question about a file in words. A later answer takes the place of an earlier one; the log keeps both. */
export const answerHelp = defineAuditCommand({
  name: 'answer-help',
  permission: 'file-help.answer',
  scope: jurisdictionScope,

  async run({ history }, { jurisdiction, request, answer }) {
    const salted = saltText(answer);
    const decided = decide(history.audit, { type: 'answer-help', request, jurisdiction, answer: salted });
    return decided.ok ? ok({ events: decided.value, output: {}, texts: [{ ...salted, jurisdiction }] }) : decided;
  },
});
