import type { Ability, Problem } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { Button } from '../ui/Button.tsx';
import { TextAreaField } from '../ui/Field.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';

/** The administrator's way to let a jurisdiction or a board correct what was final, with the reason. */
export function Reopening(props: {
  readonly words: { readonly ask: string; readonly hint: string; readonly reopen: string };
  readonly ability: Ability | undefined;
  readonly sending: { readonly pending: boolean; readonly problem: Problem | undefined };
  readonly onReopen: (reason: string) => Promise<unknown>;
}) {
  const say = useRoundsWords();
  const { words, ability, sending } = props;
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const submit = async () => {
    const missing = reason.trim() === '';
    setError(missing ? say('detail.reopenReasonMissing') : undefined);
    if (!missing) await props.onReopen(reason.trim());
  };
  return (
    <Form look="form stack" onSubmit={submit}>
      <TextAreaField
        label={words.ask}
        hint={words.hint}
        name="reopen-reason"
        maxLength={500}
        value={reason}
        error={error}
        onChange={setReason}
      />
      <ProblemAlert problem={sending.problem} />
      <Button submits look="second" pending={sending.pending} reason={reasonAgainst(ability)}>
        {words.reopen}
      </Button>
    </Form>
  );
}
