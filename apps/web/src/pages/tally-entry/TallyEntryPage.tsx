import type { QueryOutput } from '@plumbline/api';
import { assertNever } from '@plumbline/prelude';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { TalliesLeft } from '../../components/TalliesLeft.tsx';
import type { KeptTallies } from '../../connection/entry-store.ts';
import { useServerSilence } from '../../connection/server-silence.ts';
import { type TallyPerson, tallyPlaceKey } from '../../connection/tally-queue.ts';
import { asking, useAsk } from '../../connection/use-ask.ts';
import { useKeptTallies } from '../../connection/use-tallies-at-hand.ts';
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
  const here = useWhoIsHere(asked.data);
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
      {here === undefined ? (
        <Answered asked={asked}>
          {({ request }) => (request === null ? <Over stand="none" /> : <Standing request={request} />)}
        </Answered>
      ) : (
        <TallyEntryWork key={tallyPlaceKey(here.person)} {...here} />
      )}
    </>
  );
}

type Here = { readonly person: TallyPerson; readonly kept: KeptTallies | undefined };

/**
 * Who enters tallies at this device: as the server says, once the session says it too, which it may a moment later; or, where the server says
 * nothing, as the device knows.
 */
function useWhoIsHere(answer: QueryOutput<'tally-request'> | undefined): Here | undefined {
  const { data: session } = useAsk('session', {});
  const kept = useKeptTallies();
  const isSilent = useServerSilence();
  if (kept === undefined) return undefined;
  const person = session?.person;
  if (answer?.request?.stand === 'confirmed' && person?.role === 'tally-entry') {
    return { person, kept: kept.find(({ place }) => place === tallyPlaceKey(person)) };
  }
  const isUnsaid = answer === undefined || (answer.request?.stand === 'confirmed' && session === undefined);
  const [newest] = kept;
  return isSilent && isUnsaid && newest !== undefined ? { person: newest.person, kept: newest } : undefined;
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
      return null;
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

function Over(props: { readonly stand: 'rejected' | 'ended' | 'lapsed' | 'over' | 'none' }) {
  const say = useTallyEntryWords();
  return (
    <AppFrame narrow>
      <div className="stack" role="status">
        <PageTitle>{say(`over.${props.stand}.title`)}</PageTitle>
        <p>{say(`over.${props.stand}.says`)}</p>
      </div>
      <TalliesLeft />
    </AppFrame>
  );
}
