import type { Problem, QueryOutput } from '@plumbline/api';
import { Children, type ReactNode, useId } from 'react';
import { formatTime } from '../formats/format-time.ts';
import { Button } from '../ui/Button.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Tag } from '../ui/Tag.tsx';
import { type RoundsWords, useRoundsWords } from '../words/rounds-words.ts';
import { ProblemAlert } from './ProblemAlert.tsx';

/** A file that is being made, of an audit or a ballot room. */
type Job = Omit<QueryOutput<'ballot-files'>['jobs'][number], 'file'>;

type Act = { readonly pending: boolean; readonly problem: Problem | undefined; readonly run: () => void };

/** How often a page looks how far a file is. */
const LOOK_MS = 1_000;

/** How often a list of files is asked for again: only while one of them is under way. */
export function whileUnderWay(answer: { readonly jobs: readonly Pick<Job, 'state'>[] } | undefined): number | false {
  return answer?.jobs.some(isUnderWay) === true && LOOK_MS;
}

function isUnderWay({ state }: Pick<Job, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** The files that wait or are being made, and those that did not come to be; nothing where there is none. */
export function FilesMaking(props: { readonly children: readonly ReactNode[] }) {
  const say = useRoundsWords();
  const titleId = useId();
  if (props.children.length === 0) return null;
  return (
    <section className="panel stack" aria-labelledby={titleId}>
      <h2 id={titleId}>{say('making.title')}</h2>
      <p className="quiet">{say('making.lead')}</p>
      <ul className="plain-list stack">
        {Children.map(props.children, (file) => (
          <li className="stack">{file}</li>
        ))}
      </ul>
    </section>
  );
}

/** How far a file is, and what can be done about it. */
export function FileMaking(props: {
  readonly job: Job;
  /** What the file is called. */
  readonly name: string;
  readonly cancel: Act;
  readonly again: Act;
}) {
  const say = useRoundsWords();
  const { job, name, cancel, again } = props;
  const { state, mayCancel } = job;
  return (
    <>
      <strong className="breakable">{name}</strong>
      {isUnderWay(job) ? (
        <ProgressBar {...progressOf(job, say)} />
      ) : (
        <p>
          <Tag tone={state === 'failed' ? 'red' : 'grey'}>
            {state === 'failed' ? say('making.failed') : say('making.cancelled')}
          </Tag>{' '}
          {job.message}
        </p>
      )}
      <p className="quiet">{say('making.by', { name: job.by, time: formatTime(job.at) })}</p>
      {isUnderWay(job) && mayCancel && (
        <div>
          <Button
            look="second"
            pending={cancel.pending}
            label={say('making.cancelNamed', { name })}
            onPress={cancel.run}
          >
            {say('making.cancel')}
          </Button>
        </div>
      )}
      {!isUnderWay(job) && (
        <div>
          <Button look="second" pending={again.pending} label={say('making.againNamed', { name })} onPress={again.run}>
            {say('making.again')}
          </Button>
        </div>
      )}
      <ProblemAlert problem={cancel.problem ?? again.problem} />
    </>
  );
}

function progressOf(job: Job, say: RoundsWords) {
  if (job.state === 'waiting') return { label: say('making.waits') };
  if (job.pages === null) {
    if (job.progress === 0) return { label: say('making.begins') };
    return { label: say('making.goesOn'), share: job.progress };
  }
  // Pages that are made whole.
  const made = Math.floor(job.progress * job.pages);
  return { label: say('making.pages', { made, count: job.pages }), share: job.progress };
}
