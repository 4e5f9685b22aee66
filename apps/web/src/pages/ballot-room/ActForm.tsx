import type { CommandInput } from '@plumbline/api';
import { parseCount } from '@plumbline/ballot-management';
import { useId, useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { CheckboxField, SelectField, TextField } from '../../ui/Field.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import type { RoomPlace } from './room-place.ts';
import { type AskingRoom, useAskRoom } from './use-ask-room.ts';

type Ask = CommandInput<'ask-ballot-room'>['ask'];

/** One thing that is asked for: a text, a count, one of a list, or yes and no. */
export type ActField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** What stands in it at first. */
  readonly value?: string;
} & (
  | { readonly kind: 'text' | 'count' | 'date' | 'moment' }
  | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly name: string }[] }
  | { readonly kind: 'yes' }
);

/** Where acts go that are kept on the device, with what is said of those that could not be kept or that no server would take. */
export type KeptOnDevice = Pick<AskingRoom, 'askAll' | 'pending' | 'problem'> & {
  readonly notKept: string;
  /** What of them was typed and cannot be used. */
  readonly refuse: (asks: readonly Ask[]) => { readonly text: string; readonly message: string } | undefined;
};

/** What was filled in, by name of the field. A text that was left empty is '', and yes is 'yes'. */
export type Filled = {
  readonly text: (name: string) => string;
  /** Null where it was left empty. */
  readonly textOrNull: (name: string) => string | null;
  readonly count: (name: string) => number;
  readonly isYes: (name: string) => boolean;
};

/**
 * An act of a ballot room as a form, folded until somebody needs it: large fields, one under the other, for people who stand. Refusals
 * are said in the words of the room.
 */
export function ActForm(props: {
  readonly place: RoomPlace;
  readonly title: string;
  readonly lead?: string;
  readonly fields: readonly ActField[];
  readonly button: string;
  readonly done: string;
  readonly isOpenAtFirst?: boolean;
  readonly asks: (filled: Filled) => readonly Ask[];
  /** What is wrong where everything was filled in as it may be, and nothing is asked with it. */
  readonly nothing?: string;
  /** Where it is not asked of the room now but kept on the device. */
  readonly through?: KeptOnDevice;
}) {
  const say = useBallotRoomWords();
  const form = useId();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isDone, setDone] = useState(false);
  // What is done may make the list longer, and must not fold the form before its answer is read.
  const [isUnfolded, setUnfolded] = useState(props.isOpenAtFirst ?? false);
  const now = useAskRoom(props.place);
  const { askAll, pending, problem } = props.through ?? now;
  const idOf = (name: string) => `${form}-${name}`;
  const shownIn = ({ name, value, kind, ...field }: ActField) =>
    values[name] ?? value ?? (kind === 'choice' && 'options' in field ? (field.options[0]?.value ?? '') : '');
  const set = (name: string) => (value: string) => {
    setDone(false);
    setValues((before) => ({ ...before, [name]: value }));
  };
  const submit = async () => {
    const found = props.fields.flatMap((field) => {
      const message = problemOf(field, shownIn(field));
      return message === undefined ? [] : [{ name: idOf(field.name), message: say(message, { field: field.label }) }];
    });
    setErrors(found);
    setDone(false);
    if (found.length > 0) return;
    const byName = new Map(props.fields.map((field) => [field.name, shownIn(field).trim()]));
    const text = (name: string) => byName.get(name) ?? '';
    const filled: Filled = {
      text,
      textOrNull: (name) => (text(name) === '' ? null : text(name)),
      count: (name) => {
        const parsed = parseCount(text(name));
        return parsed.ok ? parsed.value : 0;
      },
      isYes: (name) => text(name) === 'yes',
    };
    const asked = values;
    const asks = props.asks(filled);
    const [first] = props.fields;
    if (asks.length === 0 && props.nothing !== undefined && first !== undefined) {
      setErrors([{ name: idOf(first.name), message: props.nothing }]);
      return;
    }
    const refusal = props.through?.refuse(asks);
    const refused = props.fields.find(({ name }) => text(name) === refusal?.text) ?? first;
    if (refusal !== undefined && refused !== undefined) {
      setErrors([{ name: idOf(refused.name), message: refusal.message }]);
      return;
    }
    if (!(await askAll(asks))) {
      // What was typed stays in its fields, to be written down.
      if (props.through !== undefined && first !== undefined) {
        setErrors([{ name: idOf(first.name), message: props.through.notKept }]);
      }
      return;
    }
    setDone(true);
    // What was typed for the next one while this one was on its way stays.
    setValues((now) => Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== asked[name])));
  };
  return (
    <details className="act-fold" open={isUnfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary>{props.title}</summary>
      <Form look="form stack" onSubmit={submit}>
        {props.lead && <p className="quiet">{props.lead}</p>}
        <FormErrors errors={errors} />
        {props.fields.map((field) => (
          <ActInput
            key={field.name}
            field={field}
            id={idOf(field.name)}
            value={shownIn(field)}
            error={errorOf(errors, idOf(field.name))}
            onChange={set(field.name)}
          />
        ))}
        <ProblemAlert problem={problem} />
        {isDone && (
          <Alert kind="success">
            <p>{props.done}</p>
          </Alert>
        )}
        <Button submits pending={pending}>
          {props.button}
        </Button>
      </Form>
    </details>
  );
}

function problemOf(field: ActField, value: string): 'act.missing' | 'act.noCount' | undefined {
  if (field.kind === 'yes') return undefined;
  if (value.trim() === '') return field.optional ? undefined : 'act.missing';
  return field.kind === 'count' && !parseCount(value).ok ? 'act.noCount' : undefined;
}

function ActInput(props: {
  readonly field: ActField;
  readonly id: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const { field, id, value, error, onChange } = props;
  const common = { label: field.label, name: id, error, hint: field.hint };
  if (field.kind === 'choice')
    return <SelectField {...common} value={value} options={field.options} onChange={onChange} />;
  if (field.kind === 'yes') {
    const change = (isOn: boolean) => onChange(isOn ? 'yes' : '');
    return (
      <CheckboxField label={field.label} name={id} checked={value === 'yes'} hint={field.hint} onChange={change} />
    );
  }
  return (
    <TextField
      {...common}
      value={value}
      type={field.kind === 'date' ? 'date' : field.kind === 'moment' ? 'datetime-local' : 'text'}
      numeric={field.kind === 'count'}
      maxLength={500}
      onChange={onChange}
    />
  );
}
