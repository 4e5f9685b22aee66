import type { Ability } from '@plumbline/api';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { Form } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { reasonAgainst } from '../../components/reason-against.ts';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useHomeWords } from '../../words/home-words.ts';

/** A page of its own, because it cannot be undone. */
export function DeletePage(props: { readonly auditId: string }) {
  const say = useHomeWords();
  const { auditId } = props;
  const asked = useAsk('plan', { auditId });
  return (
    <AdministratorPage auditId={auditId} title={say('delete.title')} asked={asked}>
      {({ heading }) => (
        <DeleteForm auditId={auditId} name={heading.name} ability={heading.abilities['delete-audit']} />
      )}
    </AdministratorPage>
  );
}

function DeleteForm(props: { readonly auditId: string; readonly name: string; readonly ability: Ability | undefined }) {
  const say = useHomeWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const remove = useSend('delete-audit');
  const submit = async () => {
    const isSame = typed.trim() === props.name;
    setError(isSame ? undefined : say('delete.typeMismatch', { name: props.name }));
    if (!isSame) return;
    const answer = await remove.run({ auditId: props.auditId });
    if (answer.ok) void navigate({ to: '/', replace: true });
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <p className="strong">{say('delete.lead', { name: props.name })}</p>
      <ul className="steps-list">
        <li>{say('delete.consequences.gone')}</li>
        <li>{say('delete.consequences.log')}</li>
        <li>{say('delete.consequences.forever')}</li>
      </ul>
      <TextField label={say('delete.type')} name="audit-name" value={typed} error={error} onChange={setTyped} />
      <ProblemAlert problem={remove.problem} />
      <div className="row">
        <Button submits look="danger" pending={remove.pending} reason={reasonAgainst(props.ability)}>
          {say('delete.submit')}
        </Button>
        <Link to="/">{say('delete.keep')}</Link>
      </div>
    </Form>
  );
}
