import type { AuditHeading } from '@plumbline/api';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { TextAreaField } from '../ui/Field.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';

/** What can be taken back of a round, folded away until somebody wants it: its launch, or its end. */
export function RoundTakeBack(props: { readonly heading: AuditHeading }) {
  const { phase, round, abilities } = props.heading;
  if (phase === 'round-open' && round === 1 && abilities['withdraw-launch'] !== undefined) {
    return <TakeBack key="launch" heading={props.heading} act="withdraw-launch" />;
  }
  if (phase === 'round-closed' && abilities['reopen-round'] !== undefined) {
    return <TakeBack key="end" heading={props.heading} act="reopen-round" />;
  }
  return null;
}

function TakeBack(props: { readonly heading: AuditHeading; readonly act: 'withdraw-launch' | 'reopen-round' }) {
  const say = useRoundsWords();
  const navigate = useNavigate();
  const { heading, act } = props;
  const { auditId, abilities } = heading;
  const round = heading.round ?? 1;
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const sending = useSend(act);
  const submit = async () => {
    const missing = reason.trim() === '';
    setError(missing ? say('takeBack.reasonMissing') : undefined);
    if (missing) return;
    const answer = await sending.run({ auditId, round, reason: reason.trim() });
    if (!answer.ok) return;
    const page = act === 'withdraw-launch' ? 'launch' : 'progress';
    void navigate({ to: '/audits/$auditId/$page', params: { auditId, page } });
  };
  return (
    <details className="panel no-print">
      <summary>{say(`takeBack.${act}.title`, { round })}</summary>
      <Form look="form" onSubmit={submit}>
        <div className="stack">
          <p>{say(`takeBack.${act}.says`, { round })}</p>
          <ul className="steps-list">
            <li>{say(`takeBack.${act}.lines.stays`)}</li>
            <li>{say(`takeBack.${act}.lines.goes`)}</li>
            <li>{say('takeBack.inLog')}</li>
          </ul>
          <TextAreaField
            label={say('takeBack.reason')}
            hint={say(`takeBack.${act}.reasonHint`)}
            name="take-back-reason"
            maxLength={500}
            value={reason}
            error={error}
            onChange={setReason}
          />
          <ProblemAlert problem={sending.problem} />
          <Button submits look="danger" pending={sending.pending} reason={reasonAgainst(abilities[act])}>
            {say(`takeBack.${act}.submit`, { round })}
          </Button>
        </div>
      </Form>
    </details>
  );
}
