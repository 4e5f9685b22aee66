import { isInRounds } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { caseFactsIn, caseLines, casesVisible } from '../screens/cases.ts';

export const cases = defineQuery({
  name: 'cases',
  permission: 'case.read',
  scope: auditScope,

  async run({ services, session, role, scope }, { auditId }) {
    const { actor } = session;
    const { history, heading } = await loadHeading(services, auditId, { actor, role, scope });
    const { audit } = history;
    const { shown, withheld } = casesVisible(history, { grants: actor.grants, role });
    if (!isInRounds(audit)) return ok({ heading, cases: [], withheld: [] });
    const facts = await caseFactsIn(services, history, shown);
    return ok({ heading, cases: await caseLines(services, audit, facts), withheld: [...withheld] });
  },
});
