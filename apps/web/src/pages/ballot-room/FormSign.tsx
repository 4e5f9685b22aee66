import { useState } from 'react';
import { Form } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckboxField, TextField } from '../../ui/Field.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { FormLateStatement } from './FormLateStatement.tsx';
import type { FormAnswer } from './FormPage.tsx';
import { FormPictures } from './FormPictures.tsx';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** A form is signed by as many as it takes, and completed; or made void. */
export function FormSign(props: {
  readonly place: RoomPlace;
  readonly answer: FormAnswer;
  /** Something is typed and not saved. */
  readonly isChanged: boolean;
  /** Says what is wrong or blank; whether nothing is. */
  readonly check: (isWhole: boolean) => boolean;
}) {
  const say = useBallotFormsWords();
  const { place, answer } = props;
  const { filled, timesEntered, signaturesMissing, lacking, versions, capture } = answer.form;
  const [isUnexplained, setUnexplained] = useState(false);
  const { ask, pending, problem } = useAskRoom(place);
  const newest = versions.at(-1);
  const signedBy = newest?.signedBy ?? [];
  const reason = props.isChanged ? say('form.saveFirst') : undefined;
  const complete = async () => {
    if (props.check(true)) await ask({ type: 'complete-form', filled, isUnexplained, timesEntered });
  };
  return (
    <section className="panel stack">
      <h2>{say('form.complete')}</h2>
      <p>
        {signedBy.length === 0 ? say('form.signsNobody') : say('form.signs', { people: signedBy.join(', ') })}{' '}
        {signaturesMissing > 0 && say('form.signaturesMissing', { count: signaturesMissing })}
      </p>
      {lacking !== null && <FormLateStatement place={place} answer={answer} />}
      {capture === 'paper' && newest !== undefined && (
        <FormPictures place={place} filled={filled} isVerified={newest.isImageVerified} />
      )}
      <CheckboxField
        label={say('form.unexplained')}
        name="is-unexplained"
        checked={isUnexplained}
        onChange={setUnexplained}
      />
      <ProblemAlert problem={problem} />
      <div className="row">
        <Button
          look="second"
          pending={pending}
          reason={reason}
          onPress={() => void ask({ type: 'sign-form', filled, timesEntered })}
        >
          {say('form.sign')}
        </Button>
        <Button pending={pending} reason={reason} reasonIsShown onPress={() => void complete()}>
          {say('form.complete')}
        </Button>
      </div>
      <FormVoid place={place} filled={filled} />
    </section>
  );
}

function FormVoid(props: { readonly place: RoomPlace; readonly filled: string }) {
  const say = useBallotFormsWords();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const { ask, pending, problem } = useAskRoom(props.place);
  const submit = async () => {
    setError(reason.trim() === '' ? say('form.voidMissing') : undefined);
    if (reason.trim() !== '') await ask({ type: 'void-form', filled: props.filled, reason: reason.trim() });
  };
  return (
    <details>
      <summary>{say('form.void')}</summary>
      <Form look="form stack" onSubmit={submit}>
        <TextField
          label={say('form.voidReason')}
          name="void-reason"
          maxLength={2000}
          value={reason}
          error={error}
          onChange={setReason}
        />
        <ProblemAlert problem={problem} />
        <Button look="danger" submits pending={pending}>
          {say('form.void')}
        </Button>
      </Form>
    </details>
  );
}
