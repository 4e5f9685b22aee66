import { Link } from '@tanstack/react-router';
import { useAsk } from '../connection/use-ask.ts';
import { roomAddress } from '../pages/ballot-room/room-place.ts';
import { useOfficeWords } from '../words/office-words.ts';
import { remadeInWords } from './remade-in-words.ts';

/** Beside the retrieval list: the remade ballots in the batches to fetch, and the way to the record of them. */
export function RemadeToFetch(props: { readonly auditId: string; readonly jurisdiction: string }) {
  const say = useOfficeWords();
  const { auditId, jurisdiction } = props;
  const { data } = useAsk('remade-ballots', { auditId, jurisdiction });
  if (data === undefined || data.room === null || data.batches.length === 0) return null;
  const { electionId, forms } = data.room;
  return (
    <section className="stack" aria-label={say('remade.title')}>
      <h3>{say('remade.title')}</h3>
      <p>{say('remade.says')}</p>
      <ul>
        {data.batches.map(({ tabulator, batch, ballots }) => {
          const numbers = remadeInWords(ballots, (pair) => say('remade.number', pair));
          return (
            <li key={`${tabulator} ${batch}`}>
              {tabulator === null
                ? say('remade.batch', { batch, numbers })
                : say('remade.batchOf', { tabulator, batch, numbers })}
            </li>
          );
        })}
      </ul>
      {forms.map((form) => (
        <p key={form}>
          <Link to={roomAddress({ electionId, jurisdiction }, 'forms')} search={{ form }}>
            {say('remade.record', { form })}
          </Link>
        </p>
      ))}
    </section>
  );
}
