import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { formatDay } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { useBallotApplicationWords } from '../../words/ballot-application-words.ts';
import { type RoomPlace, roomAddress } from './room-place.ts';

type Feedback = NonNullable<QueryOutput<'ballot-room'>['view']>['feedback'];

/** What a certifier asked for and whoever looks is to answer, with those whose day is over. */
export function FeedbackForYou(props: { readonly place: RoomPlace; readonly feedback: Feedback }) {
  const say = useBallotApplicationWords();
  const { place, feedback } = props;
  if (feedback.length === 0) return null;
  return (
    <Alert kind={feedback.some(({ isOver }) => isOver) ? 'warning' : 'info'} title={say('feedback.yoursTitle')}>
      <ul>
        {feedback.map(({ item, bullet, due, isOver }) => (
          <li key={item}>
            <Link to={roomAddress(place, 'application')}>
              {say(isOver ? 'feedback.yoursOver' : 'feedback.yours', { item, bullet, day: formatDay(due) })}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
