import type { CaseLine } from '@plumbline/api';
import {
  type BegunAudit,
  type FindingRule,
  findingRuleOf,
  isInRounds,
  lookAsked,
  unitName,
  whoEntered,
} from '@plumbline/audit';
import { err, ok } from '@plumbline/prelude';
import { defineQuery } from '../../road/define-query.ts';
import { askedCase, caseScope, subjectOf } from '../screens/asked-case.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { actsOnCase } from '../screens/case-acts.ts';
import { caseLines } from '../screens/cases.ts';
import { withRanks } from '../screens/contests-for.ts';
import { withoutReported } from '../screens/without-reported.ts';

/** Says where the unit is and what is asked about it. What others saw, and what was reported, it does not say. */
export const secondLook = defineQuery({
  name: 'second-look',
  permission: 'case.second-look',
  scope: caseScope,

  async run(context, asked) {
    const { services, session, role, scope } = context;
    const { actor } = session;
    const { history, heading } = await loadHeading(services, asked.auditId, { actor, role, scope });
    const { audit } = history;
    const facts = await askedCase(context, history, asked);
    const subject = subjectOf(asked);
    if (facts === undefined || !isInRounds(audit)) return err({ code: 'no-case', unit: asked.name });
    const look = lookAsked(audit, subject);
    if (look === undefined) return err({ code: 'second-look-not-possible', contest: unitName(subject.unit) });
    const [line] = await caseLines(services, audit, [facts]);
    const { secondLook: mayRecord } = actsOnCase(context, history, facts);
    if (line === undefined || mayRecord === null) return err({ code: 'no-case', unit: asked.name });
    const { jurisdiction, unit, place, imprintedId } = line;
    return ok({
      heading,
      line: { jurisdiction, unit, place, imprintedId },
      kind: look.kind,
      findingRule: ruleOf(audit, line),
      enteredBy: [...whoEntered(audit, subject)],
      // The votes that were reported are nothing for whoever is to look.
      contests: withoutReported(withRanks(audit, look.contests)),
      mayRecord,
    });
  },
});

/** How whoever looks again finds the card, as the board was told. */
function ruleOf(audit: BegunAudit, { jurisdiction, unit, place }: CaseLine): FindingRule | null {
  if (unit.kind !== 'ballot' || jurisdiction === null || place === null) return null;
  return findingRuleOf(audit.plan, { jurisdiction, tabulator: place.tabulator, batch: place.batch }) ?? null;
}
