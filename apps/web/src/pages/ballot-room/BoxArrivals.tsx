import { ballotPlaceInWords } from '@plumbline/words/form-words';
import { Link } from '@tanstack/react-router';
import { Answered } from '../../components/Answered.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useBallotBoxesWords } from '../../words/ballot-boxes-words.ts';
import { type RoomPlace, roomAddress } from './room-place.ts';

/** What was fetched from boxes and is not received yet, each with a way to receive it. */
export function BoxArrivals(props: { readonly place: RoomPlace }) {
  const say = useBallotBoxesWords();
  const { place } = props;
  const asked = useAsk('ballot-forms', place);
  return (
    <section className="stack" aria-label={say('list.receive')}>
      <h2>{say('list.receive')}</h2>
      <p>{say('list.receiveLead')}</p>
      <Answered asked={asked}>
        {({ forms }) => {
          const arriving = forms.filter(({ form, state }) => form === 'F-10' && state === 'draft');
          if (arriving.length === 0) return <p className="soft">{say('list.receiveNone')}</p>;
          return (
            <ul className="task-list">
              {arriving.map((form) => (
                <li key={form.filled}>
                  <span>
                    {ballotPlaceInWords(form.place)} <span className="quiet">{form.preparedBy.join(', ')}</span>
                  </span>
                  <Link
                    className="usa-button usa-button--outline"
                    to={roomAddress(place, 'boxes')}
                    search={{ form: form.filled }}
                  >
                    {say('list.receiveOpen', { name: ballotPlaceInWords(form.place) })}
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Answered>
    </section>
  );
}
