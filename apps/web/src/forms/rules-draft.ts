import type { CommandInput, QueryOutput } from '@plumbline/api';
import { RULE_KINDS, RULE_SUBJECTS } from '@plumbline/audit';
import { err, ok, type Result } from '@plumbline/prelude';
import { readLimit } from './read-limit.ts';

export type Rules = CommandInput<'state-rules'>['rules'];
type Saved = QueryOutput<'plan'>['plan']['rules'];

/** A text of the rules as it stands in the form. */
export type RuleTextDraft = {
  readonly kind: string;
  readonly citation: string;
  readonly subject: string;
  readonly says: string;
};

/** The rules as they stand in the form: criteria by contest, and the statutory limit in percent, empty where none is stated. */
export type RulesDraft = {
  readonly limit: string;
  readonly reason: string;
  readonly texts: readonly RuleTextDraft[];
  readonly chosen: Readonly<Record<string, CriterionDraft>>;
};
export type CriterionDraft = { readonly criterion: string; readonly by: string };

/** What the rules still need: of a text, by its place, of a contest, or of the limit. */
export type RulesProblem =
  | { readonly wrong: 'kind' | 'citation' | 'subject' | 'says'; readonly place: number }
  | { readonly wrong: 'criterion' | 'by'; readonly contest: string }
  | { readonly wrong: 'limit' }
  | { readonly wrong: 'reason' };

export const BLANK_TEXT: RuleTextDraft = { kind: '', citation: '', subject: '', says: '' };
export const BLANK_CRITERION: CriterionDraft = { criterion: '', by: '' };

/** What is saved, as it stands in the form. An empty text waits to be filled in where there is none. */
export function draftOfRules(rules: Saved): RulesDraft {
  const texts = rules?.texts ?? [];
  return {
    limit: rules?.statutoryLimit ? String(rules.statutoryLimit.percent) : '',
    reason: rules?.statutoryLimit?.reasonAbove ?? '',
    texts: texts.length === 0 ? [BLANK_TEXT] : texts,
    chosen: Object.fromEntries((rules?.chosen ?? []).map(({ contest, criterion, by }) => [contest, { criterion, by }])),
  };
}

/** What is typed of a contest. */
export function criterionOf({ chosen }: Pick<RulesDraft, 'chosen'>, contest: string): CriterionDraft {
  return Object.hasOwn(chosen, contest) ? (chosen[contest] ?? BLANK_CRITERION) : BLANK_CRITERION;
}

/** Whether the risk limit of the audit, in percent, is above the statutory one that is typed. */
export function isAboveTyped({ limit }: Pick<RulesDraft, 'limit'>, riskLimitPercent: number | undefined): boolean {
  const statutory = readLimit(limit);
  return statutory !== undefined && riskLimitPercent !== undefined && riskLimitPercent > statutory;
}

/**
 * Reads the rules, or everything that is wrong with them at once. A text or contest of which nothing is typed is left out; of one of which
 * something is typed all is needed. `targets` are the targeted contests, and `riskLimitPercent` is the saved limit of the audit.
 */
export function readRules(
  draft: RulesDraft,
  plan: { readonly targets: readonly string[]; readonly riskLimitPercent: number | undefined },
): Result<Rules, readonly RulesProblem[]> {
  const problems: RulesProblem[] = [];
  const reason = draft.reason.trim();
  const isAbove = isAboveTyped(draft, plan.riskLimitPercent);
  const percent = readLimit(draft.limit);
  if (percent === undefined && draft.limit.trim() !== '') problems.push({ wrong: 'limit' });
  if (isAbove && reason === '') problems.push({ wrong: 'reason' });
  const texts = draft.texts.flatMap((text, place) => readText(text, place, problems));
  const chosen = plan.targets.flatMap((contest) => readCriterion(draft, contest, problems));
  if (problems.length > 0) return err(problems);
  // A reason is for a limit that is above: it is asked for then, and not kept for another day.
  const reasonAbove = isAbove ? reason : null;
  const statutoryLimit = percent === undefined ? null : { percent, reasonAbove };
  return ok({ texts, chosen, statutoryLimit });
}

function readText(text: RuleTextDraft, place: number, problems: RulesProblem[]): Rules['texts'] {
  const [citation, says] = [text.citation.trim(), text.says.trim()];
  if (text.kind === '' && text.subject === '' && citation === '' && says === '') return [];
  const kind = RULE_KINDS.find((one) => one === text.kind);
  const subject = RULE_SUBJECTS.find((one) => one === text.subject);
  if (kind === undefined) problems.push({ wrong: 'kind', place });
  if (citation === '') problems.push({ wrong: 'citation', place });
  if (subject === undefined) problems.push({ wrong: 'subject', place });
  if (says === '') problems.push({ wrong: 'says', place });
  return kind === undefined || subject === undefined ? [] : [{ kind, citation, subject, says }];
}

function readCriterion(draft: RulesDraft, contest: string, problems: RulesProblem[]): Rules['chosen'] {
  const typed = criterionOf(draft, contest);
  const [criterion, by] = [typed.criterion.trim(), typed.by.trim()];
  if (criterion === '' && by === '') return [];
  if (criterion === '') problems.push({ wrong: 'criterion', contest });
  if (by === '') problems.push({ wrong: 'by', contest });
  return [{ contest, criterion, by }];
}
