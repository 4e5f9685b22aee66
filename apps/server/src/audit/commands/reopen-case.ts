import { saltText } from '../../stores/salt-text.ts';
import { defineCaseCommand } from './define-case-command.ts';

export const reopenCase = defineCaseCommand({
  name: 'reopen-case',
  permission: 'case.settle',

  ask({ jurisdiction, unit, reason }, { by }) {
    const text = saltText(reason);
    return { command: { type: 'reopen-case', jurisdiction, unit, reason: text, by }, text };
  },
});
