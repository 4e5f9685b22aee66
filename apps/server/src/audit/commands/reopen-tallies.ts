import { ok } from '@plumbline/prelude';
import { jurisdictionScope } from '../../policy/scope.ts';
import { saltText } from '../../stores/salt-text.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineRecordingCommand } from './define-fieldwork-command.ts';

export const reopenTallies = defineRecordingCommand({
  name: 'reopen-tallies',
  permission: 'tallies.reopen',
  scope: jurisdictionScope,

  async decide({ history }, { jurisdiction, reason }) {
    const salted = saltText(reason);
    const decided = decideOnly(history, { type: 'reopen-tallies', jurisdiction, reason: salted });
    return decided.ok ? ok({ ...decided.value, texts: [{ ...salted, jurisdiction }] }) : decided;
  },
});
