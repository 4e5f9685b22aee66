import { formatCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { CheckboxField, TextField } from '../ui/Field.tsx';
import { type OfficeWords, useOfficeWords } from '../words/office-words.ts';
import { type StacksDraft, type StacksOf, type StacksProblem, stacksDifference } from './stacks-draft.ts';

const NAMES = { 'count-not-whole': 'cards-in-stacks', 'not-all-handled': 'stacks-confirmed' } as const;

/** What the cards in the stacks still need, as an error of its field. */
export function stacksError(problem: StacksProblem, { isCounted }: StacksOf, say: OfficeWords): FieldError {
  const name = isCounted ? NAMES['count-not-whole'] : NAMES[problem];
  return {
    name,
    message: say(problem === 'count-not-whole' ? 'tallies.review.stacksWrong' : 'tallies.review.notConfirmed'),
  };
}

/** The cards in the stacks, held against those with the review team as they are typed. */
export function StacksFields(props: {
  readonly draft: StacksDraft;
  readonly of: StacksOf;
  readonly errors: readonly FieldError[];
  readonly readOnly: boolean;
  readonly onChange: (draft: StacksDraft) => void;
}) {
  const say = useOfficeWords();
  const { draft, of, errors, readOnly, onChange } = props;
  const { sent, handled, isCounted } = of;
  const difference = stacksDifference(draft, of) ?? 0;
  const confirming = errorOf(errors, NAMES['not-all-handled']);
  return (
    <fieldset className="usa-fieldset" disabled={readOnly}>
      <legend className="usa-legend">{say('tallies.review.stacksTitle')}</legend>
      <TextField
        label={say('tallies.review.stacks')}
        name={NAMES['count-not-whole']}
        hint={say('tallies.review.stacksHint', { sent, handled })}
        numeric
        value={draft.cards}
        error={errorOf(errors, NAMES['count-not-whole'])}
        readOnly={readOnly}
        onChange={(cards) => onChange({ ...draft, cards })}
      />
      {difference !== 0 && (
        <Alert kind="warning">
          <p>
            {say(isCounted ? 'tallies.review.differsCounted' : 'tallies.review.differs', {
              found: handled + difference,
              handled,
            })}
          </p>
          {!isCounted && (
            <CheckboxField
              label={say('tallies.review.confirm', { found: formatCount(handled + difference) })}
              name={NAMES['not-all-handled']}
              checked={draft.confirmed === difference}
              onChange={(isConfirmed) => onChange({ ...draft, confirmed: isConfirmed ? difference : null })}
            />
          )}
          {confirming && <span className="usa-error-message">{confirming}</span>}
        </Alert>
      )}
    </fieldset>
  );
}
