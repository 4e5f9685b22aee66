import type { CommandInput, QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { parseCount } from '../formats/format-count.ts';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { useCasesWords } from '../words/cases-words.ts';

type Asked = QueryOutput<'second-look'>;
type Seen = CommandInput<'record-second-look'>['seen'];

/** What a batch holds when it is counted once more: its votes, or its cards. */
export function SecondCount(props: {
  readonly kind: Exclude<Asked['kind'], 'ballot'>;
  readonly contests: Asked['contests'];
  readonly pending: boolean;
  readonly onKeep: (seen: Seen) => Promise<void>;
}) {
  const say = useCasesWords();
  const { kind, contests } = props;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const fields =
    kind === 'cards'
      ? [{ name: 'cards', contest: '', choice: '', label: say('look.cards') }]
      : contests.flatMap((contest) =>
          contest.choices.map(({ name: choice }) => ({
            name: fieldId('look', contest.name, choice),
            contest: contest.name,
            choice,
            label: say('look.numberFor', { contest: contest.name, choice }),
          })),
        );
  const submit = async () => {
    const numbers = fields.map((field) => ({ ...field, count: parseCount(typed[field.name] ?? '') }));
    const wrong = numbers.filter(({ count }) => count === undefined);
    setErrors(wrong.map(({ name, label }) => ({ name, message: say('look.numberMissing', { field: label }) })));
    if (wrong.length > 0) return;
    if (kind === 'cards') return props.onKeep({ kind, cards: numbers[0]?.count ?? 0 });
    const votes: Record<string, Record<string, number>> = {};
    for (const { contest, choice, count } of numbers) votes[contest] = { ...votes[contest], [choice]: count ?? 0 };
    return props.onKeep({ kind, votes });
  };
  const field = ({ name, label }: (typeof fields)[number], shown: string) => (
    <TextField
      key={name}
      label={shown === '' ? label : shown}
      name={name}
      numeric
      value={typed[name] ?? ''}
      error={errorOf(errors, name)}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
    />
  );
  return (
    <section className="panel">
      <Form look="stack form" onSubmit={submit}>
        <FormErrors errors={errors} />
        {kind === 'cards'
          ? fields.map((one) => field(one, ''))
          : contests.map((contest) => (
              <fieldset key={contest.name} className="usa-fieldset tally-contest">
                <legend className="usa-legend">{contest.name}</legend>
                {fields.filter((one) => one.contest === contest.name).map((one) => field(one, one.choice))}
              </fieldset>
            ))}
        <Button submits pending={props.pending}>
          {say('look.keep')}
        </Button>
      </Form>
    </section>
  );
}
