import type { Ability } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { TextAreaField } from '../ui/Field.tsx';
import { useCasesWords } from '../words/cases-words.ts';
import type { OfCase } from './CaseExplain.tsx';

/** Ends a case with what was found out; by somebody who had no part in it. */
export function CaseSettle(props: { readonly of: OfCase; readonly ability: Ability }) {
  const say = useCasesWords();
  const [note, setNote] = useState('');
  const [error, setError] = useState<string>();
  const settle = useSend('settle-case');
  const reason = reasonAgainst(props.ability);
  const submit = async () => {
    const missing = note.trim() === '';
    setError(missing ? say('explain.noteMissing') : undefined);
    if (!missing) await settle.run({ ...props.of, note: note.trim() });
  };
  return (
    <section className="panel">
      <Form look="stack form" onSubmit={submit}>
        <h2>{say('settle.title')}</h2>
        <p>{say('settle.says')}</p>
        {reason === undefined && (
          <TextAreaField
            label={say('settle.note')}
            hint={say('settle.noteHint')}
            name="settle-note"
            maxLength={2000}
            value={note}
            error={error}
            onChange={setNote}
          />
        )}
        <ProblemAlert problem={settle.problem} />
        <Button submits look="second" pending={settle.pending} reason={reason}>
          {say('settle.submit')}
        </Button>
      </Form>
    </section>
  );
}

/** Takes a settled case up again, with the reason. */
export function CaseReopen(props: { readonly of: OfCase; readonly ability: Ability }) {
  const say = useCasesWords();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const reopen = useSend('reopen-case');
  const submit = async () => {
    const missing = typed.trim() === '';
    setError(missing ? say('reopen.reasonMissing') : undefined);
    if (!missing) await reopen.run({ ...props.of, reason: typed.trim() });
  };
  return (
    <section className="panel">
      <Form look="stack form" onSubmit={submit}>
        <h2>{say('reopen.title')}</h2>
        <TextAreaField
          label={say('reopen.reason')}
          name="reopen-reason"
          maxLength={500}
          value={typed}
          error={error}
          onChange={setTyped}
        />
        <ProblemAlert problem={reopen.problem} />
        <Button submits look="second" pending={reopen.pending} reason={reasonAgainst(props.ability)}>
          {say('reopen.submit')}
        </Button>
      </Form>
    </section>
  );
}
