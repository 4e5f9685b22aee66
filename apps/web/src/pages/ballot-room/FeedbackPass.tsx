import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import type { FieldError } from '../../ui/ErrorSummary.tsx';
import { useBallotApplicationWords } from '../../words/ballot-application-words.ts';
import type { Application, ApplicationProps } from './ApplicationPage.tsx';
import { FeedbackTask, feedbackTaskFields } from './FeedbackTask.tsx';
import { mayAsk } from './may-ask.ts';
import { useAskRoom } from './use-ask-room.ts';

/** Gives an item of feedback to somebody else, or another day. */
export function FeedbackPass(props: ApplicationProps & { readonly item: Application['feedback'][number] }) {
  const say = useBallotApplicationWords();
  const { place, answer, item } = props;
  const { standard } = props.application;
  const { ask, pending, problem } = useAskRoom(place);
  const [task, setTask] = useState({ owner: item.owner, due: item.due });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = async () => {
    const isBlank = task.due === '';
    setErrors(isBlank ? [{ name: feedbackTaskFields(item.item).due, message: say('feedback.dueMissing') }] : []);
    if (!isBlank) await ask({ type: 'assign-feedback', standard, item: item.item, ...task });
  };
  if (!mayAsk(answer.heading, 'assign-feedback')) return null;
  return (
    <details className="act-fold">
      <summary>{say('feedback.pass', { item: item.item })}</summary>
      <Form look="form stack" onSubmit={submit}>
        <FormErrors errors={errors} />
        <FeedbackTask people={answer.people} item={item.item} value={task} errors={errors} onChange={setTask} />
        <ProblemAlert problem={problem} />
        <Button submits look="second" pending={pending}>
          {say('feedback.passSubmit', { item: item.item })}
        </Button>
      </Form>
    </details>
  );
}
