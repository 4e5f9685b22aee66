import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { HoursOfBoards } from '../../drawings/HoursOfBoards.tsx';
import { WorkTimesChoose } from '../../forms/WorkTimesChoose.tsx';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useSetupWords } from '../../words/setup-words.ts';
import { useWorkloadWords } from '../../words/workload-words.ts';
import { missingSentence, pageOf } from './CommitPage.tsx';
import { WorkloadByContest } from './WorkloadByContest.tsx';
import { WorkloadByJurisdiction } from './WorkloadByJurisdiction.tsx';
import { WorkloadCost } from './WorkloadCost.tsx';

type Answer = QueryOutput<'workload'>;

const LOOK_EVERY_MS = 1500;

/** What the audit will cost, before anything is sealed; later the hours that were planned beside those it took. */
export function WorkloadPage(props: { readonly auditId: string }) {
  const say = useWorkloadWords();
  const { auditId } = props;
  const asked = useAsk(
    'workload',
    { auditId },
    { everyMs: (answer) => (answer?.state === 'computing' ? LOOK_EVERY_MS : false) },
  );
  return (
    <AdministratorPage auditId={auditId} title={say('title')} lead={say('lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide" id={ACT}>
          <Forecast answer={answer} />
          <WorkTimesChoose heading={answer.heading} times={answer.times} />
        </div>
      )}
    </AdministratorPage>
  );
}

function Forecast(props: { readonly answer: Answer }) {
  const say = useWorkloadWords();
  const { answer } = props;
  switch (answer.state) {
    case 'computing':
      return (
        <section className="panel">
          <ProgressBar label={say('computing')} />
        </section>
      );
    case 'not-possible':
      return <Missing answer={answer} />;
    case 'under-way':
      return <UnderWay auditId={answer.heading.auditId} />;
    case 'ready':
      return <Ready answer={answer} />;
  }
}

function Missing(props: { readonly answer: Answer }) {
  const say = useWorkloadWords();
  const saySetup = useSetupWords();
  const { auditId } = props.answer.heading;
  return (
    <EmptyState title={say('notYet')}>
      <ul className="steps-list">
        {props.answer.missing.map((missing) => (
          <li key={JSON.stringify(missing)}>
            <Link to="/audits/$auditId/$page" params={{ auditId, page: pageOf(missing.what) }}>
              {missingSentence(missing, saySetup)}
            </Link>
          </li>
        ))}
        {props.answer.warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </EmptyState>
  );
}

function UnderWay(props: { readonly auditId: string }) {
  const say = useWorkloadWords();
  const { auditId } = props;
  return (
    <div className="stack">
      <EmptyState title={say('underWay')}>
        <p>{say('underWaySays')}</p>
        <Link to="/audits/$auditId/$page" params={{ auditId, page: 'progress' }}>
          {say('toProgress')}
        </Link>
      </EmptyState>
      <HoursOfBoards auditId={auditId} />
    </div>
  );
}

function Ready(props: { readonly answer: Answer }) {
  const say = useWorkloadWords();
  const { answer } = props;
  const { rounds, times, heading } = answer;
  // Eight of ten is what offices usually plan for.
  const usual = rounds.findIndex(({ asked }) => asked === 0.8);
  const [chosen, setChosen] = useState<number>();
  const place = Math.min(chosen ?? Math.max(0, usual), rounds.length - 1);
  const round = rounds[place];
  return (
    <>
      {answer.warnings.map((warning) => (
        <Alert key={warning} kind="warning">
          {warning}
        </Alert>
      ))}
      {answer.withoutSize.map((contest) => (
        <Alert key={contest} kind="warning">
          {say('noSize', { contest })}
        </Alert>
      ))}
      {round !== undefined && (
        <WorkloadCost heading={heading} rounds={rounds} times={times} place={place} onShow={setChosen} />
      )}
      <WorkloadByContest answer={answer} />
      {round?.work && <WorkloadByJurisdiction heading={heading} work={round.work} times={times} />}
      {heading.phase === 'planning' && (
        <p>
          <Link
            className="usa-button"
            to="/audits/$auditId/$page"
            params={{ auditId: heading.auditId, page: 'commit' }}
          >
            {say('onward')}
          </Link>
        </p>
      )}
    </>
  );
}
