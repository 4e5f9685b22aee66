import type { z } from 'zod';
import { accountQueries } from './account-queries.ts';
import { ballotApplicationQueries } from './ballot-application.ts';
import { ballotBatchPlanQueries } from './ballot-batch-plan.ts';
import { ballotDeviceQueries } from './ballot-devices.ts';
import { ballotFormQueries } from './ballot-forms.ts';
import { ballotImportQueries } from './ballot-imports.ts';
import { ballotProceduresQueries } from './ballot-procedures.ts';
import { ballotPublicKitQueries } from './ballot-public-kit.ts';
import { ballotRecordsQueries } from './ballot-records.ts';
import { ballotRecountQueries } from './ballot-recounts.ts';
import { ballotRoomCustody } from './ballot-room-custody.ts';
import { ballotRoomQueries } from './ballot-rooms.ts';
import { ballotStandardQueries } from './ballot-standard.ts';
import { ballotVotesQueries } from './ballot-votes.ts';
import { fieldworkQueries } from './fieldwork-queries.ts';
import { officeQueries } from './office-queries.ts';
import { plannerQueries } from './planner-queries.ts';
import { roomPlanQueries } from './room-plan.ts';
import { roundQueries } from './round-queries.ts';
import { setUpQueries } from './set-up-queries.ts';

/** Every reading, by name: `GET /api/queries/<name>?<input>` answers the output or a problem. One per screen. */
export const queries = {
  ...accountQueries,
  ...plannerQueries,
  ...officeQueries,
  ...setUpQueries,
  ...roundQueries,
  ...fieldworkQueries,
  ...roomPlanQueries,
  ...ballotRoomQueries,
  ...ballotRoomCustody,
  ...ballotDeviceQueries,
  ...ballotBatchPlanQueries,
  ...ballotPublicKitQueries,
  ...ballotImportQueries,
  ...ballotVotesQueries,
  ...ballotRecountQueries,
  ...ballotFormQueries,
  ...ballotProceduresQueries,
  ...ballotApplicationQueries,
  ...ballotRecordsQueries,
  ...ballotStandardQueries,
} as const;

export type QueryName = keyof typeof queries;
export type QueryInput<Name extends QueryName> = z.input<(typeof queries)[Name]['input']>;
export type QueryOutput<Name extends QueryName> = z.output<(typeof queries)[Name]['output']>;
