import type { RoomHeading } from '@plumbline/api';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useDraft } from '../../connection/use-draft.ts';
import { Button } from '../../ui/Button.tsx';
import { TextAreaField } from '../../ui/Field.tsx';
import { useBallotProceduresWords } from '../../words/ballot-procedures-words.ts';
import { mayAsk } from './may-ask.ts';
import type { ProcedureRead } from './ProcedurePage.tsx';
import { PROCEDURE_LENGTH_MAX } from './ProcedureWrite.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** So many lines of the text are seen while it is changed. */
const ROWS = 24;

/** Changes a text into its next version, which is a draft of whoever changed it. */
export function ProcedureEdit(props: {
  readonly place: RoomPlace;
  readonly heading: RoomHeading;
  readonly reading: ProcedureRead;
  /** The number of the next version. */
  readonly next: number;
}) {
  const say = useBallotProceduresWords();
  const { place, heading, reading, next } = props;
  const { procedure, kind, topics, version } = reading;
  const before = reading.text?.state === 'kept' ? reading.text.text : '';
  const { ask, pending, problem } = useAskRoom(place);
  const navigate = useNavigate();
  const draft = useDraft(`procedure ${roomAddress(place)} ${procedure} ${version}`, { value: before, version });
  const [error, setError] = useState<string>();
  const text = draft.value.trim();
  const whatIsWrong = () => {
    if (text === '') return say('write.textMissing');
    if (text.length > PROCEDURE_LENGTH_MAX) return say('write.textTooLong', { length: text.length });
    return text === before.trim() ? say('page.unchanged') : undefined;
  };
  const keep = async () => {
    const found = whatIsWrong();
    setError(found);
    if (found !== undefined) return;
    const said = { procedure, kind, version: next, topics, text };
    if (!(await ask({ type: 'draft-procedure', ...said })).ok) return;
    draft.forget();
    await navigate({ to: roomAddress(place, 'procedures'), search: { procedure, version: String(next) } });
  };
  return (
    <details className="panel" open={draft.isChanged || undefined}>
      <summary>{say('page.edit')}</summary>
      <p>{say('page.editSays')}</p>
      <Form look="form stack" onSubmit={keep}>
        <TextAreaField
          label={say('write.text')}
          name="procedure-text"
          rows={ROWS}
          value={draft.value}
          error={error}
          onChange={(value) => {
            setError(undefined);
            draft.change(value);
          }}
        />
        <ProblemAlert problem={problem} />
        <div className="row">
          <Button
            submits
            pending={pending}
            reason={mayAsk(heading, 'draft-procedure') ? undefined : say('mayNotWrite')}
          >
            {say('page.editSubmit', { version: next })}
          </Button>
          {draft.isChanged && (
            <Button look="second" onPress={draft.forget}>
              {say('page.forget')}
            </Button>
          )}
        </div>
      </Form>
    </details>
  );
}
