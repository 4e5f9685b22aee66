import type { QueryOutput } from '@plumbline/api';
import { proposedRoundSizes } from '@plumbline/audit';
import { whyMethodDeclined } from '@plumbline/words/statistics-words';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { NoSizeSuffices } from '../components/NoSizeSuffices.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import { useSend } from '../connection/use-send.ts';
import { formatCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { RadioTiles } from '../ui/RadioTiles.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';
import { ROUNDS_MOST, readRounds, typedRounds } from './round-sizes-draft.ts';
import { describeSample } from './SizeOptions.tsx';
import { CUSTOM } from './size-choice.ts';

type SampleSizes = QueryOutput<'sample-sizes'>;
type ContestSizes = SampleSizes['contests'][number];

/** How likely the first round should end the audit, where nobody has chosen. */
const SUGGESTED = '0.9';

/** The sizes of all rounds, for methods that need them before the seed is known. */
export function RoundSizesPlan(props: { readonly answer: SampleSizes }) {
  const say = useRoundsWords();
  const { heading, contests, plan } = props.answer;
  const before = Object.fromEntries(
    contests.map((sizes) => [sizes.contest, typedRounds(plan.roundSizes?.[sizes.contest] ?? suggested(sizes))]),
  );
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(before);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [saved, setSaved] = useState(false);
  const save = useSend('plan-round-sizes');
  const isChanged = contests.some(({ contest }) => typed[contest] !== before[contest]);
  const submit = async () => {
    const read = contests.map(({ contest, population }) => ({
      contest,
      population,
      sizes: readRounds(typed[contest] ?? '', population),
    }));
    setErrors(
      read
        .filter(({ sizes }) => sizes === undefined)
        .map(({ contest, population }) => ({
          name: fieldId('rounds', contest),
          message: say('plannedRounds.roundsWrong', {
            contest,
            most: ROUNDS_MOST,
            population: formatCount(population),
          }),
        })),
    );
    const sizes = Object.fromEntries(
      read.flatMap((one) => (one.sizes === undefined ? [] : [[one.contest, [...one.sizes]]])),
    );
    if (Object.keys(sizes).length < contests.length) return;
    const answer = await save.run({ auditId: heading.auditId, sizes });
    setSaved(answer.ok);
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <h2>{say('plannedRounds.title')}</h2>
      <p>{say('plannedRounds.lead')}</p>
      <FormErrors errors={errors} />
      {contests.map((sizes) => (
        <RoundsOfContest
          key={sizes.contest}
          sizes={sizes}
          answer={props.answer}
          typed={typed[sizes.contest] ?? ''}
          error={errorOf(errors, fieldId('rounds', sizes.contest))}
          onChange={(text) => {
            setSaved(false);
            setTyped({ ...typed, [sizes.contest]: text });
          }}
        />
      ))}
      <ProblemAlert problem={save.problem} />
      {(saved || (plan.roundSizes !== null && !isChanged)) && (
        <Alert kind="success">{say('plannedRounds.saved')}</Alert>
      )}
      <Button submits pending={save.pending} reason={reasonAgainst(heading.abilities['plan-round-sizes'])}>
        {say('plannedRounds.save')}
      </Button>
      <UnsavedGuard when={isChanged && !saved} onLeave={() => setTyped(before)} />
    </Form>
  );
}

function RoundsOfContest(props: {
  readonly sizes: ContestSizes;
  readonly answer: SampleSizes;
  readonly typed: string;
  readonly error: string | undefined;
  readonly onChange: (typed: string) => void;
}) {
  const say = useRoundsWords();
  const { sizes, typed, onChange } = props;
  const { contest, options, population } = sizes;
  const fitting = options.filter(({ size }) => size <= population);
  const proposals = fitting.map(({ key, size }) => ({
    key,
    rounds: typedRounds(proposedRoundSizes(size, population)),
  }));
  if (sizes.refusal !== null) {
    return (
      <Alert kind="error" title={say('launch.refused', { contest })}>
        <p>{whyMethodDeclined(sizes.refusal)}</p>
      </Alert>
    );
  }
  return (
    <div>
      <NoSizeSuffices sizes={sizes} answer={props.answer}>
        {say('launch.noSizeHow')}
      </NoSizeSuffices>
      <RadioTiles
        legend={say('plannedRounds.first', { contest })}
        name={fieldId('first', contest)}
        value={proposals.find(({ rounds }) => rounds === typed)?.key ?? CUSTOM}
        tiles={[
          ...fitting.map((option) => ({
            value: option.key,
            ...describeSample(option, { drawsFrom: 'cards', compatibility: false, say }),
          })),
          { value: CUSTOM, name: say('plannedRounds.own'), says: say('plannedRounds.ownSays') },
        ]}
        error={undefined}
        onChange={(chosen) => onChange(proposals.find(({ key }) => key === chosen)?.rounds ?? '')}
      />
      <TextField
        label={say('plannedRounds.rounds', { contest })}
        name={fieldId('rounds', contest)}
        hint={say('plannedRounds.roundsHint')}
        value={typed}
        error={props.error}
        onChange={onChange}
      />
    </div>
  );
}

function suggested({ options, population }: ContestSizes): readonly number[] {
  const first = options.find(({ key }) => key === SUGGESTED) ?? options[0];
  return first === undefined ? [] : proposedRoundSizes(first.size, population);
}
