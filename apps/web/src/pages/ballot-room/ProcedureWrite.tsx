import { PROCEDURE_KINDS, TOPICS } from '@plumbline/ballot-management';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useDraft } from '../../connection/use-draft.ts';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { CheckboxField, SelectField, TextAreaField, TextField } from '../../ui/Field.tsx';
import { useBallotProceduresWords } from '../../words/ballot-procedures-words.ts';
import { mayAsk } from './may-ask.ts';
import type { ProceduresAnswer } from './ProceduresPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** The most characters a text may have. */
export const PROCEDURE_LENGTH_MAX = 20_000;

type Topic = (typeof TOPICS)[number];
const BLANK = { procedure: '', kind: 'procedure' as (typeof PROCEDURE_KINDS)[number], topics: [] as Topic[], text: '' };

/** Writes a text of one's own. What is typed stays on the device until it is kept. */
export function ProcedureWrite(props: { readonly place: RoomPlace; readonly answer: ProceduresAnswer }) {
  const say = useBallotProceduresWords();
  const { place, answer } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const draft = useDraft(`procedure ${roomAddress(place)}`, { value: BLANK, version: null });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { procedure, kind, topics, text } = draft.value;
  const change = (part: Partial<typeof BLANK>) => draft.change({ ...draft.value, ...part });
  const name = procedure.trim();
  const submit = async () => {
    const isTaken = answer.procedures.some((one) => one.procedure === name);
    const { length } = text.trim();
    const found: FieldError[] = [
      ...(name === '' ? [{ name: 'procedure-name', message: say('write.nameMissing') }] : []),
      ...(isTaken ? [{ name: 'procedure-name', message: say('write.nameTaken') }] : []),
      ...(kind === 'procedure' && topics.length === 0
        ? [{ name: `procedure-${TOPICS[0]}`, message: say('write.topicMissing') }]
        : []),
      ...(length === 0 ? [{ name: 'procedure-text', message: say('write.textMissing') }] : []),
      ...(length > PROCEDURE_LENGTH_MAX
        ? [{ name: 'procedure-text', message: say('write.textTooLong', { length }) }]
        : []),
    ];
    setErrors(found);
    if (found.length > 0) return;
    const said = { procedure: name, kind, version: 1, topics: kind === 'procedure' ? topics : [], text: text.trim() };
    if ((await ask({ type: 'draft-procedure', ...said })).ok) draft.forget();
  };
  return (
    <details className="panel" open={draft.isChanged || undefined}>
      <summary>{say('write.title')}</summary>
      <Form look="form stack" onSubmit={submit}>
        <FormErrors errors={errors} />
        <TextField
          label={say('write.name')}
          name="procedure-name"
          maxLength={100}
          value={procedure}
          error={errorOf(errors, 'procedure-name')}
          onChange={(value) => change({ procedure: value })}
        />
        <SelectField
          label={say('write.kind')}
          name="procedure-kind"
          value={kind}
          error={undefined}
          options={PROCEDURE_KINDS.map((each) => ({ value: each, name: say(`kindOne.${each}`) }))}
          onChange={(value) => change({ kind: PROCEDURE_KINDS.find((each) => each === value) ?? 'procedure' })}
        />
        {kind === 'procedure' && (
          <fieldset className="usa-fieldset">
            <legend className="usa-legend">{say('write.topics')}</legend>
            {TOPICS.map((topic) => (
              <CheckboxField
                key={topic}
                label={say(`topicNames.${topic}`)}
                name={`procedure-${topic}`}
                checked={topics.includes(topic)}
                onChange={(isAbout) =>
                  change({ topics: isAbout ? [...topics, topic] : topics.filter((each) => each !== topic) })
                }
              />
            ))}
          </fieldset>
        )}
        <TextAreaField
          label={say('write.text')}
          name="procedure-text"
          rows={12}
          value={text}
          error={errorOf(errors, 'procedure-text')}
          onChange={(value) => change({ text: value })}
        />
        <ProblemAlert problem={problem} />
        <Button
          submits
          pending={pending}
          reason={mayAsk(answer.heading, 'draft-procedure') ? undefined : say('mayNotWrite')}
        >
          {say('write.submit')}
        </Button>
      </Form>
    </details>
  );
}
