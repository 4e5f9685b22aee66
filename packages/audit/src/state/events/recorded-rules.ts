import { NameSchema } from '@plumbline/election';
import { z } from 'zod';
import { RULE_KINDS, RULE_SUBJECTS } from '../audit-rules.ts';

const TypedSchema = z.string().min(1);

/** A risk limit in percent: one of 0 would ask to count everything, one of 100 would confirm everything. */
const PercentSchema = z.number().gt(0).lt(100);

/** The rules an audit is held under, as the log holds them. */
export const AuditRulesSchema = z.strictObject({
  texts: z.array(
    z.strictObject({
      kind: z.enum(RULE_KINDS),
      citation: TypedSchema,
      subject: z.enum(RULE_SUBJECTS),
      says: TypedSchema,
    }),
  ),
  chosen: z.array(z.strictObject({ contest: NameSchema, criterion: TypedSchema, by: TypedSchema })),
  statutoryLimit: z.strictObject({ percent: PercentSchema, reasonAbove: TypedSchema.nullable() }).nullable(),
});

/** That the risk limit is above the statutory one, as it was confirmed. */
export const RuleFindingSchema = z.strictObject({
  finding: z.literal('limit-above-statute'),
  statutoryPercent: PercentSchema,
  riskLimitPercent: PercentSchema,
  reason: TypedSchema,
});
