import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { useBallotStandardWords } from '../../words/ballot-standard-words.ts';
import type { StandardAnswer } from './StandardPage.tsx';

type Answer = StandardAnswer['answers'][number];

const PARTS = ['hand', 'leaveOut', 'instead'] as const;

/** How a question is answered: what it asks, who should help, what to have at hand, what not to attach, and how to say what is done instead. */
export function QuestionGuide({ question, helpers }: Pick<Answer, 'question' | 'helpers'>) {
  const say = useBallotStandardWords();
  const sayRoom = useBallotRoomWords();
  return (
    <details>
      <summary>{say('guide.title')}</summary>
      <dl className="question-guide">
        <dt>{say('guide.asksLabel')}</dt>
        <dd>{say(`guide.${question}.asks`)}</dd>
        <dt>{say('guide.helpLabel')}</dt>
        <dd>
          <ul className="plain-list">
            {helpers.map(({ duty, people }) => (
              <li key={duty}>
                {say('guide.helper', {
                  duty: sayRoom(`duties.${duty}`),
                  people: people.join(', ') || say('guide.nobody'),
                })}
              </li>
            ))}
          </ul>
        </dd>
        {PARTS.flatMap((part) => [
          <dt key={part}>{say(`guide.${part}Label`)}</dt>,
          <dd key={`${part} says`}>{say(`guide.${question}.${part}`)}</dd>,
        ])}
      </dl>
    </details>
  );
}
