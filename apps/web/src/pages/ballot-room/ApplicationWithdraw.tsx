import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf } from '../../ui/ErrorSummary.tsx';
import { TextAreaField } from '../../ui/Field.tsx';
import { useBallotApplicationWords } from '../../words/ballot-application-words.ts';
import type { ApplicationProps } from './ApplicationPage.tsx';
import { mayAsk } from './may-ask.ts';
import { useAskRoom } from './use-ask-room.ts';
import { useTextLongEnough } from './use-text-long-enough.ts';

/** Takes back whatever was proposed, submitted or certified, with a reason. */
export function ApplicationWithdraw({ place, answer, application }: ApplicationProps) {
  const say = useBallotApplicationWords();
  const { ask, pending, problem } = useAskRoom(place);
  const { standard, state, proposed } = application;
  const name = 'application-reason';
  const typed = useTextLongEnough(place, name, say('feedback.textShort'));
  if (state === 'preparing' && proposed === null) return null;
  const submit = async () => {
    const reason = typed.check();
    if (reason !== undefined && (await ask({ type: 'withdraw-application', standard, reason })).ok) typed.forget();
  };
  return (
    <details className="act-fold" open={typed.isChanged || undefined}>
      <summary>{say('withdraw.title')}</summary>
      <Form look="form stack" onSubmit={submit}>
        <p>{say('withdraw.says')}</p>
        <FormErrors errors={typed.errors} />
        <TextAreaField
          label={say('withdraw.reason')}
          hint={say('feedback.textHint')}
          name={name}
          value={typed.text}
          maxLength={2000}
          error={errorOf(typed.errors, name)}
          onChange={typed.change}
        />
        <ProblemAlert problem={problem} />
        <Button
          submits
          pending={pending}
          reason={mayAsk(answer.heading, 'withdraw-application') ? undefined : say('withdraw.mayNot')}
        >
          {say('withdraw.submit')}
        </Button>
      </Form>
    </details>
  );
}
