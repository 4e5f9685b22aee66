import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import type { FieldError } from '../ui/ErrorSummary.tsx';
import { CheckboxField } from '../ui/Field.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useRecordsWords } from '../words/records-words.ts';
import { useSetupWords } from '../words/setup-words.ts';
import { ContestNumber } from './ContestNumber.tsx';
import { ContestUniverse } from './ContestUniverse.tsx';
import type { ChosenDraft, ListedContest } from './cvr-contest-draft.ts';
import { QualifiedWriteIns } from './QualifiedWriteIns.tsx';

/** A chosen contest: what the cast vote records cannot say of it. */
export function ChosenContest(props: {
  readonly place: number;
  readonly draft: ChosenDraft;
  readonly listed: ListedContest | undefined;
  readonly jurisdictions: readonly string[];
  /** Whether the list of standardized contests has it; undefined where there is no list. */
  readonly isStandardized: boolean | undefined;
  readonly errors: readonly FieldError[];
  readonly onChange: (draft: ChosenDraft) => void;
  readonly onRemove: () => void;
}) {
  const say = useRecordsWords();
  const saySetup = useSetupWords();
  const { place, draft, listed, errors, onChange, isStandardized } = props;
  const path = `contests.${place}`;
  const contest = { place, draft, errors, onChange };
  const unknownIn = listed?.votesAllowedUnknownIn ?? [];
  const asksVotesAllowed = !draft.isRanked && (unknownIn.length > 0 || draft.votesAllowed !== '');
  const asksRanked = draft.isRanked || (listed?.ranked ?? true);
  return (
    <fieldset className="panel contest">
      <legend className="visually-hidden">{draft.name}</legend>
      <div className="panel-head">
        <h3 className="breakable">{draft.name}</h3>
        <Tag plain tone={draft.targeted ? 'blue' : 'grey'}>
          {saySetup(draft.targeted ? 'contests.targetedYes' : 'contests.targetedNo')}
        </Tag>
        <Button look="quiet" onPress={props.onRemove}>
          {saySetup('contests.removeContest')}
        </Button>
      </div>
      {listed === undefined && (
        <Alert kind="warning">
          {say(isStandardized === undefined ? 'contests.notFound' : 'standardized.notFound')}
        </Alert>
      )}
      <div className="figures figures-explained">
        <ContestNumber {...contest} name="winners" label={say('contests.winners')} />
        {asksVotesAllowed && (
          <ContestNumber
            {...contest}
            name="votesAllowed"
            label={say('contests.votesAllowed')}
            hint={unknownIn.length > 0 && say('contests.votesAllowedHint', { names: unknownIn.join(', ') })}
          />
        )}
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
      {asksRanked && (
        <CheckboxField
          label={say('contests.isRanked')}
          name={`${path}.isRanked`}
          checked={draft.isRanked}
          hint={say('contests.isRankedHint')}
          onChange={(isRanked) => onChange({ ...draft, isRanked })}
        />
      )}
      {!draft.isRanked && (
        <QualifiedWriteIns
          path={`${path}.writeIns`}
          choices={(draft.typedChoices ?? listed?.choices ?? []).map(({ name }) => name)}
          draft={draft.writeIns}
          errors={errors}
          onChange={(writeIns) => onChange({ ...draft, writeIns })}
        />
      )}
      {isStandardized === true ? (
        <p>
          {say('standardized.where', {
            jurisdictions:
              draft.jurisdictions === 'all' ? saySetup('contests.universeAll') : draft.jurisdictions.join(', '),
          })}
        </p>
      ) : (
        <>
          <ContestUniverse {...contest} jurisdictions={props.jurisdictions} />
          <p className="quiet small">{say('contests.universeHint')}</p>
        </>
      )}
    </fieldset>
  );
}
