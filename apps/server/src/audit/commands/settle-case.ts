import { saltText } from '../../stores/salt-text.ts';
import { defineCaseCommand } from './define-case-command.ts';

/** Approves what was found out about a difference. What is entered, and what is measured from it, stays as it is. */
export const settleCase = defineCaseCommand({
  name: 'settle-case',
  permission: 'case.settle',

  ask({ jurisdiction, unit, note }, { by }) {
    const text = saltText(note);
    return { command: { type: 'settle-case', jurisdiction, unit, note: text, by }, text };
  },
});
