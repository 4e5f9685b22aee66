import { downloadsRoute } from './audit/downloads/downloads-route.ts';
import { publicAuditRoute } from './audit/downloads/public-audit-route.ts';
import { isProjected } from './audit/projections/project-audit.ts';
import { uploadsRoute } from './audit/uploads/uploads-route.ts';
import { ballotDocumentRoute } from './ballots/downloads/ballot-document-route.ts';
import { keptFileRoute } from './ballots/downloads/kept-file-route.ts';
import { kitPageRoute, packetRoute, publicPageRoute, recordsRoute } from './ballots/downloads/public-page-route.ts';
import { COMMANDS } from './commands.ts';
import { officeMapRoute } from './maps/office-map-route.ts';
import { projectPrepared } from './projections/project.ts';
import { QUERIES } from './queries.ts';
import type { Rooms } from './road/rooms.ts';

/** Everything the road leads to. */
export const ROOMS: Rooms = {
  commands: COMMANDS,
  queries: QUERIES,
  routes: [
    uploadsRoute,
    officeMapRoute,
    downloadsRoute,
    publicAuditRoute,
    publicPageRoute,
    kitPageRoute,
    packetRoute,
    recordsRoute,
    ballotDocumentRoute,
    keptFileRoute,
  ],
  project: projectPrepared,
  isProjected,
};
