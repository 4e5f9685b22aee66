import { Link } from '@tanstack/react-router';
import { AbsentTextInWords } from '../../components/AbsentTextInWords.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { formatDay } from '../../formats/format-time.ts';
import { useBallotProceduresWords } from '../../words/ballot-procedures-words.ts';
import { ProcedureApprove } from './ProcedureApprove.tsx';
import { ProcedureEdit } from './ProcedureEdit.tsx';
import { ProcedureState, type ProceduresAnswer } from './ProceduresPage.tsx';
import { ProcedureText } from './ProcedureText.tsx';
import { RoomPage } from './RoomPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';

export type ProcedureRead = NonNullable<ProceduresAnswer['reading']>;

/** One text in one version: read here, approved by somebody else than its author, and changed into its next version. */
export function ProcedurePage(props: {
  readonly place: RoomPlace;
  readonly procedure: string;
  readonly version: number;
}) {
  const say = useBallotProceduresWords();
  const { place, procedure, version } = props;
  const asked = useAsk('ballot-procedures', { ...place, procedure, version });
  return (
    <RoomPage
      place={place}
      title={say('page.title', { procedure, version })}
      lead={<Link to={roomAddress(place, 'procedures')}>{say('page.back')}</Link>}
      asked={asked}
    >
      {({ heading, procedures, reading }) => {
        if (reading === null) return null;
        const newest = Math.max(...procedures.filter((one) => one.procedure === procedure).map((one) => one.version));
        return (
          <div className="stack-wide">
            <Facts place={place} reading={reading} newest={newest} />
            <section className="panel stack">
              <h2>{say('page.says')}</h2>
              <Words reading={reading} />
            </section>
            {reading.effectiveFrom === null && (
              <ProcedureApprove place={place} heading={heading} reading={reading} newest={newest} />
            )}
            {reading.text !== null && (
              <ProcedureEdit place={place} heading={heading} reading={reading} next={newest + 1} />
            )}
          </div>
        );
      }}
    </RoomPage>
  );
}

function Facts(props: { readonly place: RoomPlace; readonly reading: ProcedureRead; readonly newest: number }) {
  const say = useBallotProceduresWords();
  const { place, reading, newest } = props;
  const { procedure, kind, version, topics, author, approvedBy, effectiveFrom } = reading;
  const about = topics.map((topic) => say(`topicNames.${topic}`)).join(', ');
  return (
    <div className="stack">
      <div className="row">
        <ProcedureState effectiveFrom={effectiveFrom} />
        <span>{about === '' ? say(`kindOne.${kind}`) : `${say(`kindOne.${kind}`)}: ${about}`}</span>
        <span className="soft">
          {say('author')}: {author.join(', ')}
        </span>
      </div>
      {effectiveFrom !== null && (
        <p>{say('page.approved', { people: approvedBy.join(', '), day: formatDay(effectiveFrom) })}</p>
      )}
      {effectiveFrom !== null && kind === 'course-outline' && (
        <p>
          <Link to={roomAddress(place, 'training')}>{say('page.publishCourse')}</Link>
        </p>
      )}
      {newest > version && (
        <p>
          <Link to={roomAddress(place, 'procedures')} search={{ procedure, version: String(newest) }}>
            {say('page.newer', { version: newest })}
          </Link>
        </p>
      )}
    </div>
  );
}

function Words({ reading: { text } }: { readonly reading: ProcedureRead }) {
  const say = useBallotProceduresWords();
  if (text === null) return <p>{say('page.notEnrolled')}</p>;
  return text.state === 'kept' ? (
    <ProcedureText text={text.text} />
  ) : (
    <p>
      <AbsentTextInWords text={text} />
    </p>
  );
}
