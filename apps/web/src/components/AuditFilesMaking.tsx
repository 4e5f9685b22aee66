import type { QueryOutput } from '@plumbline/api';
import { useSend } from '../connection/use-send.ts';
import { usePrintedWords } from '../words/printed-words.ts';
import { useRoundsWords } from '../words/rounds-words.ts';
import { FileMaking, FilesMaking } from './FilesMaking.tsx';

type Job = QueryOutput<'kept-reports'>['jobs'][number];

/** The documents and reports of an audit that wait or are being made, and those that did not come to be. */
export function AuditFilesMaking(props: { readonly auditId: string; readonly jobs: readonly Job[] }) {
  const { auditId, jobs } = props;
  return (
    <FilesMaking>
      {jobs.map((job) => (
        <AuditFileMaking key={job.jobId} auditId={auditId} job={job} />
      ))}
    </FilesMaking>
  );
}

function AuditFileMaking(props: { readonly auditId: string; readonly job: Job }) {
  const cancel = useSend('cancel-file');
  const make = useSend('make-file');
  const { auditId, job } = props;
  const { jobId, jurisdiction, file } = job;
  return (
    <FileMaking
      job={job}
      name={useFileName(job)}
      cancel={{ ...cancel, run: () => void cancel.run({ auditId, jobId }) }}
      again={{ ...make, run: () => void make.run({ auditId, jurisdiction, file }) }}
    />
  );
}

const REPORTS = {
  'audit-report': 'reports.report',
  'discrepancy-report': 'reports.discrepancy',
  'reported-results': 'reports.reported',
} as const;

function useFileName({ file, jurisdiction }: Job): string {
  const say = useRoundsWords();
  const sayPrinted = usePrintedWords();
  const name =
    file.what === 'document'
      ? sayPrinted(`kinds.${file.document}.name`)
      : say('making.form', { name: say(REPORTS[file.what]), form: file.as.toUpperCase() });
  return jurisdiction === null ? name : say('making.of', { name, place: jurisdiction });
}
