import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { usePlannerWords } from '../words/planner-words.ts';
import { ChoiceRows } from './ChoiceRows.tsx';
import { BLANK_REPORT, readReported } from './reported-draft.ts';

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
        <ChoiceRows
          choices={draft.choices}
          path="choices"
          least={2}
          most={CHOICES_MAX}
          errors={errors}
          onChange={(choices) => change({ ...draft, choices })}
        />
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
