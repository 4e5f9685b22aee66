import type { FormDefinition } from '@plumbline/ballot-management';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { RoomFormFill } from '../../forms/RoomFormFill.tsx';
import { RoomFormFindings } from '../../forms/RoomFormFindings.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf } from '../../ui/ErrorSummary.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { FormCarriers } from './FormCarriers.tsx';
import type { FormAnswer } from './FormPage.tsx';
import { FormSign } from './FormSign.tsx';
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
    if (draft.isOvertaken || !typing.check(false)) return;
    const done = await ask({
      type: 'enter-form',
      filled,
      ...typing.filled,
      counters: counter === '' ? [] : [counter],
      witnesses: witness === '' ? [] : [witness],
      custodians: [],
      timesEntered: form.timesEntered,
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
        <FormCarriers answer={answer} definition={definition} typing={typing} />
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
        <Button submits pending={pending} reason={draft.isOvertaken ? say('form.chooseFirst') : undefined}>
          {say('form.save')}
        </Button>
      </Form>
      {form.state === 'draft' && (
        <FormSign place={place} answer={answer} isChanged={draft.isChanged} check={typing.check} />
      )}
    </div>
  );
}
