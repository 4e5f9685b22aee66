import { ContestSchema, DefinedContestSchema, JurisdictionSchema } from '@plumbline/election';
import { z } from 'zod';
import { SettingsSchema } from './audit-heading.ts';
import { AuditRulesSchema } from './audit-rules.ts';

/** A contest as far as it is known: while there are no cast vote records that tell, it may have no choices yet. */
export const ContestShownSchema = ContestSchema.unwrap()
  .extend({
    choices: z.array(ContestSchema.unwrap().shape.choices.unwrap().element).readonly(),
    /** How many ranks the ballots of a ranked contest offer, where the cast vote records were read for it. */
    ranks: z.number().int().min(1).optional(),
  })
  .readonly();

export const PlanSchema = z.object({
  jurisdictions: z.array(JurisdictionSchema),
  contests: z.array(ContestShownSchema),
  settings: SettingsSchema.nullable(),
  withoutBallots: z.array(z.string()),
  /** The draws of each round, by targeted contest, where the method asks for sizes fixed before the seed; null where none are planned. */
  roundSizes: z.record(z.string(), z.array(z.number().int())).nullable(),
  /** What the audit is held under; null where nobody has stated any rule. */
  rules: AuditRulesSchema.nullable(),
  /**
   * What a sample has to show of each contest that is counted by instant runoff: who may have won by the cast vote records, and assertions
   * with their margins in ballots, the hardest first. Null where nobody has worked it out.
   */
  assertions: z
    .record(
      z.string(),
      z.object({
        mayWin: z.array(z.string()),
        assertions: z.array(
          z.object({
            type: z.enum(['NEB', 'NEN']),
            winner: z.string(),
            loser: z.string(),
            eliminated: z.array(z.string()),
            margin: z.number().int(),
          }),
        ),
      }),
    )
    .nullable(),
  /** Batches that are counted whatever is drawn; null where none are. */
  extraBatches: z
    .object({
      required: z.array(z.object({ jurisdiction: z.string(), batch: z.string() })),
      onePerJurisdiction: z.boolean(),
    })
    .nullable(),
  /** How cast vote records are read; null where the audit compares with none. */
  cvrs: z
    .object({
      /** The contests as they were defined, where something was left open. */
      defined: z.array(DefinedContestSchema).nullable(),
      cardStyles: z.boolean(),
    })
    .nullable(),
});
