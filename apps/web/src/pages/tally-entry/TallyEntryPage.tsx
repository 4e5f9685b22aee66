import type { QueryOutput } from '@plumbline/api';
import { assertNever } from '@plumbline/prelude';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { asking, useAsk } from '../../connection/use-ask.ts';
import { useTallyEntryWords } from '../../words/tally-entry-words.ts';
import { TallyEntryWork } from './TallyEntryWork.tsx';

type Request = NonNullable<QueryOutput<'tally-request'>['request']>;

/** Whoever waits sees within two seconds that the manager has answered. */
const WAITING_MS = 2_000;
/** Whoever works is told by the news of the audit, and by this if they do not come. */
const WORKING_MS = 15_000;

/** At another computer, after it has asked: its number until the manager answers, then the batches, then that it is over. */
export function TallyEntryPage() {
  const say = useTallyEntryWords();
  const asked = useAsk('tally-request', {}, { everyMs: (answer) => pauseOf(answer?.request?.stand) });
  const queryClient = useQueryClient();
  const stand = asked.data?.request?.stand;
  // With the answer changes who is signed in here.
  useEffect(() => {
    if (stand !== undefined) void queryClient.invalidateQueries({ queryKey: asking('session', {}).queryKey });
  }, [stand, queryClient]);
  return (
    <>
      {/* The page changes by itself: whoever does not see it is told. */}
      <p className="visually-hidden" role="status">
        {stand === 'confirmed' ? say('work.letIn') : ''}
      </p>
      <Answered asked={asked}>
        {({ request }) => (request === null ? <Over stand="none" /> : <Standing request={request} />)}
      </Answered>
    </>
  );
}

function pauseOf(stand: Request['stand'] | undefined): number | false {
  if (stand === 'waiting') return WAITING_MS;
  return stand === 'confirmed' ? WORKING_MS : false;
}

function Standing(props: { readonly request: Request }) {
  const { request } = props;
  switch (request.stand) {
    case 'waiting':
      return <Waiting request={request} />;
    case 'confirmed':
      return <Working people={request.people} />;
    case 'rejected':
    case 'ended':
    case 'lapsed':
    case 'over':
      return <Over stand={request.stand} />;
    default:
      return assertNever(request.stand);
  }
}

function Waiting(props: { readonly request: Request }) {
  const say = useTallyEntryWords();
  const { people, jurisdiction, audit, number } = props.request;
  const digits = number ?? '';
  return (
    <AppFrame narrow>
      <div className="stack" role="status">
        <PageTitle>{say('wait.title')}</PageTitle>
        <p className="tally-number">
          <span className="visually-hidden">{say('wait.number')}: </span>
          {digits.slice(0, 3)} {digits.slice(3)}
        </p>
        <p>{say('wait.says')}</p>
        <p className="quiet breakable">{say('wait.who', { people: people.join(', '), jurisdiction, audit })}</p>
        <p className="quiet">{say('wait.half')}</p>
        <p className="quiet">{say('wait.wrongNames')}</p>
      </div>
    </AppFrame>
  );
}

/** What there is to enter is told to people who are let in: once the session says so, which it may a moment later. */
function Working(props: { readonly people: readonly string[] }) {
  const { data: session } = useAsk('session', {});
  const person = session?.person;
  if (person?.role !== 'tally-entry') return null;
  const { auditId, jurisdiction } = person;
  return <TallyEntryWork auditId={auditId} jurisdiction={jurisdiction} people={props.people} />;
}

function Over(props: { readonly stand: 'rejected' | 'ended' | 'lapsed' | 'over' | 'none' }) {
  const say = useTallyEntryWords();
  return (
    <AppFrame narrow>
      <div className="stack" role="status">
        <PageTitle>{say(`over.${props.stand}.title`)}</PageTitle>
        <p>{say(`over.${props.stand}.says`)}</p>
      </div>
    </AppFrame>
  );
}
