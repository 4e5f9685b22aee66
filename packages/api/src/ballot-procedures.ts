import { PROCEDURE_KINDS, TOPICS } from '@plumbline/ballot-management';
import { NameSchema } from '@plumbline/election';
import { z } from 'zod';
import { RoomHeadingSchema } from './ballot-room-heading.ts';
import { InRoom } from './ballot-rooms.ts';
import { ShownTextSchema } from './fieldwork-shown.ts';

/* What a ballot room works by: procedures, outlines of courses and the calendar of counts, each text written by one person and approved by another. */

const ProcedureSchema = z.object({
  procedure: z.string(),
  kind: z.enum(PROCEDURE_KINDS),
  version: z.number().int(),
  /** Its first line, where that is short enough; null for whoever is no person of the room. */
  title: z.string().nullable(),
  topics: z.array(z.enum(TOPICS)),
  author: z.array(z.string()),
  /** Whether whoever asks wrote it, and so cannot approve it. */
  isYours: z.boolean(),
  approvedBy: z.array(z.string()),
  /** Null while it is a draft. */
  effectiveFrom: z.string().nullable(),
});

export const ballotProceduresQueries = {
  /** Every version of every text, and the words of one of them where it is named. */
  'ballot-procedures': {
    input: InRoom.extend({
      procedure: NameSchema.optional(),
      version: z.coerce.number().int().min(1).optional(),
    }),
    output: z.object({
      heading: RoomHeadingSchema,
      procedures: z.array(ProcedureSchema),
      /** Null where none is named; its words are null for whoever is no person of the room. */
      reading: ProcedureSchema.extend({ text: ShownTextSchema.nullable() }).nullable(),
    }),
  },
  /** What a room can begin with, as texts to edit: those whose names it has not used yet. */
  'ballot-starter-drafts': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      drafts: z.array(
        z.object({
          procedure: z.string(),
          kind: z.enum(PROCEDURE_KINDS),
          topics: z.array(z.enum(TOPICS)),
          text: z.string(),
        }),
      ),
    }),
  },
} as const;
