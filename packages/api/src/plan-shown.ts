import { ContestSchema, DefinedContestSchema, JurisdictionSchema } from '@plumbline/election';
import { z } from 'zod';
import { SettingsSchema } from './audit-heading.ts';
import { AuditRulesSchema } from './audit-rules.ts';

/** A contest as far as it is known: while there are no cast vote records that tell, it may have no choices yet. */
export const ContestShownSchema = ContestSchema.unwrap()
  .extend({ choices: z.array(ContestSchema.unwrap().shape.choices.unwrap().element).readonly() })
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
