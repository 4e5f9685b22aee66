import { NOTICE_HOURS_MAX } from '@plumbline/api';
import { useState } from 'react';
import { Answered } from '../components/Answered.tsx';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useAsk } from '../connection/use-ask.ts';
import { useSend } from '../connection/use-send.ts';
import { parseCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { useSetupWords } from '../words/setup-words.ts';

/** After how many hours without a beginning people of an audit are told by mail. It is part of no commitment. */
export function NoticeHoursChoose(props: { readonly auditId: string }) {
  const asked = useAsk('notice-hours', { auditId: props.auditId });
  return <Answered asked={asked}>{({ hours }) => <HoursForm auditId={props.auditId} hours={hours} />}</Answered>;
}

function HoursForm(props: { readonly auditId: string; readonly hours: number }) {
  const say = useSetupWords();
  const save = useSend('choose-notice-hours');
  const [typed, setTyped] = useState(String(props.hours));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isSaved, setSaved] = useState(false);
  const submit = async () => {
    const hours = parseCount(typed);
    const isPossible = hours !== undefined && hours >= 1 && hours <= NOTICE_HOURS_MAX;
    setErrors(isPossible ? [] : [{ name: 'notice-hours', message: say('notices.wrong', { most: NOTICE_HOURS_MAX }) }]);
    setSaved(isPossible && (await save.run({ auditId: props.auditId, hours })).ok);
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <h2>{say('notices.title')}</h2>
      <FormErrors errors={errors} />
      <TextField
        label={say('notices.hours')}
        hint={say('notices.hint')}
        name="notice-hours"
        numeric
        value={typed}
        error={errorOf(errors, 'notice-hours')}
        onChange={(text) => {
          setTyped(text);
          setSaved(false);
        }}
      />
      <ProblemAlert problem={save.problem} />
      {isSaved && (
        <Alert kind="success">
          <p>{say('notices.saved')}</p>
        </Alert>
      )}
      <Button submits look="second" pending={save.pending}>
        {say('notices.save')}
      </Button>
    </Form>
  );
}
