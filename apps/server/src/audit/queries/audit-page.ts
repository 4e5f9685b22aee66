import { isPractice } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { findAuditPage } from '../../stores/audit-pages.ts';
import { namesOfPeople } from '../../stores/people.ts';
import { loadAudit } from '../history/load-audit.ts';

/** Whether everybody may read the page of the audit, and who published it. */
export const auditPage = defineQuery({
  name: 'audit-page',
  permission: 'audit-page.read',
  scope: auditScope,

  async run({ services }, { auditId }) {
    const { db } = services;
    const { plan } = (await loadAudit(db, auditId)).audit;
    const found = await findAuditPage(db, auditId);
    const isForPractice = isPractice(plan);
    if (found === undefined) return ok({ isForPractice, published: null });
    const { publishedBy, publishedAt } = found;
    const by = (await namesOfPeople(db, [publishedBy])).get(publishedBy) ?? '';
    return ok({ isForPractice, published: { by, at: publishedAt.toISOString() } });
  },
});
