import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { TextAreaField } from '../ui/Field.tsx';
import { Swap } from '../ui/Swap.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';

/** Takes a text out that somebody typed: a quiet button first, then what it means, and the reason. */
export function TextRedact(props: {
  readonly auditId: string;
  readonly digest: string;
  /** The entry of the log that holds the digest, as people name it. */
  readonly entry: string;
  readonly text: string;
}) {
  const say = useRoundsWords();
  const { auditId, digest, entry, text } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const redact = useSend('redact-text');
  const submit = async () => {
    const missing = reason.trim() === '';
    setError(missing ? say('redact.reasonMissing') : undefined);
    if (!missing) await redact.run({ auditId, digest, reason: reason.trim() });
  };
  return (
    <Swap of={isOpen ? 'form' : 'offer'}>
      {isOpen ? (
        <Form look="stack form" onSubmit={submit}>
          <p>{say('redact.says')}</p>
          <TextAreaField
            label={say('redact.reason')}
            hint={say('redact.reasonHint')}
            name={`reason-${digest}`}
            maxLength={500}
            value={reason}
            error={error}
            onChange={setReason}
          />
          <ProblemAlert problem={redact.problem} />
          <div className="row">
            <Button submits look="danger" pending={redact.pending}>
              {say('redact.submit')}
            </Button>
            <Button look="quiet" onPress={() => setIsOpen(false)}>
              {say('redact.leave')}
            </Button>
          </div>
        </Form>
      ) : (
        <Button look="quiet" onPress={() => setIsOpen(true)}>
          {say('redact.open')} <span className="visually-hidden">{say('redact.which', { entry, text })}</span>
        </Button>
      )}
    </Swap>
  );
}
