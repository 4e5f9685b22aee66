import { jurisdictionScope } from '../../policy/scope.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineRecordingCommand } from './define-fieldwork-command.ts';

export const reopenTallies = defineRecordingCommand({
  name: 'reopen-tallies',
  permission: 'tallies.reopen',
  scope: jurisdictionScope,

  async decide({ history }, { jurisdiction }) {
    return decideOnly(history, { type: 'reopen-tallies', jurisdiction });
  },
});
