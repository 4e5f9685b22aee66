import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { TextAreaField } from '../ui/Field.tsx';
import { useTwoPersonsWords } from '../words/two-persons-words.ts';

/** A second person says no, and why. */
export function ProposalRefuse(props: { readonly auditId: string; readonly name: string }) {
  const say = useTwoPersonsWords();
  const refuse = useSend('refuse-act');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const submit = async () => {
    const missing = reason.trim() === '';
    setError(missing ? say('reasonMissing') : undefined);
    if (!missing) await refuse.run({ auditId: props.auditId, reason: reason.trim() });
  };
  return (
    <details>
      <summary>{say('refuse')}</summary>
      <Form look="stack form" onSubmit={submit}>
        <p>{say('refuseSays', { name: props.name })}</p>
        <TextAreaField
          label={say('reason')}
          hint={say('reasonHint')}
          name="refusal-reason"
          maxLength={500}
          value={reason}
          error={error}
          onChange={setReason}
        />
        <ProblemAlert problem={refuse.problem} />
        <Button submits look="second" pending={refuse.pending}>
          {say('refuseSubmit')}
        </Button>
      </Form>
    </details>
  );
}
