import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { MarginsOfContests } from '../../drawings/MarginsOfContests.tsx';
import { RoundLaunch } from '../../forms/RoundLaunch.tsx';
import { RoundSizesPlan } from '../../forms/RoundSizesPlan.tsx';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { type RoundsWords, useRoundsWords } from '../../words/rounds-words.ts';
import { useSetupWords } from '../../words/setup-words.ts';
import { missingSentence, pageOf } from './CommitPage.tsx';
import { PlanReview } from './PlanReview.tsx';

const LOOK_EVERY_MS = 1500;

/** The last look before a round: the plan, the sizes, what they ask of each jurisdiction, and the launch. */
export function LaunchPage(props: { readonly auditId: string }) {
  const say = useRoundsWords();
  const { auditId } = props;
  const asked = useAsk(
    'sample-sizes',
    { auditId },
    {
      everyMs: (answer) => {
        const isDrawing = answer?.heading.job?.state === 'running' || answer?.heading.job?.state === 'waiting';
        return answer?.state === 'computing' || isDrawing ? LOOK_EVERY_MS : false;
      },
    },
  );
  const round = asked.data?.round ?? 1;
  const isCount = asked.data?.heading.takes === 'everything';
  const isNext = round > 1 && asked.data?.heading.phase === 'round-closed';
  return (
    <AdministratorPage
      auditId={auditId}
      title={isNext ? say('launch.titleNext', { round }) : say('launch.title')}
      lead={say(isCount ? 'launch.count.lead' : isNext ? 'launch.leadNext' : 'launch.lead')}
      asked={asked}
    >
      {(answer) => (
        <div className="stack-wide">
          <div id={ACT}>
            <Launch answer={answer} />
          </div>
          <PlanReview answer={answer} />
          <MarginsOfContests contests={answer.plan.contests} cardsListed={answer.cardsListed} />
        </div>
      )}
    </AdministratorPage>
  );
}

function Launch(props: { readonly answer: QueryOutput<'sample-sizes'> }) {
  const say = useRoundsWords();
  const { answer } = props;
  const { heading } = answer;
  const { job, phase } = heading;
  if (job !== null && (job.state === 'running' || job.state === 'waiting')) return <Drawing job={job} />;
  if (phase === 'round-open' || phase === 'concluded') return <NotNow heading={heading} />;
  if (answer.state === 'not-possible') return <Missing answer={answer} />;
  if (answer.state === 'computing') {
    return (
      <section className="panel">
        <ProgressBar label={say('launch.computing')} />
      </section>
    );
  }
  return (
    <div className="stack">
      {job?.state === 'failed' && (
        <Alert kind="error" title={say('launch.failed')}>
          {job.message && <p>{job.message}</p>}
          <p>{say('launch.failedSays')}</p>
        </Alert>
      )}
      {answer.warnings.map((warning) => (
        <Alert key={warning} kind="warning">
          {warning}
        </Alert>
      ))}
      {heading.plansRounds && phase === 'planning' ? (
        <RoundSizesPlan key={JSON.stringify(answer.plan.roundSizes)} answer={answer} />
      ) : (
        <RoundLaunch key={answer.round} answer={answer} />
      )}
    </div>
  );
}

function Drawing(props: { readonly job: NonNullable<AuditHeading['job']> }) {
  const say = useRoundsWords();
  const { job } = props;
  return (
    <section className="panel">
      <ProgressBar {...drawing(job, say)} />
      <p className="quiet">{say('launch.drawingSays')}</p>
    </section>
  );
}

/** The ballots are scanned, which can be measured; what comes before and after takes its time. */
function drawing(job: NonNullable<AuditHeading['job']>, say: RoundsWords) {
  if (job.state === 'waiting') return { label: say('launch.drawingWaits') };
  if (job.progress >= 1) return { label: say('launch.drawingOpens') };
  return { label: say('launch.drawing'), share: job.progress > 0 ? job.progress : undefined };
}

function NotNow(props: { readonly heading: AuditHeading }) {
  const say = useRoundsWords();
  const { auditId, phase, round } = props.heading;
  const isOpen = phase === 'round-open';
  return (
    <EmptyState title={isOpen ? say('launch.isOpen', { round: round ?? 1 }) : say('launch.notNow')}>
      <p>{say(isOpen ? 'launch.isOpenSays' : 'launch.notNowSays')}</p>
      <Link to="/audits/$auditId/$page" params={{ auditId, page: 'progress' }}>
        {say('launch.toProgress')}
      </Link>
    </EmptyState>
  );
}

function Missing(props: { readonly answer: QueryOutput<'sample-sizes'> }) {
  const say = useRoundsWords();
  const saySetup = useSetupWords();
  const { answer } = props;
  const { auditId } = answer.heading;
  return (
    <EmptyState title={say('launch.missing')}>
      <ul className="steps-list">
        {answer.missing.map((missing) => (
          <li key={JSON.stringify(missing)}>
            <Link to="/audits/$auditId/$page" params={{ auditId, page: pageOf(missing.what) }}>
              {missingSentence(missing, saySetup)}
            </Link>
          </li>
        ))}
        {answer.warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </EmptyState>
  );
}
