import type { Problem, QueryOutput } from '@plumbline/api';
import { formOf, parseCount } from '@plumbline/ballot-management';
import { formChoiceWord } from '@plumbline/words/form-words';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { client } from '../../connection/client.ts';
import { useDraft } from '../../connection/use-draft.ts';
import { clockIn } from '../../forms/room-form-draft.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { CheckboxField, SelectField, TextField } from '../../ui/Field.tsx';
import { useBallotDuplicationWords } from '../../words/ballot-duplication-words.ts';
import { nextNumber, withRows } from './remakes.ts';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

type Person = { readonly person: string; readonly name: string };

const REASONS =
  formOf('F-14')
    .tables.find(({ table }) => table === 'pairs')
    ?.fields.find(({ field }) => field === 'reason')?.choices ?? [];

const BLANK = { number: '', batch: '', style: '', reason: REASONS[0] ?? '', cards: '1', spoiled: '0', stamped: '' };

/** Two people copy a ballot: one reads, one marks, and both papers get one number. */
export function RemakeMake(props: {
  readonly place: RoomPlace;
  readonly makers: readonly [Person, Person];
  readonly open: readonly QueryOutput<'ballot-form'>[];
  /** Those that stand on ballots already. */
  readonly numbers: readonly string[];
  readonly forms: QueryOutput<'ballot-forms'>['forms'];
}) {
  const say = useBallotDuplicationWords();
  const { place, makers, open, numbers } = props;
  const [caller, marker] = makers;
  const { ask, pending, problem } = useAskRoom(place);
  const draft = useDraft(`remake ${place.electionId} ${place.jurisdiction}`, { value: BLANK, version: null });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [done, setDone] = useState<string>();
  const [unread, setUnread] = useState<Problem>();
  const typed = draft.value;
  const number = typed.number || nextNumber(numbers);
  const set = (part: Partial<typeof BLANK>) => {
    setDone(undefined);
    draft.change({ ...typed, ...part });
  };
  const submit = async () => {
    const found = problemsOf(say, { ...typed, number: number.trim() }, numbers);
    setErrors(found);
    if (found.length > 0) return;
    const own = open.find(({ form }) => form.place === 'duplication' && isOwn(form.preparedBy, makers));
    const filled = own?.form.filled ?? freeName(`F-14 ${makers.map(({ name }) => name).join(', ')}`, props.forms);
    if (own === undefined) {
      const started = await ask({ type: 'start-form', filled, form: 'F-14', place: 'duplication', capture: 'live' });
      if (!started.ok) return;
    }
    // As it stands now: others may have looked at its rows meanwhile.
    const now = await client.ask('ballot-form', { ...place, filled });
    setUnread(now.ok ? undefined : now.error);
    if (!now.ok) return;
    const entered = withRows(now.value, (rows) => [
      ...rows,
      {
        original: number.trim(),
        duplicate: number.trim(),
        batch: typed.batch,
        style: typed.style,
        reason: typed.reason,
        at: clockIn(now.value.zone, new Date().toISOString()),
        originalStamped: 'yes',
        duplicateStamped: 'yes',
        caller: caller.person,
        marker: marker.person,
        verifier: '',
        verifierWith: '',
        cards: typed.cards,
        spoiledDuplicates: typed.spoiled,
      },
    ]);
    const counters = [caller.person, marker.person];
    const { timesEntered } = now.value.form;
    const people = { counters, witnesses: [], custodians: [] };
    const answer = await ask({ type: 'enter-form', filled, ...entered, ...people, timesEntered });
    if (!answer.ok) return;
    setDone(number.trim());
    draft.change({ ...BLANK, batch: typed.batch, style: typed.style });
  };
  const text = (name: 'number' | 'batch' | 'style', label: string, hint?: string) => (
    <TextField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      name={`remake-${name}`}
      maxLength={100}
      value={name === 'number' ? number : typed[name]}
      error={errorOf(errors, `remake-${name}`)}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <Form look="panel task stack" onSubmit={submit}>
      <h2>{say('make.title')}</h2>
      <p>{say('make.lead', { caller: caller.name, marker: marker.name })}</p>
      <FormErrors errors={errors} />
      {text('number', say('make.number'), say('make.numberHint'))}
      {text('batch', say('make.batch'))}
      {text('style', say('make.style'))}
      <SelectField
        label={say('make.reason')}
        name="remake-reason"
        value={typed.reason}
        error={undefined}
        options={REASONS.map((value) => ({ value, name: formChoiceWord(value) }))}
        onChange={(reason) => set({ reason })}
      />
      <TextField
        label={say('make.cards')}
        name="remake-cards"
        numeric
        value={typed.cards}
        error={errorOf(errors, 'remake-cards')}
        onChange={(cards) => set({ cards })}
      />
      <TextField
        label={say('make.spoiled')}
        name="remake-spoiled"
        numeric
        value={typed.spoiled}
        error={errorOf(errors, 'remake-spoiled')}
        onChange={(spoiled) => set({ spoiled })}
      />
      <CheckboxField
        label={say('make.stamped')}
        name="remake-stamped"
        checked={typed.stamped === 'yes'}
        onChange={(isOn) => set({ stamped: isOn ? 'yes' : '' })}
      />
      <ProblemAlert problem={unread ?? problem} />
      {done !== undefined && (
        <Alert kind="success">
          <p>{say('make.done', { number: done })}</p>
        </Alert>
      )}
      <Button submits pending={pending}>
        {say('make.submit')}
      </Button>
    </Form>
  );
}

function problemsOf(
  say: ReturnType<typeof useBallotDuplicationWords>,
  typed: typeof BLANK,
  numbers: readonly string[],
): readonly FieldError[] {
  const { number, batch, style, cards, spoiled, stamped } = typed;
  const isCount = (text: string) => parseCount(text).ok;
  const found: readonly (readonly [boolean, string, string])[] = [
    [number === '', 'number', say('make.numberMissing')],
    [numbers.includes(number), 'number', say('make.numberTaken', { number })],
    [batch.trim() === '', 'batch', say('make.batchMissing')],
    [style.trim() === '', 'style', say('make.styleMissing')],
    [!isCount(cards), 'cards', say('make.cardsMissing')],
    [!isCount(spoiled), 'spoiled', say('make.cardsMissing')],
    [stamped !== 'yes', 'stamped', say('make.stampedMissing')],
  ];
  return found.filter(([isWrong]) => isWrong).map(([, name, message]) => ({ name: `remake-${name}`, message }));
}

function isOwn(names: readonly string[], makers: readonly Person[]): boolean {
  return makers.every(({ name }) => names.includes(name));
}

function freeName(name: string, forms: readonly { readonly filled: string }[]): string {
  const taken = new Set(forms.map(({ filled }) => filled));
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.has(`${name} (${number})`)) return `${name} (${number})`;
}
