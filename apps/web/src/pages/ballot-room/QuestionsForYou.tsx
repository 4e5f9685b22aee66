import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { formatDay } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { useBallotStandardWords } from '../../words/ballot-standard-words.ts';
import { type RoomPlace, roomAddress } from './room-place.ts';

type Questions = NonNullable<QueryOutput<'ballot-room'>['view']>['questions'];

/** The questions that whoever looks is to see to, with those whose day is over. */
export function QuestionsForYou(props: { readonly place: RoomPlace; readonly questions: Questions }) {
  const say = useBallotStandardWords();
  const { place, questions } = props;
  if (questions.length === 0) return null;
  return (
    <Alert kind={questions.some(({ isOver }) => isOver) ? 'warning' : 'info'} title={say('assign.yoursTitle')}>
      <ul>
        {questions.map(({ question, due, isOver }) => (
          <li key={question}>
            <Link to={roomAddress(place, 'standard')}>
              {say(isOver ? 'assign.yoursOver' : 'assign.yours', {
                question: say(`questions.${question}`),
                day: formatDay(due),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
