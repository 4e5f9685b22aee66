import type { Problem } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { TextAreaField } from '../ui/Field.tsx';
import { Swap } from '../ui/Swap.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';

type Redacted = {
  readonly digest: string;
  /** The entry of the log that holds the digest, as people name it. */
  readonly entry: string;
  readonly text: string;
};

/** Takes a text of an audit out. */
export function TextRedact(props: Redacted & { readonly auditId: string }) {
  const { run, pending, problem } = useSend('redact-text');
  const { auditId, digest } = props;
  return <RedactForm {...props} {...{ pending, problem }} onRedact={(reason) => run({ auditId, digest, reason })} />;
}

/** Takes a text of a ballot room out. */
export function RoomTextRedact(
  props: Redacted & { readonly place: { readonly electionId: string; readonly jurisdiction: string } },
) {
  const { run, pending, problem } = useSend('redact-room-text');
  const { place, digest } = props;
  return <RedactForm {...props} {...{ pending, problem }} onRedact={(reason) => run({ ...place, digest, reason })} />;
}

/** A quiet button first, then what it means, and the reason. */
function RedactForm(
  props: Redacted & {
    readonly pending: boolean;
    readonly problem: Problem | undefined;
    readonly onRedact: (reason: string) => Promise<unknown>;
  },
) {
  const say = useRoundsWords();
  const { digest, entry, text, pending, problem } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const submit = async () => {
    const missing = reason.trim() === '';
    setError(missing ? say('redact.reasonMissing') : undefined);
    if (!missing) await props.onRedact(reason.trim());
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
          <ProblemAlert problem={problem} />
          <div className="row">
            <Button submits look="danger" pending={pending}>
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
