import { ok } from '@plumbline/prelude';
import { boardScope } from '../../policy/scope.ts';
import { saltText } from '../../stores/salt-text.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineRecordingCommand } from './define-fieldwork-command.ts';

export const reopenBoard = defineRecordingCommand({
  name: 'reopen-board',
  permission: 'board.reopen',
  scope: boardScope,

  async decide({ history }, { jurisdiction, board, reason }) {
    const salted = saltText(reason);
    const decided = decideOnly(history, { type: 'reopen-board', jurisdiction, board, reason: salted });
    return decided.ok ? ok({ ...decided.value, texts: [{ ...salted, jurisdiction }] }) : decided;
  },
});
