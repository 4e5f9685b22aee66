import type { AuditHeading } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { TextAreaField } from '../ui/Field.tsx';
import { useSetupWords } from '../words/setup-words.ts';

export function CommitmentWithdraw(props: { readonly heading: AuditHeading }) {
  const say = useSetupWords();
  const { auditId, abilities } = props.heading;
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const withdraw = useSend('withdraw-commitment');
  const ability = abilities['withdraw-commitment'];
  const submit = async () => {
    const missing = reason.trim() === '';
    setError(missing ? say('commit.reasonMissing') : undefined);
    if (!missing) await withdraw.run({ auditId, reason: reason.trim() });
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <h2>{say('commit.withdraw')}</h2>
      <p>{say('commit.withdrawSays')}</p>
      <TextAreaField
        label={say('commit.reason')}
        hint={say('commit.reasonHint')}
        name="reason"
        maxLength={500}
        value={reason}
        error={error}
        onChange={setReason}
      />
      <ProblemAlert problem={withdraw.problem} />
      <Button submits look="second" pending={withdraw.pending} reason={reasonAgainst(ability)}>
        {say('commit.withdrawSubmit')}
      </Button>
    </Form>
  );
}
