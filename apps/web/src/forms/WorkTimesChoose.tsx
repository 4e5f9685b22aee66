import type { AuditHeading } from '@plumbline/api';
import type { WorkTimes } from '@plumbline/audit';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { useWorkloadWords } from '../words/workload-words.ts';

type Typed = Readonly<Record<keyof WorkTimes, string>>;

/** The three times the hours of an audit are computed from: those that its units need. */
export function WorkTimesChoose(props: { readonly heading: AuditHeading; readonly times: WorkTimes }) {
  const say = useWorkloadWords();
  const { heading, times } = props;
  const saved = typedOf(times);
  const typing = useDraft(`work times ${heading.auditId}`, { value: saved, version: JSON.stringify(times) });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [kept, setKept] = useState(false);
  const choose = useSend('choose-work-times');
  const submit = async () => {
    const read = readTimes(typing.value);
    setErrors(read.wrong.map((name) => ({ name, message: say('typed') })));
    if (read.wrong.length > 0) return;
    const answer = await choose.run({ auditId: heading.auditId, times: read.times });
    if (answer.ok) typing.forget();
    setKept(answer.ok);
  };
  const field = (name: keyof WorkTimes, hint?: string) => (
    <TextField
      label={say(name)}
      name={name}
      hint={hint}
      numeric
      value={typing.value[name]}
      error={errorOf(errors, name)}
      onChange={(text) => {
        setKept(false);
        typing.change({ ...typing.value, [name]: text });
      }}
    />
  );
  return (
    <Form look="panel form" onSubmit={submit}>
      <h2>{say('times')}</h2>
      <p>{say('timesSays')}</p>
      <FormErrors errors={errors} />
      {field('ballotSeconds', say('ballotHint'))}
      {field('batchMinutes')}
      {field('countSeconds')}
      <ProblemAlert problem={choose.problem} />
      {kept && <Alert kind="success">{say('kept')}</Alert>}
      <Button
        submits
        look="second"
        pending={choose.pending}
        reason={reasonAgainst(heading.abilities['choose-work-times'])}
      >
        {say('keep')}
      </Button>
      <UnsavedGuard when={typing.isChanged} onLeave={typing.forget} />
    </Form>
  );
}

function typedOf({ ballotSeconds, batchMinutes, countSeconds }: WorkTimes): Typed {
  return {
    ballotSeconds: String(ballotSeconds),
    batchMinutes: String(batchMinutes),
    countSeconds: String(countSeconds),
  };
}

/** The times as typed, and the names of those that are no number above 0. */
export function readTimes(typed: Typed): { readonly times: WorkTimes; readonly wrong: readonly (keyof WorkTimes)[] } {
  const read = (text: string) => (/^\d{1,6}(?:\.\d{1,3})?$/.test(text.trim()) ? Number(text) : 0);
  const times: WorkTimes = {
    ballotSeconds: read(typed.ballotSeconds),
    batchMinutes: read(typed.batchMinutes),
    countSeconds: read(typed.countSeconds),
  };
  const names = ['ballotSeconds', 'batchMinutes', 'countSeconds'] as const;
  return { times, wrong: names.filter((name) => times[name] <= 0) };
}
