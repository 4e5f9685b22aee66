import { CHANNELS, EXPECTED_BASES, PlanSettingsSchema } from '@plumbline/ballot-management';
import { z } from 'zod';
import { RoomHeadingSchema } from './ballot-room-heading.ts';
import { InRoom } from './ballot-rooms.ts';

/* How the ballots of a room are to lie, before there are any. */

const CountSchema = z.number().int();

export const ballotBatchPlanQueries = {
  /** What is expected in a room, what a plan is made from, and the plan that was adopted last. */
  'ballot-batch-plan': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      expected: z.array(
        z.object({
          site: z.string(),
          day: z.string().nullable(),
          tabulator: z.string().nullable(),
          precinct: z.string().nullable(),
          style: z.string().nullable(),
          channel: z.enum(CHANNELS),
          cards: CountSchema,
          basis: z.enum(EXPECTED_BASES),
        }),
      ),
      sites: z.array(
        z.object({
          site: z.string(),
          kind: z.enum(['precinct', 'early-voting', 'central']),
          tabulators: z.array(z.string()),
          days: z.array(z.string()),
        }),
      ),
      /** Names that are those of something else than what was planned last. */
      taken: z.object({ batches: z.array(z.string()), containers: z.array(z.string()) }),
      /** Null for none. */
      adopted: z
        .object({
          by: z.array(z.string()),
          at: z.string(),
          settings: PlanSettingsSchema,
          lots: z.array(
            z.object({
              site: z.string(),
              day: z.string().nullable(),
              tabulator: z.string(),
              channel: z.enum(CHANNELS),
              sorted: z.string().nullable(),
              batches: z.array(
                z.object({
                  name: z.string(),
                  cards: CountSchema,
                  container: z.string(),
                  /** Whether there is a batch of this number in the room. */
                  isMade: z.boolean(),
                }),
              ),
            }),
          ),
          containers: z.array(z.object({ container: z.string(), isMade: z.boolean() })),
        })
        .nullable(),
      labelStocks: z.array(z.string()),
      /** Where the seals of a container go, by the rules of the room. */
      sealPositions: z.array(z.string()),
    }),
  },
} as const;
