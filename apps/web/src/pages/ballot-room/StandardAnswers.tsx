import { useBallotStandardWords } from '../../words/ballot-standard-words.ts';
import { QuestionAssign } from './QuestionAssign.tsx';
import { QuestionGuide } from './QuestionGuide.tsx';
import type { RoomPlace } from './room-place.ts';
import type { StandardAnswer } from './StandardPage.tsx';

/** The answers of the questionnaire, drafted from live figures: what they say, what they rest on, and what is missing. */
export function StandardAnswers(props: { readonly place: RoomPlace; readonly answer: StandardAnswer }) {
  const say = useBallotStandardWords();
  const { place, answer } = props;
  return (
    <section className="stack">
      <h2>{say('answersTitle')}</h2>
      <p className="quiet">{say('answersLead')}</p>
      {answer.answers.map(({ question, sentences, forms, procedures, missing, helpers, assigned }) => (
        <article key={question} className="panel stack">
          <h3>{say(`questions.${question}`)}</h3>
          {sentences.length > 0 && (
            <p>{sentences.map(({ says, figures }) => say.anyOf(`sentences.${says}`, figures)).join(' ')}</p>
          )}
          <p className="quiet">
            {say('restsOn', {
              forms: forms.join(', ') || say('none'),
              procedures: procedures.map((one) => say('procedureVersion', one)).join(', ') || say('none'),
            })}
          </p>
          {missing.length > 0 && (
            <ul>
              {missing.map((what) => (
                <li key={what}>{say('lacksOne', { what: say(`lacks.${what}`) })}</li>
              ))}
            </ul>
          )}
          <QuestionGuide question={question} helpers={helpers} />
          <QuestionAssign place={place} answer={answer} question={question} assigned={assigned} />
        </article>
      ))}
    </section>
  );
}
