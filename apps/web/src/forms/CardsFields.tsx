import { formatCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { CheckboxField, SelectField, TextField } from '../ui/Field.tsx';
import { type OfficeWords, useOfficeWords } from '../words/office-words.ts';
import { BATCH_TYPES, type CardsDraft, type CardsProblem, differenceOf } from './cards-draft.ts';

const NAMES = {
  'type-missing': 'batch-type',
  'count-not-whole': 'cards-counted',
  'difference-not-confirmed': 'cards-confirmed',
} as const;

/** What the ballots of a batch still need, as an error of its field. */
export function cardsError(problem: CardsProblem, say: OfficeWords): FieldError {
  return { name: NAMES[problem], message: say(`cards.problems.${problem}`) };
}

/** The kind of a batch and the number of its ballots, held against the manifest as it is typed. */
export function CardsFields(props: {
  readonly draft: CardsDraft;
  readonly listed: number;
  readonly errors: readonly FieldError[];
  readonly readOnly: boolean;
  readonly onChange: (draft: CardsDraft) => void;
}) {
  const say = useOfficeWords();
  const { draft, listed, errors, readOnly, onChange } = props;
  const difference = differenceOf(draft, listed) ?? 0;
  const count = formatCount(Math.abs(difference));
  return (
    <fieldset className="usa-fieldset tally-contest" disabled={readOnly}>
      <legend className="usa-legend">{say('cards.title')}</legend>
      <SelectField
        label={say('cards.type')}
        name={NAMES['type-missing']}
        value={draft.type}
        error={errorOf(errors, NAMES['type-missing'])}
        options={[
          { value: '', name: say('cards.typeNone') },
          ...BATCH_TYPES.map((type) => ({ value: type, name: say(`cards.types.${type}`) })),
        ]}
        onChange={(type) => onChange({ ...draft, type })}
      />
      <TextField
        label={say('cards.counted')}
        name={NAMES['count-not-whole']}
        hint={say('cards.countedHint', { listed })}
        numeric
        value={draft.counted}
        error={errorOf(errors, NAMES['count-not-whole'])}
        readOnly={readOnly}
        onChange={(counted) => onChange({ ...draft, counted })}
      />
      {difference !== 0 && (
        <Alert kind="warning" title={say(difference > 0 ? 'cards.more' : 'cards.fewer', { count })}>
          <p>{say(difference > 0 ? 'cards.moreSays' : 'cards.fewerSays')}</p>
          <CheckboxField
            label={say(difference > 0 ? 'cards.confirmMore' : 'cards.confirmFewer', { count })}
            name={NAMES['difference-not-confirmed']}
            checked={draft.confirmed === difference}
            onChange={(isConfirmed) => onChange({ ...draft, confirmed: isConfirmed ? difference : null })}
          />
          {errorOf(errors, NAMES['difference-not-confirmed']) && (
            <span className="usa-error-message">{errorOf(errors, NAMES['difference-not-confirmed'])}</span>
          )}
        </Alert>
      )}
    </fieldset>
  );
}
