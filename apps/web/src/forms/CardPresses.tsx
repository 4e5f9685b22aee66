import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { Press } from '../ui/Press.tsx';
import { useBoardWords } from '../words/board-words.ts';
import type { CardDraft } from './card-draft.ts';

/** The fields of a card, as an error summary finds them. */
export const CARD_FIELDS = {
  imprint: fieldId('card', 'imprint'),
  says: fieldId('card', 'says'),
  original: fieldId('card', 'original'),
} as const;

type Presses = {
  readonly draft: CardDraft;
  readonly errors: readonly FieldError[];
  readonly onChange: (draft: CardDraft) => void;
};

/** Whether it is the card, by what is printed on it: before its contests are shown. */
export function ImprintPresses(props: Presses & { readonly imprintedId: string }) {
  const say = useBoardWords();
  const { draft, errors, onChange } = props;
  const error = errorOf(errors, CARD_FIELDS.imprint);
  const press = (imprint: CardDraft['imprint']) => onChange({ ...draft, imprint });
  return (
    <fieldset className="contest-presses" id={CARD_FIELDS.imprint} tabIndex={-1}>
      <legend>
        <span className="contest-name">{say('card.title')}</span>
      </legend>
      <p>{say('card.says', { id: props.imprintedId })}</p>
      {error && <p className="usa-error-message">{error}</p>}
      <div className="presses-choices presses-row">
        <Press pressed={draft.imprint === 'same'} onPress={() => press('same')}>
          {say('card.same')}
          <span className="press-says">{say('card.sameSays', { id: props.imprintedId })}</span>
        </Press>
        <Press pressed={draft.imprint === 'different'} onPress={() => press('different')}>
          {say('card.different')}
          <span className="press-says">{say('card.differentSays')}</span>
        </Press>
        <Press pressed={draft.imprint === 'none'} onPress={() => press('none')}>
          {say('card.none')}
          <span className="press-says">{say('card.noneSays')}</span>
        </Press>
      </div>
      {draft.imprint === 'different' && (
        <>
          <p className="overvote" role="status">
            {say('card.lookAgain')}
          </p>
          <TextField
            label={say('card.whatItSays')}
            name={CARD_FIELDS.says}
            hint={say('card.whatItSaysHint')}
            maxLength={60}
            autoComplete="off"
            value={draft.says}
            error={errorOf(errors, CARD_FIELDS.says)}
            onChange={(says) => onChange({ ...draft, says })}
          />
        </>
      )}
    </fieldset>
  );
}

/** Whether the card replaces a damaged one, and whether the one that the voter marked was found. */
export function DuplicatePresses(props: Presses) {
  const say = useBoardWords();
  const { draft, errors, onChange } = props;
  const error = errorOf(errors, CARD_FIELDS.original);
  return (
    <div className="stack">
      <div className="presses-apart">
        <Press
          pressed={draft.isDuplicate}
          onPress={() => onChange({ ...draft, isDuplicate: !draft.isDuplicate, original: null })}
        >
          {say('card.duplicate')}
          <span className="press-says">{say('card.duplicateSays')}</span>
        </Press>
      </div>
      {draft.isDuplicate && (
        <fieldset className="contest-presses" id={CARD_FIELDS.original} tabIndex={-1}>
          <legend>
            <span className="contest-name">{say('card.original')}</span>
          </legend>
          <p>{say('card.originalSays')}</p>
          {error && <p className="usa-error-message">{error}</p>}
          <div className="presses-choices presses-row">
            <Press pressed={draft.original === 'found'} onPress={() => onChange({ ...draft, original: 'found' })}>
              {say('card.originalFound')}
              <span className="press-says">{say('card.originalFoundSays')}</span>
            </Press>
            <Press
              pressed={draft.original === 'not-found'}
              onPress={() => onChange({ ...draft, original: 'not-found' })}
            >
              {say('card.originalNotFound')}
              <span className="press-says">{say('card.originalNotFoundSays')}</span>
            </Press>
          </div>
        </fieldset>
      )}
    </div>
  );
}
