import { isEnteredTwice, isInRounds } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { jurisdictionScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { batchesToEnter, batchVersions } from '../screens/batches-to-enter.ts';
import { contestsFor } from '../screens/contests-for.ts';
import { withoutReported } from '../screens/without-reported.ts';

export const tallyEntry = defineQuery({
  name: 'tally-entry',
  permission: 'tally-entry.read',
  scope: jurisdictionScope,

  async run({ services, session, role, scope }, { auditId, jurisdiction }) {
    const viewer = { actor: session.actor, role, scope };
    const { history, heading } = await loadHeading(services, auditId, viewer, { jurisdiction });
    const { audit } = history;
    const batches = await batchesToEnter(services, history, {
      jurisdiction,
      visible: false,
      withAddresses: false,
      viewer: session.actor,
    });
    return ok({
      heading,
      jurisdiction,
      contests: withoutReported(contestsFor(audit, jurisdiction)),
      // Nor what was reported of batches that were counted in earlier rounds.
      batches: batches.map((batch) => ({ ...batch, comparisons: [] })),
      batchVersions: batchVersions(history, jurisdiction),
      entersTwice: isEnteredTwice(audit.plan),
      talliesFinal: isInRounds(audit) && audit.rounds.at(-1)?.work[jurisdiction]?.talliesFinal === true,
    });
  },
});
