import { type QueryOutput, retrievalListAddress } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../connection/use-ask.ts';
import { roomAddress } from '../pages/ballot-room/room-place.ts';
import { Alert } from '../ui/Alert.tsx';
import { useOfficeWords } from '../words/office-words.ts';

type Answer = QueryOutput<'stops-to-fetch'>;

/** The way to save the retrieval list; where a container on it is missing or held apart, that there is none, and where that is seen to. */
export function RetrievalListLink(props: {
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly look?: 'button';
}) {
  const say = useOfficeWords();
  const { auditId, jurisdiction } = props;
  const { data } = useAsk('stops-to-fetch', { auditId, jurisdiction });
  if (data?.stops.some(({ condition }) => condition !== 'ok')) return <NotMade answer={data} {...props} />;
  return (
    <a
      className={props.look && 'usa-button usa-button--outline'}
      href={retrievalListAddress({ auditId, jurisdiction })}
      download
    >
      {say('round.download')}
    </a>
  );
}

function NotMade(props: { readonly answer: Answer; readonly jurisdiction: string }) {
  const say = useOfficeWords();
  const { jurisdiction } = props;
  const { room, stops } = props.answer;
  return (
    <Alert kind="warning" title={say('way.notMade')}>
      {stops.map(({ container, condition, batches }) => {
        if (condition === 'ok' || container === null) return null;
        const named = { container, batches: batches.map(({ batch }) => batch).join(', ') };
        return <p key={container}>{say(`way.${condition}`, named)}</p>;
      })}
      <p>{say('way.release')}</p>
      {room && (
        <p>
          <Link to={roomAddress({ electionId: room.electionId, jurisdiction }, 'inventory')}>{say('way.room')}</Link>
        </p>
      )}
    </Alert>
  );
}
