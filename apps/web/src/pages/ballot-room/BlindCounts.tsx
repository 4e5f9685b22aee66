import { parseCount } from '@plumbline/ballot-management';
import { useState } from 'react';
import { Form } from '../../components/Form.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useBallotBoxesWords } from '../../words/ballot-boxes-words.ts';

/** Two people count the same, one after the other: the first count is hidden from the moment it is typed until the second is there. */
export function BlindCounts(props: {
  readonly counters: readonly [{ readonly name: string }, { readonly name: string }];
  readonly pending: boolean;
  /** Takes both counts; answers whether they are recorded. */
  readonly onCounted: (counts: readonly [number, number]) => Promise<boolean>;
}) {
  const say = useBallotBoxesWords();
  const { counters, pending, onCounted } = props;
  const [first, setFirst] = useState<number>();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const [isDifferent, setDifferent] = useState(false);
  const submit = async () => {
    const read = parseCount(typed);
    setError(read.ok ? undefined : say('count.noCount'));
    if (!read.ok) return;
    if (first === undefined) {
      setFirst(read.value);
      setTyped('');
      return;
    }
    if (!(await onCounted([first, read.value]))) return;
    setDifferent(first !== read.value);
    setFirst(undefined);
    setTyped('');
  };
  const [one, other] = counters;
  return (
    <Form look="stack" onSubmit={submit}>
      {isDifferent && (
        <Alert kind="warning">
          <p>{say('count.differ')}</p>
        </Alert>
      )}
      {first !== undefined && (
        <div className="usa-form-group">
          <p className="usa-label">{say('count.counts', { person: one.name })}</p>
          <p className="task-hidden">{say('count.hidden')}</p>
        </div>
      )}
      <TextField
        key={first === undefined ? 'first' : 'second'}
        label={say('count.counts', { person: (first === undefined ? one : other).name })}
        name="blind-count"
        numeric
        maxLength={20}
        value={typed}
        error={error}
        onChange={setTyped}
      />
      <Button submits pending={pending}>
        {say(first === undefined ? 'count.saveFirst' : 'count.save')}
      </Button>
    </Form>
  );
}
