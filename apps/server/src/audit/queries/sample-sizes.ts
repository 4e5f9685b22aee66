import {
  type BegunAudit,
  type ContestSizes,
  isInRounds,
  listedCards,
  missingInputs,
  planFindings,
} from '@plumbline/audit';
import { type Contest, contestInvolves } from '@plumbline/election';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { sampleSizesOf } from '../computations/sample-sizes.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { planToShow } from '../screens/plan-to-show.ts';
import { planWarnings } from '../screens/plan-warnings.ts';
import { strataOfContests } from '../screens/strata-of-contests.ts';
import { whatBlocksSizes } from '../screens/what-blocks-sizes.ts';

export const sampleSizes = defineQuery({
  name: 'sample-sizes',
  permission: 'plan.prepare',
  scope: auditScope,

  async run({ services, session, role, scope }, { auditId }) {
    const viewer = { actor: session.actor, role, scope };
    const { history, heading } = await loadHeading(services, auditId, viewer);
    const { audit } = history;
    const missing = audit.phase === 'planning' ? missingInputs(audit) : [];
    const sizes = whatBlocksSizes(audit).length > 0 ? 'not-possible' : await sampleSizesOf(services, audit);
    return ok({
      heading,
      round:
        isInRounds(audit) && audit.phase !== 'round-open' ? audit.rounds.length + 1 : Math.max(1, heading.round ?? 1),
      state: typeof sizes === 'string' ? sizes : ('ready' as const),
      contests: typeof sizes === 'string' ? [] : sizes.map(sizesToSend),
      missing: [...missing],
      plan: planToShow(audit.plan),
      cardsListed: Object.fromEntries(
        audit.plan.contests.map((contest) => [contest.name, cardsListed(audit, contest)]),
      ),
      strata: strataOfContests(audit),
      findings: [...planFindings(audit)],
      warnings: planWarnings(audit),
    });
  },
});

/** The cards the manifests of a contest's jurisdictions list, which the log keeps with each file. */
function cardsListed(audit: BegunAudit, contest: Contest): number {
  const listed = listedCards(audit.files);
  return audit.plan.jurisdictions
    .filter(({ name }) => contestInvolves(contest, name))
    .reduce((sum, { name }) => sum + (listed.get(name) ?? 0), 0);
}

function sizesToSend({ options, refusal, ...sizes }: ContestSizes) {
  return {
    ...sizes,
    options: [...options],
    refusal: refusal && { reason: refusal.reason, data: { ...refusal.data } },
  };
}
