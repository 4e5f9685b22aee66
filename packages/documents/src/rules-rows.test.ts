import type { BegunAudit } from '@plumbline/audit';
import { expect, test } from 'vitest';
import { auditReportSections } from './audit-report.ts';
import { explainColumn } from './explain-column.ts';
import { sectionsCsv } from './report-section.ts';
import { pollingAudit } from './testing/printed-audits.ts';

const { audit: replayed, inputs } = await pollingAudit();
const NAMES = ['auditRules', 'statutoryLimit', 'contestCriteria'];
const targets = replayed.plan.contests.filter(({ targeted }) => targeted).map(({ name }) => name);
const [first = '', ...others] = targets;

function sectionsUnder(rules?: BegunAudit['plan']['rules']) {
  const audit = { ...replayed, plan: { ...replayed.plan, ...(rules && { rules }) } };
  const context = { audit, inputs, roundTimes: new Map(), nameOf: () => '', textOf: () => '' };
  return auditReportSections(context).filter(({ name }) => NAMES.includes(name));
}

test('the report has the texts, the statutory limit with the reason, and the criterion of every targeted contest', () => {
  const limit = replayed.plan.settings?.riskLimitPercent ?? 0;
  const sections = sectionsUnder({
    texts: [
      { kind: 'law', citation: '=HYPERLINK("x")', subject: 'scope', says: 'All ballots, those by mail too.' },
      { kind: 'procedure', citation: 'Manual 4', subject: 'publication', says: 'The log is published.' },
    ],
    chosen: [{ contest: first, criterion: 'Closest contest', by: 'Election board' }],
    statutoryLimit: { percent: limit - 1, reasonAbove: 'A court order' },
  });
  expect(sections.map(({ name }) => name)).toEqual(NAMES);
  const [texts, statutory, criteria] = sections.map(({ rows }) => rows.slice(1));
  expect(texts).toEqual([
    ['Law', '=HYPERLINK("x")', 'Which ballots are audited', 'All ballots, those by mail too.'],
    ['Procedure', 'Manual 4', 'What is published', 'The log is published.'],
  ]);
  expect(statutory).toEqual([[`${limit - 1}%`, `${limit}%`, 'A court order']]);
  expect(criteria).toEqual([
    [first, 'Closest contest', 'Election board'],
    ...others.map((name) => [name, 'Not stated', '']),
  ]);
  // What was typed opens as text in a spreadsheet.
  expect(sectionsCsv(sections)).not.toMatch(/(^|,|")=HYPERLINK/m);
  for (const name of sections.flatMap(({ rows }) => rows[0] ?? [])) {
    expect(explainColumn(String(name))).toMatch(/[a-z].*\.$/);
  }
});

test('a reason that is not needed is not printed, and an empty part has no section', () => {
  const sections = sectionsUnder({ texts: [], chosen: [], statutoryLimit: { percent: 20, reasonAbove: 'Old' } });
  expect(sections.map(({ name }) => name)).toEqual(['statutoryLimit', 'contestCriteria']);
  expect(sections[0]?.rows[1]?.[2]).toBe('');
});

test('a report of an audit under no stated rule is as it always was', () => {
  expect(sectionsUnder()).toEqual([]);
});
