import { keptReportAddress, type QueryOutput } from '@plumbline/api';
import { type Asked, useAsk } from '../connection/use-ask.ts';
import { useRoundsWords } from '../words/rounds-words.ts';
import { Answered } from './Answered.tsx';
import { AuditFilesMaking } from './AuditFilesMaking.tsx';
import { whileUnderWay } from './FilesMaking.tsx';
import { type KeptFile, KeptTable } from './KeptTable.tsx';

type Kept = QueryOutput<'kept-reports'>['reports'][number];

/** The files of an audit that are being made and that were made; asked for again while one of them is under way. */
export function useKeptReports(auditId: string, { enabled = true } = {}): Asked<'kept-reports'> {
  return useAsk('kept-reports', { auditId }, { enabled, everyMs: whileUnderWay });
}

/** The files that are being made, and those that were, each as it was: what it was built from, its fingerprint, and whether something was entered since. */
export function KeptReports(props: { readonly auditId: string }) {
  const say = useRoundsWords();
  const asked = useKeptReports(props.auditId);
  return (
    <Answered asked={asked}>
      {({ jobs, reports }) => (
        <>
          <AuditFilesMaking auditId={props.auditId} jobs={jobs} />
          <section className="stack">
            <h2>{say('kept.title')}</h2>
            <p className="quiet">{say('kept.lead')}</p>
            <KeptTable files={keptFiles(props.auditId, reports)} />
          </section>
        </>
      )}
    </Answered>
  );
}

/** The same of one jurisdiction, at the desk of its manager; nothing where there is none. */
export function KeptFilesOf(props: { readonly auditId: string; readonly jurisdiction: string }) {
  const say = useRoundsWords();
  const { auditId, jurisdiction } = props;
  const { data } = useKeptReports(auditId);
  const jobs = data?.jobs.filter((one) => one.jurisdiction === jurisdiction) ?? [];
  const reports = data?.reports.filter((one) => one.jurisdiction === jurisdiction) ?? [];
  return (
    <>
      <AuditFilesMaking auditId={auditId} jobs={jobs} />
      {reports.length > 0 && (
        <section className="stack">
          <h2>{say('kept.title')}</h2>
          <KeptTable files={keptFiles(auditId, reports)} />
        </section>
      )}
    </>
  );
}

function keptFiles(auditId: string, reports: readonly Kept[]): readonly KeptFile[] {
  return reports.map((one) => ({ ...one, address: keptReportAddress({ auditId, reportId: one.reportId }) }));
}
