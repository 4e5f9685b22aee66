import type { AuditHeading } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { TextAreaField } from '../ui/Field.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';

/** The administrator's way to let a jurisdiction correct its totals, with the reason. */
export function TotalsReopen(props: { readonly heading: AuditHeading; readonly jurisdiction: string }) {
  const say = useRoundsWords();
  const { heading, jurisdiction } = props;
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const reopen = useSend('reopen-totals');
  const ability = heading.abilities['reopen-totals'];
  const submit = async () => {
    const missing = reason.trim() === '';
    setError(missing ? say('detail.reopenReasonMissing') : undefined);
    if (!missing) await reopen.run({ auditId: heading.auditId, jurisdiction, reason: reason.trim() });
  };
  return (
    <Form look="form" onSubmit={submit}>
      <TextAreaField
        label={say('detail.reopenReason')}
        hint={say('detail.reopenReasonHint')}
        name="reopen-reason"
        maxLength={500}
        value={reason}
        error={error}
        onChange={setReason}
      />
      <ProblemAlert problem={reopen.problem} />
      <Button submits look="second" pending={reopen.pending} reason={reasonAgainst(ability)}>
        {say('detail.reopenTotals')}
      </Button>
    </Form>
  );
}
