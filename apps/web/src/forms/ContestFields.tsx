import type { AuditHeading } from '@plumbline/api';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { CheckboxField, TextField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { useSetupWords } from '../words/setup-words.ts';
import type { ContestDraft } from './contest-draft.ts';

type Fields = {
  readonly place: number;
  readonly draft: ContestDraft;
  readonly errors: readonly FieldError[];
  readonly onChange: (draft: ContestDraft) => void;
};

/** One contest in the form: its name, its rules, its choices with their votes, and where it is held. */
export function ContestFields(
  props: Fields & {
    readonly type: AuditHeading['type'];
    readonly jurisdictions: readonly string[];
    readonly onRemove: (() => void) | undefined;
  },
) {
  const say = useSetupWords();
  const { place, draft, errors, onChange, type } = props;
  const path = `contests.${place}`;
  const isPolling = type === 'ballot-polling';
  const mayHaveRunoff = !isPolling && draft.choices.length >= 3 && draft.winners.trim() === '1';
  return (
    <fieldset className="panel contest">
      <legend className="visually-hidden">{say('contests.number', { number: place + 1 })}</legend>
      <div className="panel-head">
        <h2>{say('contests.number', { number: place + 1 })}</h2>
        {props.onRemove && (
          <Button look="quiet" onPress={props.onRemove}>
            {say('contests.removeContest')}
          </Button>
        )}
      </div>
      <TextField
        label={say('contests.name')}
        name={`${path}.name`}
        maxLength={500}
        value={draft.name}
        error={errorOf(errors, `${path}.name`)}
        onChange={(name) => onChange({ ...draft, name })}
      />
      {isPolling && (
        <CheckboxField
          label={say('contests.targetedYes')}
          name={`${path}.targeted`}
          checked={draft.targeted}
          hint={say('contests.targetedHint')}
          onChange={(targeted) => onChange({ ...draft, targeted })}
        />
      )}
      <div className="figures">
        <TextField
          label={say('contests.winners')}
          name={`${path}.winners`}
          numeric
          value={draft.winners}
          error={errorOf(errors, `${path}.winners`)}
          onChange={(winners) => onChange({ ...draft, winners })}
        />
        <TextField
          label={say('contests.votesAllowed')}
          name={`${path}.votesAllowed`}
          numeric
          value={draft.votesAllowed}
          error={errorOf(errors, `${path}.votesAllowed`)}
          onChange={(votesAllowed) => onChange({ ...draft, votesAllowed })}
        />
        {isPolling ? (
          <TextField
            label={say('contests.totalBallots')}
            name={`${path}.totalBallots`}
            hint={say('contests.totalBallotsHint')}
            numeric
            value={draft.totalBallots}
            error={errorOf(errors, `${path}.totalBallots`)}
            onChange={(totalBallots) => onChange({ ...draft, totalBallots })}
          />
        ) : (
          <TextField
            label={say('contests.pending')}
            name={`${path}.pending`}
            hint={say('contests.pendingHint')}
            numeric
            value={draft.pendingBallots}
            error={errorOf(errors, `${path}.pending`)}
            onChange={(pendingBallots) => onChange({ ...draft, pendingBallots })}
          />
        )}
      </div>
      {!isPolling && <p className="quiet">{say('contests.totalFromManifests')}</p>}
      <ChoiceFields {...props} />
      {mayHaveRunoff && (
        <CheckboxField
          label={say('contests.runoff')}
          name={`${path}.majorityOrRunoff`}
          checked={draft.majorityOrRunoff}
          hint={say('contests.runoffHint')}
          onChange={(majorityOrRunoff) => onChange({ ...draft, majorityOrRunoff })}
        />
      )}
      <Universe {...props} />
    </fieldset>
  );
}

function ChoiceFields(props: Fields) {
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

function Universe(props: Fields & { readonly jurisdictions: readonly string[] }) {
  const say = useSetupWords();
  const { place, draft, errors, onChange, jurisdictions } = props;
  const path = `contests.${place}.jurisdictions`;
  const chosen = draft.jurisdictions;
  const error = errorOf(errors, path);
  return (
    <fieldset className={error ? 'usa-fieldset usa-form-group--error' : 'usa-fieldset'} id={path} tabIndex={-1}>
      <legend className="usa-legend">{say('contests.universe')}</legend>
      {error && <span className="usa-error-message">{error}</span>}
      <CheckboxField
        label={say('contests.universeAll')}
        name={`${path}.all`}
        checked={chosen === 'all'}
        onChange={(all) => onChange({ ...draft, jurisdictions: all ? 'all' : jurisdictions })}
      />
      {chosen !== 'all' && (
        <>
          <p className="quiet small">
            {say('contests.universeChosen', { chosen: chosen.length, total: jurisdictions.length })}
          </p>
          <div className="universe">
            {jurisdictions.map((name) => (
              <CheckboxField
                key={name}
                label={name}
                name={fieldId(path, name)}
                checked={chosen.includes(name)}
                onChange={(isIn) =>
                  onChange({
                    ...draft,
                    jurisdictions: jurisdictions.filter((one) => (one === name ? isIn : chosen.includes(one))),
                  })
                }
              />
            ))}
          </div>
        </>
      )}
    </fieldset>
  );
}
