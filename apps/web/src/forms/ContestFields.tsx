import type { AuditHeading } from '@plumbline/api';
import { Button } from '../ui/Button.tsx';
import { errorOf } from '../ui/ErrorSummary.tsx';
import { CheckboxField, TextField } from '../ui/Field.tsx';
import { useSetupWords } from '../words/setup-words.ts';
import { ContestChoices, type ContestPart } from './ContestChoices.tsx';
import { ContestUniverse } from './ContestUniverse.tsx';

/** One contest in the form: its name, its rules, its choices with their votes, and where it is held. */
export function ContestFields(
  props: ContestPart & {
    readonly drawsFrom: AuditHeading['drawsFrom'];
    readonly jurisdictions: readonly string[];
    readonly onRemove: (() => void) | undefined;
  },
) {
  const say = useSetupWords();
  const { place, draft, errors, onChange, drawsFrom } = props;
  const path = `contests.${place}`;
  const areCards = drawsFrom === 'cards';
  const mayHaveRunoff = !areCards && draft.choices.length >= 3 && draft.winners.trim() === '1';
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
      {areCards && (
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
        {!areCards && (
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
      {areCards && (
        <div className="figures figures-explained">
          <TextField
            label={say('contests.totalBallots')}
            name={`${path}.totalBallots`}
            hint={say('contests.totalBallotsHint')}
            numeric
            value={draft.totalBallots}
            error={errorOf(errors, `${path}.totalBallots`)}
            onChange={(totalBallots) => onChange({ ...draft, totalBallots })}
          />
          <TextField
            label={say('contests.cardsBearing')}
            name={`${path}.cardsBearing`}
            hint={say('contests.cardsBearingHint')}
            numeric
            value={draft.cardsBearing}
            error={errorOf(errors, `${path}.cardsBearing`)}
            onChange={(cardsBearing) => onChange({ ...draft, cardsBearing })}
          />
        </div>
      )}
      {!areCards && <p className="quiet">{say('contests.totalFromManifests')}</p>}
      <ContestChoices {...props} />
      {mayHaveRunoff && (
        <CheckboxField
          label={say('contests.runoff')}
          name={`${path}.majorityOrRunoff`}
          checked={draft.majorityOrRunoff}
          hint={say('contests.runoffHint')}
          onChange={(majorityOrRunoff) => onChange({ ...draft, majorityOrRunoff })}
        />
      )}
      <ContestUniverse
        place={place}
        draft={draft}
        errors={errors}
        jurisdictions={props.jurisdictions}
        onChange={onChange}
      />
    </fieldset>
  );
}
