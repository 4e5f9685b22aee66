import { type CaseSubject, isInRounds, needsSecondLook, unitName } from '@plumbline/audit';
import { type Contest, contestInvolves } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import { readAboutUnit } from '../../log/read-audit-log.ts';
import { defineQuery } from '../../road/define-query.ts';
import { askedCase, caseScope, subjectOf } from '../screens/asked-case.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { actsOnCase } from '../screens/case-acts.ts';
import { caseHistory } from '../screens/case-history.ts';
import { caseLines } from '../screens/cases.ts';

export const caseOf = defineQuery({
  name: 'case',
  permission: 'case.read',
  scope: caseScope,

  async run(context, asked) {
    const { services, session, role, scope } = context;
    const { auditId } = asked;
    const { history, heading } = await loadHeading(services, auditId, { actor: session.actor, role, scope });
    const { audit } = history;
    const facts = await askedCase(context, history, asked);
    if (facts === undefined || !isInRounds(audit)) return err({ code: 'no-case', unit: asked.name });
    const [line] = await caseLines(services, audit, [facts]);
    if (line === undefined) return err({ code: 'no-case', unit: asked.name });
    const subject = subjectOf(asked);
    const { jurisdiction, unit } = subject;
    const about = { jurisdiction, kind: unit.kind, name: unitName(unit) };
    const entries = await readAboutUnit(services.db, auditId, about);
    return ok({
      heading,
      line,
      contests: audit.plan.contests.filter((contest) => isAbout(subject, contest)),
      history: await caseHistory(services.db, auditId, { facts, entries }),
      needsSecondLook: needsSecondLook(subject),
      acts: actsOnCase(context, history, facts),
    });
  },
});

function isAbout({ jurisdiction, unit }: CaseSubject, contest: Contest): boolean {
  return jurisdiction === null
    ? unit.kind === 'contest' && unit.contest === contest.name
    : contestInvolves(contest, jurisdiction);
}
