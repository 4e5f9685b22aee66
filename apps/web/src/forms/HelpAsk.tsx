import type { Ability, UploadReport } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useDraft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { TextAreaField } from '../ui/Field.tsx';
import { Swap } from '../ui/Swap.tsx';
import { useFileHelpWords } from '../words/file-help-words.ts';

/** Sends a file in which something was found, and the list of it, to the administrators: a quiet button first, then what that means. */
export function HelpAsk(props: {
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly report: UploadReport;
  readonly ability: Ability;
}) {
  const say = useFileHelpWords();
  const { auditId, jurisdiction, report, ability } = props;
  const { uploadId, name } = report;
  const typing = useDraft(`help ${uploadId}`, { value: '', version: null });
  const [isOpen, setIsOpen] = useState(typing.isChanged);
  const [error, setError] = useState<string>();
  const [sent, setSent] = useState(false);
  const ask = useSend('ask-for-help');
  const question = typing.value.trim();
  const submit = async () => {
    setError(question === '' ? say('ask.missing') : undefined);
    if (question === '') return;
    const answer = await ask.run({ auditId, jurisdiction, uploadId, question });
    if (!answer.ok) return;
    typing.forget();
    setSent(true);
  };
  return (
    <Swap of={sent ? 'sent' : isOpen ? 'form' : 'offer'}>
      {sent ? (
        <Alert kind="success">{say('ask.sent')}</Alert>
      ) : isOpen ? (
        <Form look="stack form" onSubmit={submit}>
          <h3 className="breakable">{say('ask.title', { name })}</h3>
          <p>{say('ask.says')}</p>
          <p>{say('ask.logged')}</p>
          <TextAreaField
            label={say('ask.question')}
            hint={say('ask.hint')}
            name={`question-${uploadId}`}
            maxLength={2000}
            value={typing.value}
            error={error}
            onChange={typing.change}
          />
          <ProblemAlert problem={ask.problem} />
          <div className="row">
            <Button submits pending={ask.pending} reason={reasonAgainst(ability)}>
              {say('ask.submit')}
            </Button>
            <Button look="quiet" onPress={() => setIsOpen(false)}>
              {say('ask.leave')}
            </Button>
          </div>
        </Form>
      ) : (
        <Button look="quiet" onPress={() => setIsOpen(true)}>
          {say('ask.open')}
        </Button>
      )}
    </Swap>
  );
}
