import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf } from '../../ui/ErrorSummary.tsx';
import { TextAreaField } from '../../ui/Field.tsx';
import { useBallotApplicationWords } from '../../words/ballot-application-words.ts';
import type { ApplicationProps } from './ApplicationPage.tsx';
import { useAskRoom } from './use-ask-room.ts';
import { useTextLongEnough } from './use-text-long-enough.ts';

/** Says what was done about an item of feedback. */
export function FeedbackAnswer(props: ApplicationProps & { readonly item: number }) {
  const say = useBallotApplicationWords();
  const { place, item } = props;
  const { standard } = props.application;
  const { ask, pending, problem } = useAskRoom(place);
  const name = `feedback-answer-${item}`;
  const typed = useTextLongEnough(place, name, say('feedback.textShort'));
  const submit = async () => {
    const text = typed.check();
    if (text !== undefined && (await ask({ type: 'answer-feedback', standard, item, text })).ok) typed.forget();
  };
  return (
    <details className="act-fold" open={typed.isChanged || undefined}>
      <summary>{say('feedback.answer', { item })}</summary>
      <Form look="form stack" onSubmit={submit}>
        <FormErrors errors={typed.errors} />
        <TextAreaField
          label={say('feedback.answerText')}
          hint={say('feedback.textHint')}
          name={name}
          value={typed.text}
          maxLength={5000}
          error={errorOf(typed.errors, name)}
          onChange={typed.change}
        />
        <ProblemAlert problem={problem} />
        <Button submits pending={pending}>
          {say('feedback.answerSubmit', { item })}
        </Button>
      </Form>
    </details>
  );
}
