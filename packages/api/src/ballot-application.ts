import {
  APPLICATION_STATES,
  ApplicationStepSchema,
  BULLETS,
  FeedbackSubjectSchema,
  STANDARD_IDS,
  SubmittedFileSchema,
} from '@plumbline/ballot-management';
import { z } from 'zod';
import { RoomHeadingSchema } from './ballot-room-heading.ts';
import { InRoom } from './ballot-rooms.ts';
import { ShownTextSchema } from './fieldwork-shown.ts';

/* What an office has given to a certifier that certifies it, what the certifier asked for, and what it decided. */

const PeopleSchema = z.array(z.string());
const ActSchema = z.object({ by: PeopleSchema, at: z.string() });
const ByTwoSchema = ActSchema.extend({ proposedBy: PeopleSchema });
/** Null for whoever is no person of the room. */
const TextSchema = ShownTextSchema.nullable();

export const ballotApplicationQueries = {
  /** The application of the room in each standard, where it stands today, with everything that ever was. */
  'ballot-application': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      applications: z.array(
        z.object({
          standard: z.enum(STANDARD_IDS),
          state: z.enum(APPLICATION_STATES),
          /** Waits for a second person; `isYours` where whoever asks proposed it. */
          proposed: ActSchema.extend({ step: ApplicationStepSchema, isYours: z.boolean() }).nullable(),
          submissions: z.array(ByTwoSchema.extend({ file: SubmittedFileSchema })),
          certifications: z.array(ByTwoSchema.extend({ from: z.string(), until: z.string() })),
          withdrawals: z.array(ActSchema.extend({ reason: TextSchema })),
          feedback: z.array(
            ActSchema.extend({
              item: z.number().int(),
              submission: z.number().int(),
              bullet: z.enum(BULLETS),
              about: FeedbackSubjectSchema,
              text: TextSchema,
              owner: z.string(),
              ownerName: z.string(),
              due: z.string(),
              /** Whether it belongs to the application that is under way and waits for an answer. */
              isOpen: z.boolean(),
              /** Whether it is open and its day is over. */
              isOver: z.boolean(),
              mayAnswer: z.boolean(),
              answered: ActSchema.extend({ text: TextSchema }).nullable(),
            }),
          ),
        }),
      ),
      /** The packet that two people released last; null for none. */
      packet: SubmittedFileSchema.nullable(),
      /** How many bullets are not shown at this moment. */
      notShown: z.number().int(),
      /** Everybody who is enrolled, by name. */
      people: z.array(z.object({ person: z.string(), name: z.string() })),
      procedures: z.array(z.string()),
    }),
  },
} as const;
