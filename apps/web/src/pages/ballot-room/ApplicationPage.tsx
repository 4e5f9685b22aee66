import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../../connection/use-ask.ts';
import { formatDay } from '../../formats/format-time.ts';
import { Tag, type TagTone } from '../../ui/Tag.tsx';
import { useBallotApplicationWords } from '../../words/ballot-application-words.ts';
import { useBallotStandardWords } from '../../words/ballot-standard-words.ts';
import { ApplicationCertify } from './ApplicationCertify.tsx';
import { ApplicationFeedback } from './ApplicationFeedback.tsx';
import { ApplicationHistory } from './ApplicationHistory.tsx';
import { ApplicationProposed } from './ApplicationProposed.tsx';
import { ApplicationSubmit } from './ApplicationSubmit.tsx';
import { ApplicationWithdraw } from './ApplicationWithdraw.tsx';
import { RoomPage } from './RoomPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';

export type ApplicationAnswer = QueryOutput<'ballot-application'>;
export type Application = ApplicationAnswer['applications'][number];

/** What a part of the page is about. */
export type ApplicationProps = {
  readonly place: RoomPlace;
  readonly answer: ApplicationAnswer;
  readonly application: Application;
};

const TONES: Readonly<Record<Application['state'], TagTone>> = {
  preparing: 'grey',
  submitted: 'blue',
  feedback: 'amber',
  resubmitted: 'blue',
  certified: 'green',
  over: 'amber',
};

/** An application to be certified as a process: what was given to the certifier, what it asks, who sees to it, and what it decided. */
export function ApplicationPage(props: { readonly place: RoomPlace }) {
  const say = useBallotApplicationWords();
  const { place } = props;
  const asked = useAsk('ballot-application', place);
  return (
    <RoomPage place={place} title={say('title')} lead={say('lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          {answer.applications.map((application) => {
            const of = { place, answer, application };
            return (
              <div className="stack-wide" key={application.standard}>
                <Where {...of} />
                <ApplicationProposed {...of} />
                <ApplicationSubmit {...of} />
                <ApplicationFeedback {...of} />
                <ApplicationCertify {...of} />
                <ApplicationHistory {...of} />
                <ApplicationWithdraw {...of} />
              </div>
            );
          })}
        </div>
      )}
    </RoomPage>
  );
}

function Where({ place, application }: ApplicationProps) {
  const say = useBallotApplicationWords();
  const ofStandard = useBallotStandardWords();
  const { standard, state, certifications } = application;
  const last = certifications.at(-1);
  const days = last && { from: formatDay(last.from), until: formatDay(last.until) };
  return (
    <section className="panel stack">
      <h2>{ofStandard(`certifier.names.${standard}`)}</h2>
      <p className="row">
        <Tag tone={TONES[state]}>{say(`states.${state}`)}</Tag>
        {days && state === 'certified' && <span>{say('certifiedUntil', days)}</span>}
        {days && state === 'over' && <span>{say('wasCertified', days)}</span>}
      </p>
      <p>{ofStandard('notBySoftware')}</p>
      <p>
        <Link to={roomAddress(place, 'standard')}>{say('standardPage')}</Link>
      </p>
    </section>
  );
}
