import { ok } from '@plumbline/prelude';
import { can } from '../../policy/can.ts';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { fileJobsOf } from '../../stores/file-jobs.ts';
import { askersOf, jobShown, keptShown } from '../../stores/files-shown.ts';
import { type KeptReport, keptReportsOf } from '../../stores/kept-reports.ts';
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
    const kept = (await keptReportsOf(db, auditId, { withAddresses, now: services.now() })).filter((one) =>
      mayTake(asking, one),
    );
    const jobs = (await fileJobsOf(db, auditId)).filter((one) => maySeeJob(asking, one));
    const shown = {
      people: await namesOfPeople(db, askersOf([...kept, ...jobs])),
      asking: actor.kind === 'person' ? actor.personId : undefined,
      mayCancelAll: can(actor, 'plan.edit', scope) !== undefined,
    };
    const standOf = await standsNow();
    const isLongIn = (jurisdiction: string) => isLongReport(history.audit, jurisdiction);
    return ok({
      jobs: jobs.map((job) => ({ ...jobShown(job, shown), file: job.file, jurisdiction: job.place.jurisdiction })),
      reports: kept.map((one) => ({
        reportId: one.reportId,
        kind: one.kind,
        form: one.form,
        jurisdiction: one.place.jurisdiction,
        ...keptShown(one, shown.people),
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
