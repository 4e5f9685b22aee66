import {
  ANSWER_LACKS,
  ANSWER_NAMES,
  BULLETS,
  DUTIES,
  EVIDENCE_PAGES,
  FACT_NAMES,
  FORM_IDS,
  LIFE_STAGES,
  MISSING_NAMES,
  NOTE_NAMES,
  PUBLICATIONS,
  QUESTIONS,
  UNITS,
} from '@plumbline/ballot-management';
import { z } from 'zod';
import { RoomHeadingSchema } from './ballot-room-heading.ts';
import { InRoom } from './ballot-rooms.ts';

/* The standard a ballot room is held to, each part with what shows it, and what the room gives to everybody. */

const CountSchema = z.number().int();
const FiguresSchema = z.record(z.string(), CountSchema);
const PageSchema = z.enum(EVIDENCE_PAGES);

function gapsOf<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z.array(z.object({ what: z.enum(names), count: CountSchema, names: z.array(z.string()), page: PageSchema }));
}

const FileSchema = z.object({ name: z.string(), bytes: CountSchema, sha256: z.string() }).nullable();

export const ballotStandardQueries = {
  /** The nine things an office must show with what shows them and what is missing, the counts of every stage, and drafted answers. */
  'ballot-standard': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      bullets: z.array(
        z.object({
          bullet: z.enum(BULLETS),
          state: z.enum(['shown', 'shown-with-note', 'not-shown']),
          facts: z.array(z.object({ fact: z.enum(FACT_NAMES), figures: FiguresSchema, page: PageSchema })),
          missing: gapsOf(MISSING_NAMES),
          notes: gapsOf(NOTE_NAMES),
        }),
      ),
      stages: z.array(
        z.object({
          stage: z.enum(LIFE_STAGES),
          unit: z.enum(UNITS),
          state: z.enum(['counted', 'not-counted', 'not-kept', 'not-reached']),
          /** Null unless it was counted: what was not counted is not 0. */
          value: CountSchema.nullable(),
          sources: z.array(z.string()),
          /** Places of which the count is missing. */
          missing: z.array(z.string()),
        }),
      ),
      answers: z.array(
        z.object({
          question: z.enum(QUESTIONS),
          sentences: z.array(z.object({ says: z.enum(ANSWER_NAMES), figures: FiguresSchema })),
          forms: z.array(z.enum(FORM_IDS)),
          procedures: z.array(z.object({ procedure: z.string(), version: CountSchema })),
          missing: z.array(z.enum(ANSWER_LACKS)),
          /** Whose help it needs, by duty, with who has that duty today. */
          helpers: z.array(z.object({ duty: z.enum(DUTIES), people: z.array(z.string()) })),
          /** Who sees to it until when; null for nobody. */
          assigned: z
            .object({
              person: z.string(),
              name: z.string(),
              due: z.string(),
              isOver: z.boolean(),
              by: z.array(z.string()),
            })
            .nullable(),
        }),
      ),
      /** Everybody who is enrolled, by name. */
      people: z.array(z.object({ person: z.string(), name: z.string() })),
      /** Procedures that are in force, and who has cleared their text for everybody. */
      procedures: z.array(z.object({ procedure: z.string(), version: CountSchema, clearedBy: z.array(z.string()) })),
      publications: z.array(
        z.object({
          publication: z.enum(PUBLICATIONS),
          proposed: z.object({ by: z.array(z.string()), at: z.string(), file: FileSchema }).nullable(),
          released: z
            .object({ proposedBy: z.array(z.string()), by: z.array(z.string()), at: z.string(), file: FileSchema })
            .nullable(),
        }),
      ),
    }),
  },
} as const;
