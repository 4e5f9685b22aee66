import { RULE_KINDS, RULE_SUBJECTS } from '@plumbline/audit';
import { NameSchema } from '@plumbline/election';
import { z } from 'zod';
import { LimitPercentSchema } from './audit-heading.ts';

/** How long what somebody types about rules may be, in characters. */
export const RULE_LENGTHS = { citation: 300, says: 2000, criterion: 1000, by: 200, reason: 1000 } as const;

/** How many texts an audit may be held under. */
export const RULE_TEXTS_MAX = 40;

function typed(length: number) {
  return z.string().trim().min(1).max(length);
}

/** What an audit is held under: texts with citation, why each targeted contest was chosen and by whom, and the statutory risk limit. */
export const AuditRulesSchema = z.object({
  texts: z
    .array(
      z.object({
        kind: z.enum(RULE_KINDS),
        citation: typed(RULE_LENGTHS.citation),
        subject: z.enum(RULE_SUBJECTS),
        says: typed(RULE_LENGTHS.says),
      }),
    )
    .max(RULE_TEXTS_MAX),
  /** Only targeted contests, each once. `by` is a role or a body. */
  chosen: z
    .array(z.object({ contest: NameSchema, criterion: typed(RULE_LENGTHS.criterion), by: typed(RULE_LENGTHS.by) }))
    .max(1000),
  /** In percent; null where no law or rule sets one. `reasonAbove`: why the audit has a higher risk limit. */
  statutoryLimit: z
    .object({ percent: LimitPercentSchema.gt(0), reasonAbove: typed(RULE_LENGTHS.reason).nullable() })
    .nullable(),
});
