import { formatDay, formatTime } from '../../formats/format-time.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag, type TagTone } from '../../ui/Tag.tsx';
import { useBallotApplicationWords } from '../../words/ballot-application-words.ts';
import { useBallotStandardWords } from '../../words/ballot-standard-words.ts';
import { ReasonShown } from './ApplicationHistory.tsx';
import type { Application, ApplicationProps } from './ApplicationPage.tsx';
import { FeedbackAdd } from './FeedbackAdd.tsx';
import { FeedbackAnswer } from './FeedbackAnswer.tsx';
import { FeedbackPass } from './FeedbackPass.tsx';

type Item = Application['feedback'][number];

/** What the certifier asked for: each item with who sees to it until when, and what was answered. */
export function ApplicationFeedback(props: ApplicationProps) {
  const say = useBallotApplicationWords();
  const { feedback } = props.application;
  const open = feedback.filter(({ isOpen }) => isOpen);
  return (
    <section className="stack">
      <h2>{say('feedback.title')}</h2>
      {feedback.length === 0 ? (
        <p>{say('feedback.none')}</p>
      ) : (
        <SimpleTable
          caption={say('feedback.table')}
          hideCaption
          roomy
          columns={[
            { name: say('feedback.number'), numeric: true },
            { name: say('feedback.bullet'), wordy: true },
            { name: say('feedback.asks'), wordy: true },
            { name: say('feedback.owner') },
            { name: say('feedback.due') },
            { name: say('feedback.state'), wordy: true },
          ]}
          rows={feedback.map((item) => ({
            key: String(item.item),
            cells: [
              item.item,
              <AboutWhat key="about" item={item} />,
              <div key="asks" className="stack">
                <p>
                  <ReasonShown shown={item.text} />
                </p>
                <p className="quiet small">
                  {say('feedback.afterSubmission', { number: item.submission })}.{' '}
                  {say('feedback.recordedBy', { people: item.by.join(', '), time: formatTime(item.at) })}
                </p>
              </div>,
              item.ownerName,
              formatDay(item.due),
              <Answered key="state" item={item} />,
            ],
          }))}
        />
      )}
      {open.map((item) => (
        <div key={item.item}>
          {item.mayAnswer && <FeedbackAnswer {...props} item={item.item} />}
          <FeedbackPass {...props} item={item} />
        </div>
      ))}
      <FeedbackAdd {...props} />
    </section>
  );
}

function AboutWhat({ item }: { readonly item: Item }) {
  const say = useBallotApplicationWords();
  const ofStandard = useBallotStandardWords();
  const { about, bullet } = item;
  const part = () => {
    switch (about.part) {
      case 'procedure':
        return say('feedback.parts.procedure', { name: about.procedure });
      case 'form':
        return say('feedback.parts.form', { name: about.form });
      case 'answer':
        return say('feedback.parts.answer', { name: ofStandard(`questions.${about.question}`) });
      default:
        return say(`feedback.parts.${about.part}`);
    }
  };
  return (
    <div className="stack">
      <p>
        {bullet} {ofStandard(`bullets.${bullet}`)}
      </p>
      <p className="quiet">{part()}</p>
    </div>
  );
}

function Answered({ item }: { readonly item: Item }) {
  const say = useBallotApplicationWords();
  const { answered, isOpen, isOver } = item;
  const [tone, word]: readonly [TagTone, string] =
    answered !== null
      ? ['green', say('feedback.answered')]
      : isOver
        ? ['red', say('feedback.over')]
        : isOpen
          ? ['amber', say('feedback.open')]
          : ['grey', say('feedback.ended')];
  return (
    <div className="stack">
      <p>
        <Tag tone={tone}>{word}</Tag>
      </p>
      {answered !== null && (
        <>
          <p>
            <ReasonShown shown={answered.text} />
          </p>
          <p className="quiet small">
            {say('feedback.answeredBy', { people: answered.by.join(', '), time: formatTime(answered.at) })}
          </p>
        </>
      )}
    </div>
  );
}
