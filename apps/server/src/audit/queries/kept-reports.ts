import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { keptReportsOf } from '../../stores/kept-reports.ts';
import { namesOfPeople } from '../../stores/people.ts';
import { loadAudit } from '../history/load-audit.ts';
import { standOfReport } from '../screens/stand-of-report.ts';

/** The reports that were built, each with its fingerprint, what it was built from, and whether something was entered since. */
export const keptReports = defineQuery({
  name: 'kept-reports',
  permission: 'kept-reports.read',
  scope: auditScope,

  async run({ services }, { auditId }) {
    const { db } = services;
    const stand = standOfReport(await loadAudit(db, auditId));
    const kept = await keptReportsOf(db, auditId);
    const people = await namesOfPeople(
      db,
      kept.flatMap(({ personId }) => (personId === null ? [] : [personId])),
    );
    return ok({
      reports: kept.map((one) => ({
        reportId: one.reportId,
        kind: one.kind,
        form: one.form,
        jurisdiction: one.jurisdiction,
        name: one.name,
        bytes: one.bytes,
        sha256: one.sha256,
        head: one.head,
        at: one.at.toISOString(),
        by: one.personId === null ? null : (people.get(one.personId) ?? one.personId),
        isNewest: one.stand === stand,
      })),
    });
  },
});
