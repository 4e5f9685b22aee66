import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { usePlannerWords } from '../words/planner-words.ts';
import { BLANK_REPORT, type ReportedDraft, readReported } from './reported-draft.ts';

/** The contract takes no more; those with the fewest votes change nothing. */
const CHOICES_MAX = 20;

/** A contest as it was reported. `onAsk` gets it as the planner asks for it; nothing when the form begins anew. */
export function ContestReport(props: {
  readonly pending: boolean;
  readonly onAsk: (contest: ReturnType<typeof readReported>['contest'] | undefined) => void;
}) {
  const say = usePlannerWords();
  const typing = useDraft('planner', { value: BLANK_REPORT, version: 0 });
  const { value: draft, change } = typing;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const edit = (place: number, part: Partial<ReportedDraft['choices'][number]>) => {
    const before = draft.choices[place];
    if (before !== undefined) change({ ...draft, choices: draft.choices.with(place, { ...before, ...part }) });
  };
  const submit = async () => {
    const read = readReported(draft, say);
    setErrors(read.errors);
    props.onAsk(read.errors.length === 0 ? read.contest : undefined);
  };
  const reset = () => {
    typing.forget();
    setErrors([]);
    props.onAsk(undefined);
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <FormErrors errors={errors} />
      <div className="stack">
        <h2>{say('choices')}</h2>
        <ol className="choice-fields">
          {draft.choices.map((choice, place) => {
            const number = place + 1;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the fields are named after
              <li key={place}>
                <TextField
                  label={say('choiceName', { number })}
                  name={`choices.${place}.name`}
                  maxLength={200}
                  value={choice.name}
                  error={errorOf(errors, `choices.${place}.name`)}
                  onChange={(name) => edit(place, { name })}
                />
                <TextField
                  label={say('choiceVotes', { number })}
                  name={`choices.${place}.votes`}
                  numeric
                  value={choice.votes}
                  error={errorOf(errors, `choices.${place}.votes`)}
                  onChange={(votes) => edit(place, { votes })}
                />
                {draft.choices.length > 2 && (
                  <Button
                    look="quiet"
                    label={say('choiceRemove', { number })}
                    onPress={() => change({ ...draft, choices: draft.choices.toSpliced(place, 1) })}
                  >
                    {say('choiceRemoveWord')}
                  </Button>
                )}
              </li>
            );
          })}
        </ol>
        {draft.choices.length < CHOICES_MAX && (
          <Button
            look="quiet"
            onPress={() => change({ ...draft, choices: [...draft.choices, { name: '', votes: '' }] })}
          >
            {say('choiceAdd')}
          </Button>
        )}
      </div>
      <div className="figures">
        <TextField
          label={say('winners')}
          name="winners"
          numeric
          value={draft.winners}
          error={errorOf(errors, 'winners')}
          onChange={(winners) => change({ ...draft, winners })}
        />
        <TextField
          label={say('votesAllowed')}
          name="votesAllowed"
          numeric
          value={draft.votesAllowed}
          error={errorOf(errors, 'votesAllowed')}
          onChange={(votesAllowed) => change({ ...draft, votesAllowed })}
        />
      </div>
      <TextField
        label={say('ballots')}
        name="ballots"
        hint={say('ballotsHint')}
        numeric
        value={draft.ballots}
        error={errorOf(errors, 'ballots')}
        onChange={(ballots) => change({ ...draft, ballots })}
      />
      <div className="row">
        <Button submits pending={props.pending}>
          {say('show')}
        </Button>
        <Button look="quiet" onPress={reset}>
          {say('reset')}
        </Button>
      </div>
    </Form>
  );
}
