import { ok } from '@plumbline/prelude';
import { can } from '../../policy/can.ts';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { fileJobsOf } from '../../stores/file-jobs.ts';
import { type KeptReport, keptReportsOf, keptUntil } from '../../stores/kept-reports.ts';
import { namesOfPeople } from '../../stores/people.ts';
import { maySeeJob, mayTake } from '../downloads/may-take.ts';
import { loadAudit } from '../history/load-audit.ts';
import { printedBesides } from '../screens/printed-besides.ts';
import { saidByOffice } from '../screens/said-by-office.ts';
import { standOfDocument, standOfReport } from '../screens/stand-of-report.ts';
import { isLongReport } from '../screens/takes-long.ts';

/**
 * The documents and reports that are being made in the background, and those that are kept, each with its fingerprint, what it was built
 * from, and whether something was entered since: as far as whoever asks may have the file itself.
 */
export const keptReports = defineQuery({
  name: 'kept-reports',
  permission: 'kept-reports.read',
  scope: auditScope,

  async run({ services, session, scope, role }, { auditId }) {
    const { db } = services;
    const history = await loadAudit(db, auditId);
    const { actor } = session;
    const asking = { actor, scope, history };
    const withAddresses = role !== 'observer';
    const kept = (await keptReportsOf(db, auditId, { withAddresses })).filter((one) => mayTake(asking, one));
    const jobs = (await fileJobsOf(db, auditId)).filter((one) => maySeeJob(asking, one));
    const askers = [...kept, ...jobs].flatMap(({ personId }) => (personId === null ? [] : [personId]));
    const people = await namesOfPeople(db, askers);
    const mayCancelAll = can(actor, 'plan.edit', scope) !== undefined;
    const own = actor.kind === 'person' ? actor.personId : undefined;
    const standOf = await standsNow();
    const isLongIn = (jurisdiction: string) => isLongReport(history.audit, jurisdiction);
    return ok({
      jobs: jobs.map((job) => ({
        jobId: job.jobId,
        jurisdiction: job.place.jurisdiction,
        file: job.file,
        state: job.state,
        pages: job.pages,
        progress: job.progress,
        message: job.message,
        at: job.createdAt.toISOString(),
        by: people.get(job.personId) ?? job.personId,
        mayCancel: mayCancelAll || job.personId === own,
      })),
      reports: kept.map((one) => ({
        reportId: one.reportId,
        kind: one.kind,
        form: one.form,
        jurisdiction: one.place.jurisdiction,
        name: one.name,
        bytes: one.bytes,
        sha256: one.sha256,
        head: one.head,
        at: one.at.toISOString(),
        keptUntil: keptUntil(one.at).toISOString(),
        by: one.personId === null ? null : (people.get(one.personId) ?? one.personId),
        isNewest: one.stand === standOf(one),
      })),
      longReports: {
        ofAudit: isLongReport(history.audit, undefined),
        ofJurisdictions: history.audit.plan.jurisdictions.map(({ name }) => name).filter(isLongIn),
      },
    });

    /** What each kept file would be built from now. */
    async function standsNow(): Promise<(one: KeptReport) => string | undefined> {
      const ofReports = standOfReport(history);
      const documents = kept.filter(({ kind }) => kind === 'document');
      if (documents.length === 0) return () => ofReports;
      const said = await saidByOffice(db, auditId);
      const ofDocuments = new Map<string | null, string>();
      for (const jurisdiction of new Set(documents.map(({ place }) => place.jurisdiction))) {
        const { stand: standBesides } = await printedBesides(services, history, jurisdiction ?? undefined);
        ofDocuments.set(jurisdiction, standOfDocument(history, { said, standBesides }));
      }
      return (one) => (one.kind === 'document' ? ofDocuments.get(one.place.jurisdiction) : ofReports);
    }
  },
});
