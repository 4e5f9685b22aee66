import type { Ability, CommandInput } from '@plumbline/api';
import { CASE_CAUSES } from '@plumbline/audit';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextAreaField } from '../ui/Field.tsx';
import { RadioTiles } from '../ui/RadioTiles.tsx';
import { useCasesWords } from '../words/cases-words.ts';

type Explaining = CommandInput<'explain-case'>;
type Cause = Explaining['cause'];
export type OfCase = Pick<Explaining, 'auditId' | 'jurisdiction' | 'unit'>;

/** What may have caused a difference, from a list and in a sentence. */
export function CaseExplain(props: {
  readonly of: OfCase;
  readonly cause: Cause | null;
  readonly note: string;
  readonly ability: Ability;
}) {
  const say = useCasesWords();
  const [cause, setCause] = useState<Cause | undefined>(props.cause ?? undefined);
  const [note, setNote] = useState(props.note);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [saved, setSaved] = useState(false);
  const explain = useSend('explain-case');
  const submit = async () => {
    const missing = [
      ...(cause === undefined ? [{ name: 'cause', message: say('explain.causeMissing') }] : []),
      ...(note.trim() === '' ? [{ name: 'note', message: say('explain.noteMissing') }] : []),
    ];
    setErrors(missing);
    setSaved(false);
    if (cause === undefined || missing.length > 0) return;
    const answer = await explain.run({ ...props.of, cause, note: note.trim() });
    setSaved(answer.ok);
  };
  return (
    <section className="panel">
      <Form look="stack form" onSubmit={submit}>
        <h2>{say('explain.title')}</h2>
        <FormErrors errors={errors} />
        <div className="cause-tiles">
          <RadioTiles
            legend={say('explain.cause')}
            name="cause"
            value={cause ?? ''}
            error={errorOf(errors, 'cause')}
            tiles={CASE_CAUSES.map((value) => ({
              value,
              name: say(`causes.${value}`),
              says: say(`causesSay.${value}`),
            }))}
            onChange={(value) => {
              setSaved(false);
              setCause(CASE_CAUSES.find((one) => one === value));
            }}
          />
        </div>
        <TextAreaField
          label={say('explain.note')}
          hint={say('explain.noteHint')}
          name="note"
          maxLength={2000}
          value={note}
          error={errorOf(errors, 'note')}
          onChange={(value) => {
            setSaved(false);
            setNote(value);
          }}
        />
        <ProblemAlert problem={explain.problem} />
        {saved && <Alert kind="success">{say('explain.saved')}</Alert>}
        <Button submits pending={explain.pending} reason={reasonAgainst(props.ability)}>
          {say('explain.submit')}
        </Button>
      </Form>
    </section>
  );
}
