import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { parseCount } from '../formats/format-count.ts';
import { formatDate } from '../formats/format-time.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { useObserversWords } from '../words/observers-words.ts';

const DAYS_MAX = 365;
const EMPTY = { email: '', name: '', days: '30' };

/** Invites somebody by address to watch an audit for some days. */
export function ObserverInvite(props: { readonly auditId: string }) {
  const say = useObserversWords();
  const invite = useSend('invite-observer');
  const [typed, setTyped] = useState(EMPTY);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [done, setDone] = useState<{ readonly email: string; readonly until: string }>();
  const submit = async () => {
    const [email, name, days] = [typed.email.trim(), typed.name.trim(), parseCount(typed.days)];
    const found: FieldError[] = [];
    if (!/^\S+@\S+\.\S+$/.test(email)) found.push({ name: 'observer-email', message: say('invite.emailShape') });
    if (name === '') found.push({ name: 'observer-name', message: say('invite.nameMissing') });
    const isPossible = days !== undefined && days >= 1 && days <= DAYS_MAX;
    if (!isPossible) found.push({ name: 'observer-days', message: say('invite.daysWrong') });
    setErrors(found);
    setDone(undefined);
    if (found.length > 0 || !isPossible) return;
    const answer = await invite.run({ auditId: props.auditId, email, name, days });
    if (!answer.ok) return;
    setDone({ email, until: answer.value.until });
    setTyped(EMPTY);
  };
  const change = (part: keyof typeof EMPTY) => (value: string) => setTyped((before) => ({ ...before, [part]: value }));
  return (
    <Form look="panel form" onSubmit={submit}>
      <h2>{say('invite.title')}</h2>
      <FormErrors errors={errors} />
      <TextField
        label={say('invite.email')}
        name="observer-email"
        type="email"
        value={typed.email}
        error={errorOf(errors, 'observer-email')}
        onChange={change('email')}
      />
      <TextField
        label={say('invite.name')}
        name="observer-name"
        hint={say('invite.nameHint')}
        value={typed.name}
        error={errorOf(errors, 'observer-name')}
        onChange={change('name')}
      />
      <TextField
        label={say('invite.days')}
        name="observer-days"
        hint={say('invite.daysHint')}
        numeric
        value={typed.days}
        error={errorOf(errors, 'observer-days')}
        onChange={change('days')}
      />
      <ProblemAlert problem={invite.problem} />
      {done && (
        <Alert kind="success">
          <p>{say('invite.done', { email: done.email, day: formatDate(done.until) })}</p>
        </Alert>
      )}
      <Button submits pending={invite.pending}>
        {say('invite.submit')}
      </Button>
    </Form>
  );
}
