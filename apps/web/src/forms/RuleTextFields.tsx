import { RULE_LENGTHS, RULE_TEXTS_MAX } from '@plumbline/api';
import { RULE_KINDS, RULE_SUBJECTS } from '@plumbline/audit';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { SelectField, TextAreaField, TextField } from '../ui/Field.tsx';
import { useRulesWords } from '../words/rules-words.ts';
import { BLANK_TEXT, type RuleTextDraft } from './rules-draft.ts';

/** The texts an audit is held under: of each its kind, citation, subject and what it says. */
export function RuleTextFields(props: {
  readonly texts: readonly RuleTextDraft[];
  readonly errors: readonly FieldError[];
  readonly onChange: (texts: readonly RuleTextDraft[]) => void;
}) {
  const say = useRulesWords();
  const { texts, onChange } = props;
  return (
    <fieldset className="usa-fieldset stack">
      <legend className="usa-legend">{say('texts')}</legend>
      <p className="usa-hint">{say('textsHint')}</p>
      {texts.map((text, place) => (
        <fieldset
          className="usa-fieldset rule-fields"
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the fields are named after
          key={place}
        >
          <legend className="visually-hidden">{say('textNumber', { number: place + 1 })}</legend>
          <TextFields
            text={text}
            place={place}
            errors={props.errors}
            onChange={(part) => onChange(texts.with(place, { ...text, ...part }))}
          />
          {texts.length > 1 && (
            <div>
              <Button
                look="quiet"
                label={say('removeOf', { number: place + 1 })}
                onPress={() => onChange(texts.toSpliced(place, 1))}
              >
                {say('remove')}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {texts.length < RULE_TEXTS_MAX && (
        <div>
          <Button look="quiet" onPress={() => onChange([...texts, BLANK_TEXT])}>
            {say('add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function TextFields(props: {
  readonly text: RuleTextDraft;
  readonly place: number;
  readonly errors: readonly FieldError[];
  readonly onChange: (part: Partial<RuleTextDraft>) => void;
}) {
  const say = useRulesWords();
  const { text, place, errors, onChange } = props;
  const number = place + 1;
  const nameOf = (part: keyof RuleTextDraft) => `rules-text-${place}-${part}`;
  return (
    <>
      <SelectField
        label={say('kindOf', { number })}
        name={nameOf('kind')}
        value={text.kind}
        error={errorOf(errors, nameOf('kind'))}
        options={[
          { value: '', name: say('choose') },
          ...RULE_KINDS.map((value) => ({ value, name: say(`kinds.${value}`) })),
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      <TextField
        label={say('citationOf', { number })}
        hint={say('citationHint')}
        name={nameOf('citation')}
        wide
        maxLength={RULE_LENGTHS.citation}
        value={text.citation}
        error={errorOf(errors, nameOf('citation'))}
        onChange={(citation) => onChange({ citation })}
      />
      <SelectField
        label={say('subjectOf', { number })}
        name={nameOf('subject')}
        value={text.subject}
        error={errorOf(errors, nameOf('subject'))}
        options={[
          { value: '', name: say('choose') },
          ...RULE_SUBJECTS.map((value) => ({ value, name: say(`subjects.${value}`) })),
        ]}
        onChange={(subject) => onChange({ subject })}
      />
      <TextAreaField
        label={say('saysOf', { number })}
        name={nameOf('says')}
        maxLength={RULE_LENGTHS.says}
        value={text.says}
        error={errorOf(errors, nameOf('says'))}
        onChange={(says) => onChange({ says })}
      />
    </>
  );
}
