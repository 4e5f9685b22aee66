import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { CheckboxField } from '../ui/Field.tsx';
import { useAccountWords } from '../words/account-words.ts';

/** Chooses of what one is told by mail. */
export function NoticesChoose(props: { readonly told: QueryOutput<'own-notices'>['told'] }) {
  const say = useAccountWords();
  const save = useSend('choose-notices');
  const [off, setOff] = useState(() => props.told.flatMap(({ kind, isOn }) => (isOn ? [] : [kind])));
  const [isSaved, setSaved] = useState(false);
  const submit = async () => setSaved((await save.run({ off })).ok);
  return (
    <Form look="panel form" onSubmit={submit}>
      <fieldset className="usa-fieldset">
        <legend className="usa-legend">{say('notices.legend')}</legend>
        {props.told.map(({ kind }) => (
          <CheckboxField
            key={kind}
            name={`notice-${kind}`}
            label={say(`notices.tells.${kind}`)}
            checked={!off.includes(kind)}
            onChange={(isOn) => {
              setOff(isOn ? off.filter((one) => one !== kind) : [...off, kind]);
              setSaved(false);
            }}
          />
        ))}
      </fieldset>
      <ProblemAlert problem={save.problem} />
      {isSaved && (
        <Alert kind="success">
          <p>{say('notices.saved')}</p>
        </Alert>
      )}
      <Button submits pending={save.pending}>
        {say('notices.save')}
      </Button>
    </Form>
  );
}
