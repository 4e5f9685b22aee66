import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { OrganizationEvent } from '../office/project-organization.ts';
import { organizationScope } from '../policy/scope.ts';
import { type CommandDefinition, refuse } from '../road/define-command.ts';
import { findOfficeMap, type MapFile } from '../stores/office-maps.ts';
import { organizationChain } from '../stores/organizations.ts';
import { holdBlobRow } from '../stores/uploads.ts';

/** What the address for maps submits once the file was read to its end. Not part of the public contract: a file is read here, never named. */
type KeepOfficeMap = { readonly organizationId: string; readonly file: MapFile; readonly personId: string };

/** Makes a file the map of an office. The same file once more leaves nothing in the log. */
export const keepOfficeMap: CommandDefinition<KeepOfficeMap, Record<string, never>> = {
  name: 'keep-office-map',
  permission: 'office-map.change',
  knowsItsRepeats: true,
  scope: organizationScope,

  async run({ tx }, { organizationId, file, personId }) {
    // It was removed as unused in the moment in which it was sent again.
    if (!(await holdBlobRow(tx, file.sha256))) return refuse('upload-interrupted', detail('mapInterrupted'));
    const before = await findOfficeMap(tx, organizationId);
    if (before?.sha256 === file.sha256 && before.name === file.name) return ok({ additions: [], answer: ok({}) });
    const { name, bytes, sha256 } = file;
    const set: OrganizationEvent = { type: 'office-map-set', file: { name, bytes, sha256 }, personId };
    return ok({ additions: [{ chain: organizationChain(organizationId), events: [set] }], answer: ok({}) });
  },
};
