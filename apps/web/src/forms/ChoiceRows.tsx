import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { useSetupWords } from '../words/setup-words.ts';
import { pasteRows, takePasted } from './paste-rows.ts';

type Choice = { readonly name: string; readonly votes: string };

const COLUMNS = ['name', 'votes'] as const;
const BLANK: Choice = { name: '', votes: '' };

/** Choices with their votes, a row each. Two columns copied from a spreadsheet fill the rows. */
export function ChoiceRows(props: {
  readonly choices: readonly Choice[];
  /** What the names of the fields begin with, such as `contests.0.choices`. */
  readonly path: string;
  readonly least: number;
  readonly most?: number;
  readonly errors: readonly FieldError[];
  readonly onChange: (choices: readonly Choice[]) => void;
}) {
  const say = useSetupWords();
  const { choices, path, errors, onChange, most = Number.POSITIVE_INFINITY } = props;
  const edit = (place: number, part: Partial<Choice>) => {
    const before = choices[place];
    if (before !== undefined) onChange(choices.with(place, { ...before, ...part }));
  };
  return (
    <>
      <p className="quiet">{say('contests.choicesHint')}</p>
      <ol className="choice-fields">
        {choices.map((choice, place) => {
          const name = `${path}.${place}`;
          const number = place + 1;
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the fields are named after
              key={place}
              onPaste={(event) => {
                const pasted = takePasted(event, COLUMNS);
                if (pasted === undefined) return;
                const into = { columns: COLUMNS, blank: BLANK, row: place, column: pasted.column };
                onChange(pasteRows(choices, into, pasted.text).slice(0, most));
              }}
            >
              <TextField
                label={say('contests.choiceName', { number })}
                name={`${name}.name`}
                column="name"
                maxLength={500}
                value={choice.name}
                error={errorOf(errors, `${name}.name`)}
                onChange={(typed) => edit(place, { name: typed })}
              />
              <TextField
                label={say('contests.choiceVotes', { number })}
                name={`${name}.votes`}
                column="votes"
                numeric
                value={choice.votes}
                error={errorOf(errors, `${name}.votes`)}
                onChange={(votes) => edit(place, { votes })}
              />
              {choices.length > props.least && (
                <Button
                  look="quiet"
                  label={say('contests.removeChoice', { number })}
                  onPress={() => onChange(choices.toSpliced(place, 1))}
                >
                  {say('contests.removeWord')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {choices.length < most && (
        <Button look="quiet" onPress={() => onChange([...choices, BLANK])}>
          {say('contests.addChoice')}
        </Button>
      )}
    </>
  );
}
