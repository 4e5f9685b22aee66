import type { FormDefinition } from '@plumbline/ballot-management';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { RoomFormFill } from '../../forms/RoomFormFill.tsx';
import { RoomFormFindings } from '../../forms/RoomFormFindings.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf } from '../../ui/ErrorSummary.tsx';
import { CheckboxField, SelectField, TextField } from '../../ui/Field.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import type { FormAnswer } from './FormPage.tsx';
import { FormPictures } from './FormPictures.tsx';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';
import { nameOfCell, useRoomForm } from './use-room-form.ts';

type WorkProps = { readonly place: RoomPlace; readonly answer: FormAnswer; readonly definition: FormDefinition };

/** A form that is being filled in: typed, kept, signed by as many as it takes, and completed. */
export function FormWork(props: WorkProps) {
  const say = useBallotFormsWords();
  const { place, answer, definition } = props;
  const { form, people } = answer;
  const { filled } = form;
  const typing = useRoomForm('room-form', answer, definition);
  const { draft } = typing;
  const [counter, setCounter] = useState('');
  const [witness, setWitness] = useState('');
  const { ask, pending, problem } = useAskRoom(place);
  const save = async () => {
    if (!typing.check(false)) return;
    const done = await ask({
      type: 'enter-form',
      filled,
      ...typing.filled,
      counters: counter === '' ? [] : [counter],
      witnesses: witness === '' ? [] : [witness],
      custodians: [],
    });
    if (done.ok) draft.forget();
  };
  const others = [
    { value: '', name: say('form.nobodyElse') },
    ...people.map(({ person, name }) => ({ value: person, name })),
  ];
  return (
    <div className="stack-wide">
      <Form look="stack-wide" onSubmit={save}>
        <FormErrors errors={typing.errors} />
        {draft.isOvertaken && (
          <Alert kind="warning" title={say('form.overtaken')}>
            <div className="row">
              <Button look="second" onPress={draft.keepMine}>
                {say('form.keepMine')}
              </Button>
              <Button look="second" onPress={draft.forget}>
                {say('form.takeTheirs')}
              </Button>
            </div>
          </Alert>
        )}
        <RoomFormFill
          definition={definition}
          withheld={new Set(answer.form.withheld.map(nameOfCell))}
          draft={draft.value}
          people={people}
          errorOf={(name) => errorOf(typing.errors, name)}
          onChange={draft.change}
        />
        <div className="room-form-grid">
          <SelectField
            label={say('form.countedBy')}
            name="counted-by"
            value={counter}
            error={undefined}
            options={others}
            onChange={setCounter}
          />
          <SelectField
            label={say('form.witnessedBy')}
            name="witnessed-by"
            value={witness}
            error={undefined}
            options={others}
            onChange={setWitness}
          />
        </div>
        <RoomFormFindings definition={definition} filled={typing.filled} context={typing.context} />
        {draft.isChanged && (
          <Alert kind="info">
            <p>{say('fill.unsaved')}</p>
          </Alert>
        )}
        <ProblemAlert problem={problem} />
        <Button submits pending={pending}>
          {say('form.save')}
        </Button>
      </Form>
      {form.state === 'draft' && <SignAndComplete {...props} isChanged={draft.isChanged} check={typing.check} />}
    </div>
  );
}

function SignAndComplete(
  props: WorkProps & { readonly isChanged: boolean; readonly check: (isWhole: boolean) => boolean },
) {
  const say = useBallotFormsWords();
  const { place, answer } = props;
  const { filled, signaturesMissing, versions, capture } = answer.form;
  const [isUnexplained, setUnexplained] = useState(false);
  const { ask, pending, problem } = useAskRoom(place);
  const newest = versions.at(-1);
  const signedBy = newest?.signedBy ?? [];
  const reason = props.isChanged ? say('form.saveFirst') : undefined;
  const complete = async () => {
    if (props.check(true)) await ask({ type: 'complete-form', filled, isUnexplained });
  };
  return (
    <section className="panel stack">
      <h2>{say('form.complete')}</h2>
      <p>
        {signedBy.length === 0 ? say('form.signsNobody') : say('form.signs', { people: signedBy.join(', ') })}{' '}
        {signaturesMissing > 0 && say('form.signaturesMissing', { count: signaturesMissing })}
      </p>
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
        <Button look="second" pending={pending} reason={reason} onPress={() => void ask({ type: 'sign-form', filled })}>
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
