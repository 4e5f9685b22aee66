import type { Abilities } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useDraft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { TextAreaField } from '../ui/Field.tsx';
import { useFileHelpWords } from '../words/file-help-words.ts';

/** An administrator answers a question about a file in words. */
export function HelpAnswer(props: {
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly request: string;
  readonly abilities: Abilities;
  readonly isAnswered: boolean;
}) {
  const say = useFileHelpWords();
  const { auditId, jurisdiction, request, isAnswered } = props;
  const typing = useDraft(`answer ${request}`, { value: '', version: null });
  const [error, setError] = useState<string>();
  const send = useSend('answer-help');
  const answer = typing.value.trim();
  const submit = async () => {
    setError(answer === '' ? say('answer.missing') : undefined);
    if (answer === '') return;
    const answered = await send.run({ auditId, jurisdiction, request, answer });
    if (answered.ok) typing.forget();
  };
  return (
    <Form look="stack form" onSubmit={submit}>
      <TextAreaField
        label={say(isAnswered ? 'answer.again' : 'answer.label')}
        hint={say('answer.hint')}
        name={`answer-${request}`}
        maxLength={2000}
        value={typing.value}
        error={error}
        onChange={typing.change}
      />
      <ProblemAlert problem={send.problem} />
      <Button submits pending={send.pending} reason={reasonAgainst(props.abilities['answer-help'])}>
        {say('answer.submit')}
      </Button>
    </Form>
  );
}
