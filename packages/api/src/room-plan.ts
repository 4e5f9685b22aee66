import { z } from 'zod';
import { InJurisdiction } from './asked-of.ts';

/** Where supplies belong: at each board, at the station, or in the room. */
const SupplyGroupSchema = z.enum(['ballotsBoard', 'batchesBoard', 'station', 'room']);

/** A line of the list of supplies: so many for each board, and so many besides for all together. */
export const SupplyLineSchema = z.object({
  group: SupplyGroupSchema,
  item: z.string().trim().min(1).max(200),
  each: z.int().min(0).max(10_000),
  besides: z.int().min(0).max(100_000),
  /** Somebody has seen that it is there. */
  there: z.boolean(),
  /** Who brings it; empty where nobody was named. */
  who: z.string().trim().max(100),
});
export type SupplyLine = z.infer<typeof SupplyLineSchema>;

/** The longest list of supplies that is kept. */
export const SUPPLIES_MAX = 300;

/** Who fills which place of the staffing plan. */
export const StaffNameSchema = z.object({ place: z.string().max(100), name: z.string().trim().max(100) });

export const roomPlanQueries = {
  /** What is planned for the room of a jurisdiction: supplies and people, for the boards there are or would be. */
  'room-plan': {
    input: InJurisdiction,
    output: z.object({
      boards: z.int(),
      /** Somebody has made the boards; otherwise their number follows from the drawn work. */
      isDecided: z.boolean(),
      supplies: z.object({
        lines: z.array(SupplyLineSchema),
        /** The groups that this audit needs. */
        groups: z.array(SupplyGroupSchema),
        /** Nobody has changed what is proposed. */
        isProposed: z.boolean(),
        version: z.int(),
      }),
      staffing: z.object({
        places: z.array(
          z.object({
            place: z.string(),
            inWords: z.string(),
            name: z.string(),
            /** In a sentence: the training of whoever stands here is not current on the day. */
            untrained: z.string().nullable(),
          }),
        ),
        /** The day on which they come; null where nobody has said it. */
        day: z.string().nullable(),
        /** For which day trainings were looked up in the ballot room; null where there is none or nobody is named. */
        trainingsOn: z.object({ day: z.string(), isToday: z.boolean() }).nullable(),
        /**
         * In sentences: places without a name, people in two places that exclude one another, people whose training is not current and who could
         * stand in for them, and those the ballot room does not have.
         */
        warnings: z.array(z.string()),
        version: z.int(),
      }),
    }),
  },
} as const;
