import { CountSchema } from '@plumbline/election';
import { z } from 'zod';

/** Draws, or cards, with and without cast vote records, where the two are drawn apart. */
export const StratumSizesSchema = z.object({ cvr: CountSchema, noCvr: CountSchema });
export type StratumSizes = z.infer<typeof StratumSizesSchema>;

const ContestInStratumSchema = z.object({
  /** Cards in the manifests, and cards in none. */
  listed: CountSchema,
  unlisted: CountSchema,
  /** Votes by choice; below 0 where cast vote records have more than was reported in all. */
  votes: z.record(z.string(), z.number().int()),
});

/** What a contest is drawn from with and without cast vote records, where the two are drawn apart. */
export const ContestStrataSchema = z.object({ cvr: ContestInStratumSchema, noCvr: ContestInStratumSchema });
export type ContestStrata = z.infer<typeof ContestStrataSchema>;

export const SampleSizeOptionSchema = z.object({
  /** `asn`, `0.7`, `0.8`, `0.9`, `default` or `all-ballots`. */
  key: z.string(),
  size: CountSchema,
  /** How it is divided, where cards with and without cast vote records are drawn apart. */
  strata: StratumSizesSchema.optional(),
  /** The chance that the whole contest meets its limit with this size if the report is right; null where it is not known. */
  probability: z.number().nullable(),
  /** How the chance is known; null where there is none. */
  known: z.enum(['exact', 'simulated', 'at-least', 'published']).nullable(),
  /** Where the size is a published one: the chance by the corrected method. */
  corrected: z.object({ probability: z.number(), known: z.enum(['exact', 'simulated', 'at-least']) }).nullable(),
});

/** Why a method of the statistics declined: a reason of theirs, and what is to be named of it. */
export const MethodDeclinedSchema = z.object({
  reason: z.string(),
  data: z.record(z.string(), z.union([z.number(), z.string()])),
});

export const ContestSizesSchema = z.object({
  contest: z.string(),
  options: z.array(SampleSizeOptionSchema),
  /** The key of the option chosen when nobody chooses. */
  preferred: z.string(),
  /** The most that can be asked: ballots or batches. */
  population: CountSchema,
  /** The most that can be asked of each stratum; null where all cards are one population. */
  strata: StratumSizesSchema.nullable(),
  /** Why no size can be given, instead of options. */
  refusal: MethodDeclinedSchema.nullable(),
});

/** How long work takes two people: seconds for a drawn ballot, minutes for a drawn batch, seconds to count a ballot of it. */
export const WorkTimesSchema = z.object({
  ballotSeconds: z.number(),
  batchMinutes: z.number(),
  countSeconds: z.number(),
});

/** An average; eight draws of ten lie from `least` to `most`, as far as that is known. */
const ExpectedSchema = z.object({ mean: z.number(), least: z.number(), most: z.number() });

/** What a round is likely to ask: draws with repetition, different ballots or batches, and the ballots to count in batches. */
export const ExpectedWorkSchema = z.object({
  draws: z.number(),
  units: ExpectedSchema,
  /** Null where single ballots are drawn. */
  ballots: ExpectedSchema.nullable(),
});
