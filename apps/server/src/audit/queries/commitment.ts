import { manifestsUnstated, missingInputs, ordersUnstated, planFindings } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { commitmentOf } from '@plumbline/record';
import { sha256OfText } from '../../log/append-events.ts';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { statementsToShow } from '../screens/statements-to-show.ts';

export const commitment = defineQuery({
  name: 'commitment',
  permission: 'commitment.read',
  scope: auditScope,

  async run({ services, session, role, scope }, { auditId }) {
    const viewer = { actor: session.actor, role, scope };
    const { history, heading } = await loadHeading(services, auditId, viewer);
    const { audit } = history;
    const { files } = audit;
    const committed = audit.phase === 'planning' ? undefined : audit;
    return ok({
      heading,
      missing: audit.phase === 'planning' ? [...missingInputs(audit)] : [],
      findings: [...planFindings(audit)],
      statements: await statementsToShow(services.db, { auditId, audit }, { withAddresses: role !== 'observer' }),
      unstated: [...manifestsUnstated(audit)],
      ordersUnstated: [...ordersUnstated(audit)],
      files: files.map(({ jurisdiction, kind, name, bytes, sha256 }) => ({ jurisdiction, kind, name, bytes, sha256 })),
      commitment: committed?.commitment ?? commitmentOf(audit, sha256OfText),
      committedAt: history.committedAt,
      seed: committed === undefined || committed.phase === 'committed' ? null : committed.seed,
      seedSetAt: history.seedSetAt,
    });
  },
});
