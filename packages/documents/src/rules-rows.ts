import { type Plan, takesEverything } from '@plumbline/audit';
import { reportWords } from '@plumbline/words/report-words';
import type { ReportSection } from './report-section.ts';

const say = reportWords('en');

/**
 * What the audit was held under: its texts, the statutory risk limit and why each targeted contest was chosen. No section where nobody
 * stated any rule, so that such a report is as it always was.
 */
export function rulesSections(plan: Plan): readonly ReportSection[] {
  if (plan.rules === undefined) return [];
  const sections: readonly ReportSection[] = [
    { name: 'auditRules', rows: textRows(plan.rules) },
    { name: 'statutoryLimit', rows: limitRows(plan, plan.rules) },
    { name: 'contestCriteria', rows: criterionRows(plan, plan.rules) },
  ];
  // The first row names the columns.
  return sections.filter(({ rows }) => rows.length > 1);
}

type Rules = NonNullable<Plan['rules']>;
type Rows = ReportSection['rows'];

function textRows({ texts }: Rules): Rows {
  return [
    [say('ruleKind'), say('ruleCitation'), say('ruleSubject'), say('ruleSays')],
    ...texts.map(({ kind, citation, subject, says }) => [
      say(`ruleTexts.kinds.${kind}`),
      citation,
      say(`ruleTexts.subjects.${subject}`),
      says,
    ]),
  ];
}

function limitRows(plan: Plan, { statutoryLimit }: Rules): Rows {
  if (statutoryLimit === null) return [];
  const { settings } = plan;
  const limit = settings === null || takesEverything(plan) ? '' : `${settings.riskLimitPercent}%`;
  const isAbove = settings !== null && settings.riskLimitPercent > statutoryLimit.percent;
  return [
    [say('statutoryLimit'), say('riskLimit'), say('reasonAboveStatute')],
    [`${statutoryLimit.percent}%`, limit, isAbove ? (statutoryLimit.reasonAbove ?? '') : ''],
  ];
}

function criterionRows({ contests }: Plan, { chosen }: Rules): Rows {
  const targets = contests.filter(({ targeted }) => targeted);
  return [
    [say('contestName'), say('criterion'), say('chosenBy')],
    ...targets.map(({ name }) => {
      const stated = chosen.find(({ contest }) => contest === name);
      return [name, stated?.criterion ?? say('criterionNotStated'), stated?.by ?? ''];
    }),
  ];
}
