import { CountSchema, NameSchema } from '@plumbline/election';
import { z } from 'zod';
import { ChannelSchema, CONTAINER_KINDS, DaySchema, IdSchema, listOf } from './nouns.ts';

/* What is planned for the batches of a room before there are any: how many cards are expected where, and how they are to lie. */

/** Where an expected number comes from. */
export const EXPECTED_BASES = ['last-election', 'estimate'] as const;

/** Where cards are expected. What has no tabulator goes to those of its site in turn. */
export const EXPECTED_AT = {
  site: IdSchema,
  day: DaySchema.nullable(),
  tabulator: IdSchema.nullable(),
  precinct: IdSchema.nullable(),
  style: IdSchema.nullable(),
  channel: ChannelSchema,
} as const;

/** How many cards are expected there; 0 for none any more. */
export const EXPECTED_CARDS = { ...EXPECTED_AT, cards: CountSchema, basis: z.enum(EXPECTED_BASES) } as const;

const ExpectedCardsSchema = z.strictObject(EXPECTED_CARDS).readonly();
export type ExpectedCards = z.infer<typeof ExpectedCardsSchema>;

/** What tells one place where cards are expected from another. */
export function expectedKey({
  site,
  day,
  tabulator,
  precinct,
  style,
  channel,
}: Omit<ExpectedCards, 'cards' | 'basis'>) {
  return JSON.stringify([site, day, tabulator, precinct, style, channel]);
}

/** What is known of the cards that are counted at one kind of site, and how they are kept. */
const StorageSchema = z
  .strictObject({
    /** How many there are is known from something other than the tabulator. */
    independentCounts: z.boolean(),
    /** The tabulator says the votes of each batch. */
    votesByBatch: z.boolean(),
    cvrs: z.boolean(),
    /** They stay in the order in which they were scanned. */
    scanOrder: z.boolean(),
    /** A number is printed on each when it is scanned. */
    imprints: z.boolean(),
  })
  .readonly();
export type Storage = z.infer<typeof StorageSchema>;

export const PLAN_NAMINGS = ['by-place', 'numbered'] as const;
/** What cards of a central place are put in order by before they are scanned: no batch holds two of it. */
export const PLAN_SORTS = ['none', 'precinct', 'style', 'day'] as const;

const PrefixSchema = NameSchema.max(10);

/** What an office wants of its batches and containers. */
export const PlanSettingsSchema = z
  .strictObject({
    naming: z.enum(PLAN_NAMINGS),
    /** Stands before the number of a batch that is named by one. */
    batchPrefix: PrefixSchema,
    containerPrefix: PrefixSchema,
    containerKind: z.enum(CONTAINER_KINDS),
    cardsPerBatch: z.int().min(1).max(10_000),
    cardsPerContainer: z.int().min(1).max(100_000),
    sortBy: z.enum(PLAN_SORTS),
    storage: z
      .strictObject({ precinct: StorageSchema, 'early-voting': StorageSchema, central: StorageSchema })
      .readonly(),
  })
  .readonly();
export type PlanSettings = z.infer<typeof PlanSettingsSchema>;

/** Batches that have everything in common but their name, their size and their container. */
export const PlannedLotSchema = z
  .strictObject({
    site: IdSchema,
    day: DaySchema.nullable(),
    tabulator: IdSchema,
    channel: ChannelSchema,
    /** What they were sorted by; null where by nothing. */
    sorted: IdSchema.nullable(),
    batches: listOf(z.strictObject({ name: IdSchema, cards: CountSchema, container: IdSchema }).readonly()),
  })
  .readonly();
export type PlannedLot = z.infer<typeof PlannedLotSchema>;
