import { ok } from '@plumbline/prelude';
import type { OrganizationEvent } from '../office/project-organization.ts';
import { organizationScope } from '../policy/scope.ts';
import { defineCommand } from '../road/define-command.ts';
import { findOfficeMap } from '../stores/office-maps.ts';
import { organizationChain } from '../stores/organizations.ts';

/** The office has no map of its own from now on. Where it has none, nothing is left in the log. */
export const removeMapOfOffice = defineCommand({
  name: 'remove-office-map',
  permission: 'office-map.change',
  knowsItsRepeats: true,
  scope: organizationScope,

  async run({ tx }, { organizationId }) {
    const before = await findOfficeMap(tx, organizationId);
    if (before === undefined) return ok({ additions: [], answer: ok({}) });
    const removed: OrganizationEvent = { type: 'office-map-removed' };
    return ok({ additions: [{ chain: organizationChain(organizationId), events: [removed] }], answer: ok({}) });
  },
});
