import type { QueryOutput } from '@plumbline/api';
import { ballotPlaceInWords } from '@plumbline/words/form-words';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { asking, useAsk } from '../../connection/use-ask.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useBallotDuplicationWords } from '../../words/ballot-duplication-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { RemakeMake } from './RemakeMake.tsx';
import { RemakesVerify } from './RemakesVerify.tsx';
import { RoomPage } from './RoomPage.tsx';
import { remakesOf } from './remakes.ts';
import { type RoomPlace, roomAddress } from './room-place.ts';

type Forms = QueryOutput<'ballot-forms'>;

/** Ballots that are remade: made by two, looked at by two others, and each pair of papers in a row of form F-14. */
export function DuplicationPage(props: { readonly place: RoomPlace }) {
  const say = useBallotDuplicationWords();
  const { place } = props;
  const asked = useAsk('ballot-forms', place);
  return (
    <RoomPage place={place} title={say('title')} lead={say('lead')} asked={asked}>
      {(answer) => <Remakes place={place} answer={answer} />}
    </RoomPage>
  );
}

function Remakes({ place, answer }: { readonly place: RoomPlace; readonly answer: Forms }) {
  const say = useBallotDuplicationWords();
  const everywhere = useWordsEverywhere();
  const listed = answer.forms.filter(({ form, state }) => form === 'F-14' && state !== 'void');
  const asked = useQueries({ queries: listed.map(({ filled }) => asking('ballot-form', { ...place, filled })) });
  const forms = asked.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const wasWhole = useRef(false);
  wasWhole.current ||= forms.length === listed.length;
  // A form that was just begun is read while what is typed stays.
  if (!wasWhole.current) return <Skeleton label={everywhere('loading')} />;
  const { you, together } = answer.heading;
  const open = forms.filter(({ form }) => form.state === 'draft');
  const numbers = forms.flatMap((form) => remakesOf(form).map(({ number }) => number));
  return (
    <div className="stack-wide">
      {you === null || together === null ? (
        <Alert kind="info">
          <p>{say('two')}</p>
        </Alert>
      ) : (
        <>
          <RemakeMake place={place} makers={[you, together]} open={open} numbers={numbers} forms={answer.forms} />
          <RemakesVerify place={place} verifiers={[you, together]} open={open} />
        </>
      )}
      <section className="stack" aria-label={say('forms.title')}>
        <h2>{say('forms.title')}</h2>
        {forms.length === 0 && <p className="soft">{say('forms.none')}</p>}
        <ul className="task-list">
          {forms.map((form) => {
            const rows = remakesOf(form);
            const left = rows.filter(({ isVerified }) => !isVerified).length;
            return (
              <li key={form.form.filled}>
                <span>
                  {say('forms.line', { count: rows.length })}{' '}
                  {left > 0 && <span className="quiet">{say('forms.toVerify', { count: left })}</span>}
                </span>
                <Link to={roomAddress(place, 'forms')} search={{ form: form.form.filled }}>
                  {say('forms.open', {
                    name: `${ballotPlaceInWords(form.form.place)}, ${form.form.preparedBy.join(', ')}`,
                  })}
                </Link>
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}
