import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { CheckboxField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { useSetupWords } from '../words/setup-words.ts';

/** The jurisdictions in which a contest was held. */
export function ContestUniverse<Draft extends { readonly jurisdictions: 'all' | readonly string[] }>(props: {
  readonly place: number;
  readonly draft: Draft;
  readonly errors: readonly FieldError[];
  readonly jurisdictions: readonly string[];
  readonly onChange: (draft: Draft) => void;
}) {
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
