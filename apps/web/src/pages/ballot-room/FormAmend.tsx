import type { FormDefinition } from '@plumbline/ballot-management';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { RoomFormFill } from '../../forms/RoomFormFill.tsx';
import { RoomFormFindings } from '../../forms/RoomFormFindings.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf } from '../../ui/ErrorSummary.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/Field.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import type { FormAnswer } from './FormPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';
import { nameOfCell, useRoomForm } from './use-room-form.ts';

const REASONS = ['transcription', 'arithmetic', 'wrong-unit', 'late-document', 'ruling'] as const;

/** An amendment of an approved form: a version of its own beside what was approved, with its reason and what shows it. */
export function FormAmend(props: {
  readonly place: RoomPlace;
  readonly answer: FormAnswer;
  readonly definition: FormDefinition;
}) {
  const say = useBallotFormsWords();
  const { place, answer, definition } = props;
  const typing = useRoomForm('amend', answer, definition);
  const [reason, setReason] = useState<(typeof REASONS)[number]>('arithmetic');
  const [text, setText] = useState('');
  const [evidence, setEvidence] = useState('');
  const [error, setError] = useState<string>();
  const { ask, pending, problem } = useAskRoom(place);
  const submit = async () => {
    const isMissing = text.trim() === '' || evidence.trim() === '';
    setError(isMissing ? say('form.amendMissing') : undefined);
    if (!typing.check(true) || isMissing) return;
    const done = await ask({
      type: 'amend-form',
      filled: answer.form.filled,
      ...typing.filled,
      reason,
      text: text.trim(),
      evidence: [{ kind: 'document', ref: evidence.trim() }],
    });
    if (done.ok) typing.draft.forget();
  };
  return (
    <details className="panel">
      <summary>{say('form.amend')}</summary>
      <Form look="stack-wide" onSubmit={submit}>
        <p>{say('form.amendLead')}</p>
        <FormErrors errors={typing.errors} />
        <RoomFormFill
          definition={definition}
          withheld={new Set(answer.form.withheld.map(nameOfCell))}
          draft={typing.draft.value}
          people={answer.people}
          errorOf={(name) => errorOf(typing.errors, name)}
          onChange={typing.draft.change}
        />
        <RoomFormFindings definition={definition} filled={typing.filled} context={typing.context} />
        <SelectField
          label={say('form.amendReason')}
          name="amend-reason"
          value={reason}
          error={undefined}
          options={REASONS.map((each) => ({ value: each, name: say(`form.reasons.${each}`) }))}
          onChange={(value) => setReason(REASONS.find((each) => each === value) ?? 'arithmetic')}
        />
        <TextAreaField
          label={say('form.amendText')}
          name="amend-text"
          maxLength={2000}
          value={text}
          error={error}
          onChange={setText}
        />
        <TextField
          label={say('form.amendEvidence')}
          name="amend-evidence"
          maxLength={200}
          value={evidence}
          error={undefined}
          onChange={setEvidence}
        />
        <ProblemAlert problem={problem} />
        <Button submits pending={pending}>
          {say('form.amendSubmit')}
        </Button>
      </Form>
    </details>
  );
}
