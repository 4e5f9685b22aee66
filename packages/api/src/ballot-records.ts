import { RECORD_KINDS, RecordsAskedSchema, SubmittedFileSchema } from '@plumbline/ballot-management';
import { CountSchema, NameSchema } from '@plumbline/election';
import { z } from 'zod';
import { RoomHeadingSchema } from './ballot-room-heading.ts';
import { InRoom } from './ballot-rooms.ts';

/* Records that somebody asked an office for, and what was given out. Who asked stands nowhere. */

const ActSchema = z.object({ by: z.array(z.string()), at: z.string() });
const AnswerSchema = ActSchema.extend({ askedOn: z.string(), records: RecordsAskedSchema, file: SubmittedFileSchema });

export const ballotRecordsQueries = {
  /** What was proposed and released for requests; and of what is chosen, what would be given out and what left out. */
  'ballot-records': {
    input: InRoom.extend({
      /** What was chosen, and is looked at before it is made: kinds with commas between them; none where nothing was. */
      kinds: z
        .string()
        .max(200)
        .transform((text) => text.split(','))
        .pipe(z.array(z.enum(RECORD_KINDS)))
        .optional(),
      place: NameSchema.optional(),
      from: z.iso.date().optional(),
      until: z.iso.date().optional(),
    }),
    output: z.object({
      heading: RoomHeadingSchema,
      answers: z.array(
        z.object({
          request: z.string(),
          /** Waits for a second person; `isYours` where whoever asks proposed it. For those who propose and release. */
          proposed: AnswerSchema.extend({ isYours: z.boolean() }).nullable(),
          released: z.array(AnswerSchema.extend({ proposedBy: z.array(z.string()) })),
        }),
      ),
      /** The places that records can be asked for of. */
      places: z.array(z.string()),
      /** Null where nothing was chosen, and for whoever gives out nothing. */
      preview: z
        .object({
          counts: z.array(z.object({ kind: z.enum(RECORD_KINDS), count: CountSchema })),
          excluded: z.array(z.object({ what: z.string(), because: z.string(), says: z.string() })),
          excludedInAll: CountSchema,
          /** About how large the file is. */
          bytes: CountSchema,
        })
        .nullable(),
    }),
  },
} as const;
