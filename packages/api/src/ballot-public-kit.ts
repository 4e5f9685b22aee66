import { KIT_PHASES, KIT_QUESTIONS, type KitQuestion } from '@plumbline/ballot-management';
import { z } from 'zod';
import { RoomHeadingSchema } from './ballot-room-heading.ts';
import { InRoom } from './ballot-rooms.ts';

/* What an office can tell the public from its records. */

/** Pieces of the public kit about one part of the election; the questions are about all of it. */
export const KIT_PIECES = ['hand-out', 'poster', 'talking'] as const;

export const ballotPublicKitQueries = {
  /** Every statement of the kit with its record, and what of it can be told in English. */
  'ballot-public-kit': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      statements: z.array(
        z.object({
          statement: z.string(),
          phase: z.enum(KIT_PHASES),
          /** The page of the room where the record is. */
          page: z.string(),
          /** Null where the record is missing. */
          text: z.string().nullable(),
        }),
      ),
      questions: z.array(
        z.object({
          // The keys of the table are the questions.
          question: z.enum(Object.keys(KIT_QUESTIONS) as [KitQuestion, ...KitQuestion[]]),
          asked: z.string(),
          answer: z.array(z.string()),
        }),
      ),
    }),
  },
} as const;
