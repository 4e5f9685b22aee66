import { NameSchema } from '@plumbline/election';
import { z } from 'zod';
import { AuditTypeSchema, LimitPercentSchema } from './audit-heading.ts';

/** More would take longer to estimate than anybody waits. */
const PLANNED_CHOICES_MAX = 20;
/** More ballots than any election has: what the statistics take. */
const PLANNED_BALLOTS_MAX = 10_000_000_000;
/** In an address it is text. At a limit of nothing every ballot is looked at, and there is nothing to plan. */
const PlannedLimitSchema = z.coerce.number().pipe(LimitPercentSchema.gt(0));

/** A contest as it was reported, for whoever wants to know what an audit of it would cost. In an address it is JSON. */
const ReportedContestSchema = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      choices: z
        .array(z.object({ name: NameSchema, votes: z.int().min(0).max(PLANNED_BALLOTS_MAX) }))
        .min(2)
        .max(PLANNED_CHOICES_MAX)
        .refine((choices) => new Set(choices.map(({ name }) => name)).size === choices.length, 'name each choice once'),
      winners: z.int().min(1),
      votesAllowed: z.int().min(1),
      ballots: z.int().min(1).max(PLANNED_BALLOTS_MAX),
    }),
  )
  .refine(({ choices, winners }) => winners < choices.length, 'leave somebody who was not elected')
  .refine(
    ({ choices, votesAllowed, ballots }) =>
      choices.every(({ votes }) => votes <= ballots) &&
      choices.reduce((sum, { votes }) => sum + votes, 0) <= votesAllowed * ballots,
    'hold more votes than the ballots can',
  );

/** What an audit of a contest would cost, asked by anybody. */
export const plannerQueries = {
  /** What an audit of each type would cost at a risk limit; null where every ballot has to be looked at. */
  'planner-sizes': {
    input: z.object({ contest: ReportedContestSchema, limitPercent: PlannedLimitSchema }),
    output: z.object({
      types: z.array(
        z.object({
          type: AuditTypeSchema,
          draws: z.enum(['cards', 'batches']),
          size: z.int().min(1).nullable(),
        }),
      ),
    }),
  },
  /**
   * The work of each type at other margins, for two who are as close as the closest of the contest, at a risk limit; and how
   * likely one round of a size is enough, where that is known before there are files.
   */
  'planner-margins': {
    input: z.object({ contest: ReportedContestSchema, limitPercent: PlannedLimitSchema }),
    output: z.object({
      /** Votes between the last winner and the first loser over the ballots. */
      ownMargin: z.number(),
      lines: z.array(
        z.object({
          type: AuditTypeSchema,
          draws: z.enum(['cards', 'batches']),
          /** Null where every ballot has to be looked at. */
          sizes: z.array(z.object({ margin: z.number(), size: z.int().min(1).nullable() })),
        }),
      ),
      chances: z.array(
        z.object({
          type: AuditTypeSchema,
          sizes: z.array(z.object({ size: z.int().min(1), chance: z.number().min(0).max(1) })),
        }),
      ),
    }),
  },
} as const;
