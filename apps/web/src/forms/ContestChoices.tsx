import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { useSetupWords } from '../words/setup-words.ts';
import type { ContestDraft } from './contest-draft.ts';

/** What a part of a contest's form needs. */
export type ContestPart = {
  readonly place: number;
  readonly draft: ContestDraft;
  readonly errors: readonly FieldError[];
  readonly onChange: (draft: ContestDraft) => void;
};

/** The choices of a contest with their reported votes. */
export function ContestChoices(props: ContestPart) {
  const say = useSetupWords();
  const { place, draft, errors, onChange } = props;
  const path = `contests.${place}`;
  const { choices } = draft;
  const edit = (position: number, part: Partial<ContestDraft['choices'][number]>) => {
    const before = choices[position];
    if (before !== undefined) onChange({ ...draft, choices: choices.with(position, { ...before, ...part }) });
  };
  return (
    <div className="stack">
      <h3>{say('contests.choices')}</h3>
      <ol className="choice-fields">
        {choices.map((choice, position) => {
          const name = `${path}.choices.${position}`;
          const number = position + 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the fields are named after
            <li key={position}>
              <TextField
                label={say('contests.choiceName', { number })}
                name={`${name}.name`}
                maxLength={500}
                value={choice.name}
                error={errorOf(errors, `${name}.name`)}
                onChange={(typed) => edit(position, { name: typed })}
              />
              <TextField
                label={say('contests.choiceVotes', { number })}
                name={`${name}.votes`}
                numeric
                value={choice.votes}
                error={errorOf(errors, `${name}.votes`)}
                onChange={(votes) => edit(position, { votes })}
              />
              {choices.length > 1 && (
                <Button
                  look="quiet"
                  label={say('contests.removeChoice', { number })}
                  onPress={() => onChange({ ...draft, choices: choices.toSpliced(position, 1) })}
                >
                  {say('contests.removeWord')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      <Button look="quiet" onPress={() => onChange({ ...draft, choices: [...choices, { name: '', votes: '' }] })}>
        {say('contests.addChoice')}
      </Button>
    </div>
  );
}
