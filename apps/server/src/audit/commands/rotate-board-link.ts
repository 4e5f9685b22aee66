import { ok } from '@plumbline/prelude';
import { boardScope } from '../../policy/scope.ts';
import { boardAddress } from '../../sign-in/board-address.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';
import { nextRotation } from './next-rotation.ts';

/** Another link and another PIN: whoever holds the old ones, or is signed in with them, is out. */
export const rotateBoardLink = defineFieldworkCommand({
  name: 'rotate-board-link',
  permission: 'board-link.hand-out',
  scope: boardScope,

  async run({ history, services, tx }, input) {
    const next = await nextRotation(tx, history.audit, input);
    if (!next.ok) return next;
    const place = next.value;
    const event = { type: 'board-link-replaced', ...place } as const;
    const output = { link: boardAddress(services, place) };
    return ok({ events: [], output, organizationEvents: [event] });
  },
});
