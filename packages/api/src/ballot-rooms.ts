import {
  BallotAskSchema,
  BULLETS,
  DUTIES,
  type Duty,
  FORM_STATES,
  INCIDENT_KINDS,
  QUESTIONS,
  SEVERITIES,
  UNIT_STATUSES,
} from '@plumbline/ballot-management';
import { NameSchema, Sha256Schema } from '@plumbline/election';
import { z } from 'zod';
import { InJurisdiction } from './asked-of.ts';
import { ElectionLineSchema } from './audit-heading.ts';
import { RoomHeadingSchema } from './ballot-room-heading.ts';
import { ballotRoomLists } from './ballot-room-lists.ts';
import { RoomFileAskedSchema } from './made-files.ts';

/* What is asked of ballot rooms, and what their screens show. */

/** A ballot room: the jurisdiction of an election whose ballots are kept there. */
export const InRoom = z.object({ electionId: z.uuid(), jurisdiction: NameSchema });

const CountSchema = z.number().int();
const DutySchema: z.ZodType<Duty> = z.enum(DUTIES);

export const ballotRoomCommands = {
  /**
   * One command of the ballot room. Who asks are the accounts signed in at this device, when is the time of the server; texts are hidden
   * behind salted digests. `ask.type` says which, and what each takes is what its event says.
   */
  'ask-ballot-room': {
    input: InRoom.extend({ ask: BallotAskSchema }),
    /** The number of the newest entry of the room's log. */
    output: z.object({ entry: CountSchema }),
  },
  /** A second person joins this session in this room, with a code that was sent to their own address (`request-sign-in-code`). */
  'join-ballot-room': {
    input: InRoom.extend({
      email: z.string().trim().min(3).max(254),
      code: z.string().max(100),
      sent: z.uuid().optional(),
    }),
    output: z.object({}),
  },
  /**
   * Registers the manifest that stands in the ballot room of a jurisdiction as the manifest of that jurisdiction in an audit of the same
   * election: the same file by its digest, without its leaving the product.
   */
  'register-ballot-manifest': {
    input: InJurisdiction,
    output: z.object({}),
  },
  /** By an administrator: takes out a text of the room that the log holds the digest of. The reason stands in the log for ever. */
  'redact-room-text': {
    input: InRoom.extend({ digest: Sha256Schema, reason: z.string().trim().min(1).max(500) }),
    output: z.object({}),
  },
  /** Has labels of the room made in the background. Asked for twice they are made once. */
  'make-ballot-file': { input: InRoom.extend({ file: RoomFileAskedSchema }), output: z.object({ jobId: z.string() }) },
  /** Gives up the making of a file that waits or is being made. */
  'cancel-ballot-file': { input: InRoom.extend({ jobId: z.uuid() }), output: z.object({}) },
  /** The two who share this session act together no longer. */
  'leave-ballot-room': { input: InRoom, output: z.object({}) },
} as const;

const RoomFiguresSchema = z.object({
  batches: CountSchema,
  /** Null where a part of them is hidden from whoever asks. */
  cards: CountSchema.nullable(),
  net: CountSchema,
  gross: CountSchema,
  residual: CountSchema,
  /** Units of which a figure is missing: their difference is not known. */
  missing: CountSchema,
  status: z.enum(UNIT_STATUSES),
});

/** How a unit of reconciliation stands. */
export const RoomUnitSchema = z.object({
  equation: z.string(),
  place: z.string(),
  status: z.enum(UNIT_STATUSES),
  difference: CountSchema.nullable(),
  residual: CountSchema.nullable(),
});

export const ballotRoomQueries = {
  /** The ballot rooms of an election that whoever asks may see, and the jurisdictions that have none yet. */
  'ballot-rooms': {
    input: z.object({ electionId: z.uuid() }),
    output: z.object({
      organization: z.string(),
      election: ElectionLineSchema,
      rooms: z.array(
        z.object({ jurisdiction: z.string(), isOpen: z.boolean(), figures: RoomFiguresSchema.nullable() }),
      ),
      /** An administrator names the jurisdiction of a room as long as the election has no list of them. */
      mayNameOthers: z.boolean(),
    }),
  },
  /** The director's view. Before the room is opened: what it can be opened with. */
  'ballot-room': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      /** The rules a room can be opened with, those of the election's state first. */
      profiles: z.array(z.object({ profile: z.string(), state: z.string(), version: CountSchema })),
      /** Whether the office has two administrators or more, who open a room together. */
      takesTwo: z.boolean(),
      /** What was asked for somebody by one person of the office and waits for another. */
      waiting: z.array(
        z.object({
          proposal: z.string(),
          what: z.enum(['sign-in', 'oath', 'duty']),
          person: z.string(),
          duty: DutySchema.nullable(),
          /** The address that is to be let in, for those of the office. */
          address: z.string().nullable(),
          by: z.array(z.string()),
          mayConfirm: z.boolean(),
        }),
      ),
      view: z
        .object({
          /** Questions that whoever asks is to see to. */
          questions: z.array(z.object({ question: z.enum(QUESTIONS), due: z.string(), isOver: z.boolean() })),
          /** What devices without a network have brought home and a person has to decide. */
          deviceConflicts: CountSchema,
          /** Items of feedback that whoever asks is to answer. */
          feedback: z.array(
            z.object({ item: CountSchema, bullet: z.enum(BULLETS), due: z.string(), isOver: z.boolean() }),
          ),
          /** The last day to certify; null until the office has set it. */
          certificationDay: z.string().nullable(),
          figures: RoomFiguresSchema,
          /** The finest units that together are all ballots and all voters. */
          units: z.array(RoomUnitSchema),
          unitsByStatus: z.array(z.object({ status: z.enum(UNIT_STATUSES), units: CountSchema })),
          batches: z.object({ all: CountSchema, placed: CountSchema, counted: CountSchema }),
          containers: z.object({
            all: CountSchema,
            sealed: CountSchema,
            stored: CountSchema,
            out: CountSchema,
            heldApart: CountSchema,
          }),
          seals: z.array(z.object({ state: z.string(), seals: CountSchema })),
          forms: z.array(z.object({ state: z.enum(FORM_STATES), forms: CountSchema })),
          /** Everybody who is enrolled, by name. */
          members: z.array(
            z.object({
              person: z.string(),
              name: z.string(),
              party: z.string().nullable(),
              duties: z.array(DutySchema),
              hasOath: z.boolean(),
              hasSignIn: z.boolean(),
            }),
          ),
          people: z.object({ all: CountSchema, sworn: CountSchema, withDuty: CountSchema, lapses: CountSchema }),
          incidents: z.array(
            z.object({
              incident: z.string(),
              kind: z.enum(INCIDENT_KINDS),
              severity: z.enum(SEVERITIES),
              subject: z.string(),
              openedAt: z.string(),
            }),
          ),
          inStorage: z.array(
            z.object({ entry: z.string(), area: z.string(), people: z.array(z.string()), since: z.string() }),
          ),
          refusedActs: CountSchema,
          manifest: z
            .object({ version: CountSchema, cards: CountSchema.nullable(), committedTo: z.array(z.string()) })
            .nullable(),
        })
        .nullable(),
    }),
  },
  ...ballotRoomLists,
} as const;
