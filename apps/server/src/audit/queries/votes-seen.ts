import { isInRounds } from '@plumbline/audit';
import type { SeenVotes } from '@plumbline/documents';
import { ok } from '@plumbline/prelude';
import { keepNewest } from '../../keep-newest.ts';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadAudit } from '../history/load-audit.ts';

const kept = keepNewest<readonly SeenVotes[]>({ bytesMax: 5_000_000, bytesOf: (seen) => JSON.stringify(seen).length });

/** What was reported and what was seen, as far as rounds are closed. Nobody counts towards a figure of an open round. */
export const votesSeen = defineQuery({
  name: 'votes-seen',
  permission: 'comparisons.read',
  scope: auditScope,

  async run({ services }, { auditId }) {
    const { audit, head } = await loadAudit(services.db, auditId);
    if (!isInRounds(audit)) return ok({ contests: [] });
    const seen = await kept.get(`${auditId} ${head.hash}`, () => services.workers.run('votes-seen', audit));
    return ok({ contests: seen.map((one) => ({ ...one, choices: [...one.choices] })) });
  },
});
