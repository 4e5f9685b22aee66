import { saltText } from '../../stores/salt-text.ts';
import { defineCaseCommand } from './define-case-command.ts';

/** Says what may have caused a difference. Saying it again replaces what was said before; the log keeps both. */
export const explainCase = defineCaseCommand({
  name: 'explain-case',
  permission: 'case.explain',

  ask({ jurisdiction, unit, cause, note }, saying) {
    const text = saltText(note);
    return { command: { type: 'explain-case', jurisdiction, unit, cause, note: text, ...saying }, text };
  },
});
