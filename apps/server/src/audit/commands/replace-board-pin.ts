import { ok } from '@plumbline/prelude';
import { boardScope } from '../../policy/scope.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';
import { nextRotation } from './next-rotation.ts';

/** Another PIN for the same link: whoever knows the old one, or is signed in with it, is out. */
export const replaceBoardPin = defineFieldworkCommand({
  name: 'replace-board-pin',
  permission: 'board-link.hand-out',
  scope: boardScope,

  async run({ history, tx }, input) {
    const next = await nextRotation(tx, history.audit, input);
    if (!next.ok) return next;
    const event = { type: 'board-pin-replaced', ...next.value } as const;
    return ok({ events: [], output: {}, organizationEvents: [event] });
  },
});
