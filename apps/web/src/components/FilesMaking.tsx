import type { QueryOutput } from '@plumbline/api';
import { useId } from 'react';
import { useSend } from '../connection/use-send.ts';
import { formatTime } from '../formats/format-time.ts';
import { Button } from '../ui/Button.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Tag } from '../ui/Tag.tsx';
import { usePrintedWords } from '../words/printed-words.ts';
import { type RoundsWords, useRoundsWords } from '../words/rounds-words.ts';
import { ProblemAlert } from './ProblemAlert.tsx';

type Job = QueryOutput<'kept-reports'>['jobs'][number];

/** The documents and reports that wait or are being made, how far each is, and those that did not come to be. */
export function FilesMaking(props: { readonly auditId: string; readonly jobs: readonly Job[] }) {
  const say = useRoundsWords();
  const titleId = useId();
  const { auditId, jobs } = props;
  return (
    <section className="panel stack" aria-labelledby={titleId}>
      <h2 id={titleId}>{say('making.title')}</h2>
      <p className="quiet">{say('making.lead')}</p>
      <ul className="plain-list stack">
        {jobs.map((job) => (
          <li key={job.jobId} className="stack">
            <FileMaking auditId={auditId} job={job} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileMaking(props: { readonly auditId: string; readonly job: Job }) {
  const say = useRoundsWords();
  const cancel = useSend('cancel-file');
  const make = useSend('make-file');
  const { auditId, job } = props;
  const { jobId, jurisdiction, file, state, mayCancel } = job;
  const name = useFileName(job);
  const isUnderWay = state === 'waiting' || state === 'running';
  return (
    <>
      <strong className="breakable">{name}</strong>
      {isUnderWay ? (
        <ProgressBar {...progressOf(job, say)} />
      ) : (
        <p>
          <Tag tone={state === 'failed' ? 'red' : 'grey'}>{say(`making.${state}`)}</Tag> {job.message}
        </p>
      )}
      <p className="quiet">{say('making.by', { name: job.by, time: formatTime(job.at) })}</p>
      {isUnderWay && mayCancel && (
        <div>
          <Button
            look="second"
            pending={cancel.pending}
            label={say('making.cancelNamed', { name })}
            onPress={() => void cancel.run({ auditId, jobId })}
          >
            {say('making.cancel')}
          </Button>
        </div>
      )}
      {!isUnderWay && (
        <div>
          <Button
            look="second"
            pending={make.pending}
            label={say('making.againNamed', { name })}
            onPress={() => void make.run({ auditId, jurisdiction, file })}
          >
            {say('making.again')}
          </Button>
        </div>
      )}
      <ProblemAlert problem={cancel.problem ?? make.problem} />
    </>
  );
}

function progressOf(job: Job, say: RoundsWords) {
  if (job.state === 'waiting') return { label: say('making.waits') };
  if (job.pages === null) return { label: say('making.begins') };
  // Pages that are made whole.
  const made = Math.floor(job.progress * job.pages);
  return { label: say('making.pages', { made, count: job.pages }), share: job.progress };
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
