import type { HelpContact } from '@plumbline/api';
import { helpContactInWords } from '@plumbline/words/help-contact-words';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { useHelpContactWords } from '../words/help-contact-words.ts';
import { type ContactDraft, draftOfContact, readContact } from './contact-draft.ts';

/** Enters whom the people of the office call. */
export function HelpContactSet(props: { readonly organizationId: string; readonly contact: HelpContact | null }) {
  const say = useHelpContactWords();
  const { organizationId } = props;
  const save = useSend('set-help-contact');
  const [draft, setDraft] = useState<ContactDraft>(draftOfContact(props.contact));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [done, setDone] = useState<'saved' | 'removed'>();
  const read = readContact(draft);
  const field = (name: keyof ContactDraft) => ({
    name: `contact-${name}`,
    value: draft[name],
    error: errorOf(errors, `contact-${name}`),
    onChange: (value: string) => {
      setDraft({ ...draft, [name]: value });
      setDone(undefined);
    },
  });
  const send = async (contact: HelpContact | null) => {
    setDone(undefined);
    const answer = await save.run({ organizationId, contact });
    if (answer.ok) setDone(contact === null ? 'removed' : 'saved');
  };
  const submit = async () => {
    setErrors(
      read.ok ? [] : read.error.map(({ field: name, wrong }) => ({ name: `contact-${name}`, message: say(wrong) })),
    );
    if (read.ok) await send(read.value);
  };
  const remove = async () => {
    setErrors([]);
    setDraft(draftOfContact(null));
    await send(null);
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <FormErrors errors={errors} />
      <p className="quiet small">{say('public')}</p>
      <TextField label={say('name')} hint={say('nameHint')} maxLength={100} {...field('name')} />
      <TextField label={say('telephone')} hint={say('telephoneHint')} maxLength={60} {...field('telephone')} />
      <TextField label={say('email')} type="email" maxLength={200} wide {...field('email')} />
      <TextField label={say('hours')} hint={say('hoursHint')} maxLength={200} wide {...field('hours')} />
      {read.ok && (
        <p>
          {say('preview')}: {helpContactInWords('en', read.value)}
        </p>
      )}
      <ProblemAlert problem={save.problem} />
      {done && (
        <Alert kind="success">
          <p>{say(done)}</p>
        </Alert>
      )}
      <div className="row">
        <Button submits pending={save.pending}>
          {say('save')}
        </Button>
        {props.contact !== null && (
          <Button look="quiet" pending={save.pending} onPress={() => void remove()}>
            {say('remove')}
          </Button>
        )}
      </div>
    </Form>
  );
}
