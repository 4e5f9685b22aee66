import type { Plan } from './plan.ts';

/** What kind of text an audit is held under: a law, a rule made under a law, or a written procedure of an office. */
export const RULE_KINDS = ['law', 'rule', 'procedure'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** What a text says something about: which contests are audited, what is counted, who may watch, what is published, or anything else. */
export const RULE_SUBJECTS = ['contests', 'scope', 'observation', 'publication', 'other'] as const;
export type RuleSubject = (typeof RULE_SUBJECTS)[number];

/** A text that the audit is held under: where it stands, and what it says about one subject. */
export type RuleText = {
  readonly kind: RuleKind;
  readonly citation: string;
  readonly subject: RuleSubject;
  readonly says: string;
};

/** By which criterion a targeted contest was chosen, and by which role or body. */
export type ContestCriterion = { readonly contest: string; readonly criterion: string; readonly by: string };

/** The risk limit that a law or rule sets, in percent, and why this audit has a higher one; null where nobody gave a reason. */
export type StatutoryLimit = { readonly percent: number; readonly reasonAbove: string | null };

/** The rules that an audit is held under. They are public texts, and stand in the log as they were typed. */
export type AuditRules = {
  readonly texts: readonly RuleText[];
  readonly chosen: readonly ContestCriterion[];
  /** Null where no law or rule sets one, or nobody said so. */
  readonly statutoryLimit: StatutoryLimit | null;
};

/** The plan under these rules. One without any rule is as plans were before there were rules. */
export function withRules({ rules: _, ...plan }: Plan, rules: AuditRules): Plan {
  const saysNothing = rules.texts.length === 0 && rules.chosen.length === 0 && rules.statutoryLimit === null;
  return saysNothing ? plan : { ...plan, rules };
}

/** The plan with the criteria of some contests only: nobody chose the others. */
export function withCriteriaOf(plan: Plan, targets: ReadonlySet<string>): Plan {
  const { rules } = plan;
  if (rules === undefined) return plan;
  return withRules(plan, { ...rules, chosen: rules.chosen.filter(({ contest }) => targets.has(contest)) });
}

/** The limits of a plan whose risk limit is higher than the statutory one, in percent, with the reason; undefined where it is not. */
export function limitAboveStatute({
  settings,
  rules,
}: Pick<Plan, 'settings' | 'rules'>):
  | { readonly statutoryPercent: number; readonly riskLimitPercent: number; readonly reason: string | null }
  | undefined {
  const statutory = rules?.statutoryLimit ?? null;
  if (settings === null || statutory === null || settings.riskLimitPercent <= statutory.percent) return undefined;
  return {
    statutoryPercent: statutory.percent,
    riskLimitPercent: settings.riskLimitPercent,
    reason: statutory.reasonAbove,
  };
}
