import { randomUUID } from 'node:crypto';
import { decide, NOT_BEGUN } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { createChain, lockChain } from '../../log/append-events.ts';
import { organizationScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { isAuditNameInUse } from '../../stores/audits.ts';
import { auditChain } from '../../stores/news.ts';
import { findOrganizations, organizationChain } from '../../stores/organizations.ts';

export const createAudit = defineCommand({
  name: 'create-audit',
  permission: 'audit.create',
  scope: organizationScope,

  async run({ tx }, { organizationId, name, auditType, method, compatibility }) {
    const chain = organizationChain(organizationId);
    // Held, so that of two audits with one name created at once the second is refused.
    await lockChain(tx, chain);
    const [organization] = await findOrganizations(tx, [organizationId]);
    if (organization === undefined) return refuse('not-found', 'Reload the page and choose the organization again.');
    if (await isAuditNameInUse(tx, { organizationId, name })) {
      const detail = `${organization.name} has an audit called “${name}”. Choose another name.`;
      return refuse('audit-name-taken', detail, [{ path: 'name', message: detail }]);
    }
    const created = { name, organization: organization.name, auditType, method, compatibility };
    const decided = decide(NOT_BEGUN, { ...created, type: 'create-audit' });
    if (!decided.ok) return decided;
    const auditId = randomUUID();
    await createChain(tx, auditChain(auditId), 'audit');
    return ok({
      additions: [
        { chain, events: [{ type: 'audit-added', auditId, name, auditType }] },
        { chain: auditChain(auditId), events: decided.value },
      ],
      answer: ok({ auditId }),
    });
  },
});
