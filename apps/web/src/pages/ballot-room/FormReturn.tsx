import type { FormDefinition } from '@plumbline/ballot-management';
import { formFieldLabel, formTableLabel } from '@plumbline/words/form-words';
import { useState } from 'react';
import { Form } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextAreaField } from '../../ui/Field.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** Sends a form back to those who filled it in, with the line that is to be looked at and why. */
export function FormReturn(props: {
  readonly place: RoomPlace;
  readonly filled: string;
  readonly definition: FormDefinition;
}) {
  const say = useBallotFormsWords();
  const { definition, filled } = props;
  const [field, setField] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const { ask, pending, problem } = useAskRoom(props.place);
  const lines = [
    ...definition.fields.map((each) => ({ value: each.field, name: formFieldLabel(definition.form, each.field) })),
    ...definition.tables.map(({ table }) => ({ value: table, name: formTableLabel(table) })),
  ];
  const submit = async () => {
    const isMissing = field === '' || reason.trim() === '';
    setError(isMissing ? say('review.returnMissing') : undefined);
    if (!isMissing) await ask({ type: 'return-form', filled, reasons: [{ field, reason: reason.trim() }] });
  };
  return (
    <Form look="panel form stack" onSubmit={submit}>
      <h2>{say('review.return')}</h2>
      <SelectField
        label={say('review.returnField')}
        name="return-field"
        value={field}
        error={error}
        options={[{ value: '', name: say('fill.notChosen') }, ...lines]}
        onChange={setField}
      />
      <TextAreaField
        label={say('review.returnReason')}
        name="return-reason"
        maxLength={2000}
        value={reason}
        error={undefined}
        onChange={setReason}
      />
      <ProblemAlert problem={problem} />
      <Button look="second" submits pending={pending}>
        {say('review.return_submit')}
      </Button>
    </Form>
  );
}
