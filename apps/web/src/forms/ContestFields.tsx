import type { AuditHeading } from '@plumbline/api';
import { Button } from '../ui/Button.tsx';
import { errorOf } from '../ui/ErrorSummary.tsx';
import { CheckboxField, SelectField, TextField } from '../ui/Field.tsx';
import { useSetupWords } from '../words/setup-words.ts';
import { ContestChoices, type ContestPart } from './ContestChoices.tsx';
import { ContestNumber } from './ContestNumber.tsx';
import { ContestUniverse } from './ContestUniverse.tsx';
import type { ContestDraft } from './contest-draft.ts';

/** One contest in the form: its name, its rules, its choices with their votes, and where it is held. */
export function ContestFields(
  props: ContestPart & {
    readonly drawsFrom: AuditHeading['drawsFrom'];
    /** Rankings are counted: a contest may be one that voters rank. */
    readonly countsRankings: boolean;
    readonly jurisdictions: readonly string[];
    readonly onRemove: (() => void) | undefined;
  },
) {
  const say = useSetupWords();
  const { place, draft, errors, onChange, drawsFrom } = props;
  const path = `contests.${place}`;
  const contest = { place, draft, errors, onChange };
  const areCards = drawsFrom === 'cards';
  const mayBeRanked = props.countsRankings || draft.ranked !== undefined;
  const mayHaveRunoff = !areCards && !draft.ranked && draft.choices.length >= 3 && draft.winners.trim() === '1';
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
      {mayBeRanked && (
        <CheckboxField
          label={say('contests.rankedAsk')}
          name={`${path}.ranked`}
          checked={draft.ranked !== undefined}
          hint={say('contests.rankedAskHint')}
          onChange={(isRanked) => onChange(withRanked(draft, isRanked))}
        />
      )}
      <div className="figures">
        {!draft.ranked && (
          <>
            <ContestNumber {...contest} name="winners" label={say('contests.winners')} />
            <ContestNumber {...contest} name="votesAllowed" label={say('contests.votesAllowed')} />
          </>
        )}
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
          <ContestNumber
            {...contest}
            name="totalBallots"
            label={say('contests.totalBallots')}
            hint={say('contests.totalBallotsHint')}
          />
          <ContestNumber
            {...contest}
            name="cardsBearing"
            label={say('contests.cardsBearing')}
            hint={say('contests.cardsBearingHint')}
          />
        </div>
      )}
      {!areCards && <p className="quiet">{say('contests.totalFromManifests')}</p>}
      <ContestChoices {...props} />
      {draft.ranked && (
        <SelectField
          label={say('contests.reportedWinner')}
          name={`${path}.reportedWinner`}
          hint={say('contests.reportedWinnerHint')}
          value={draft.ranked.reportedWinner}
          options={[
            { value: '', name: say('contests.reportedWinnerNone') },
            ...offered(draft).map((name) => ({ value: name, name })),
          ]}
          error={errorOf(errors, `${path}.reportedWinner`)}
          onChange={(reportedWinner) => onChange({ ...draft, ranked: { reportedWinner } })}
        />
      )}
      {mayHaveRunoff && (
        <CheckboxField
          label={say('contests.runoff')}
          name={`${path}.majorityOrRunoff`}
          checked={draft.majorityOrRunoff}
          hint={say('contests.runoffHint')}
          onChange={(majorityOrRunoff) => onChange({ ...draft, majorityOrRunoff })}
        />
      )}
      <ContestUniverse {...contest} jurisdictions={props.jurisdictions} />
    </fieldset>
  );
}

function withRanked({ ranked, ...draft }: ContestDraft, isRanked: boolean): ContestDraft {
  return isRanked ? { ...draft, ranked: ranked ?? { reportedWinner: '' } } : draft;
}

/** The choices by their names; one that was renamed or removed since stays in sight until another is chosen. */
function offered({ choices, ranked }: ContestDraft): readonly string[] {
  const chosen = ranked?.reportedWinner ?? '';
  const named = choices.map(({ name }) => name.trim()).filter((name) => name !== '');
  return [...new Set([...named, ...(chosen === '' ? [] : [chosen])])];
}
