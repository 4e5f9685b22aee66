import { ok } from '@plumbline/prelude';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { jurisdictionScope } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import { tellOfTallyEntries } from '../../sign-in/end-own-tally-entry.ts';
import { heldTallyEntry, TALLY_REQUEST_OVER } from './held-tally-entry.ts';

/** Rejects those who wait, and ends what those do who were let in: their computer is signed out from the next request on. */
export const endTallyEntry = defineCommand({
  name: 'end-tally-entry',
  permission: 'tally-entry.let-in',
  scope: jurisdictionScope,

  async run({ tx, at }, asked) {
    const held = await heldTallyEntry(tx, { ...asked, at });
    if (!held.ok) return held;
    const { entry, stand, chain } = held.value;
    if (stand !== 'waiting' && stand !== 'confirmed') return TALLY_REQUEST_OVER;
    const { auditId, jurisdiction, round, entryId } = entry;
    const type = stand === 'waiting' ? 'tally-entry-rejected' : 'tally-entry-ended';
    const ended: OrganizationEvent = { type, auditId, jurisdiction, round, entryId };
    await tellOfTallyEntries(tx, entry);
    return ok({ additions: [{ chain, events: [ended] }], answer: ok({}) });
  },
});
