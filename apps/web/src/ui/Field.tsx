import { type ReactNode, useId } from 'react';

type FieldFrame = {
  readonly label: ReactNode;
  /** The name by which an error summary finds it; also its `id`. */
  readonly name: string;
  readonly error: string | undefined;
  readonly hint?: ReactNode;
  readonly hideLabel?: boolean;
};

/** Label, hint, error and control, tied together for screen readers. */
function FieldGroup(
  props: FieldFrame & {
    readonly children: (control: {
      readonly id: string;
      readonly 'aria-describedby': string | undefined;
      readonly 'aria-invalid': true | undefined;
    }) => ReactNode;
  },
) {
  const hintId = useId();
  const errorId = useId();
  const described = [props.hint ? hintId : '', props.error ? errorId : ''].filter(Boolean).join(' ');
  return (
    <div className={props.error ? 'usa-form-group usa-form-group--error' : 'usa-form-group'}>
      <label className={props.hideLabel ? 'visually-hidden' : 'usa-label'} htmlFor={props.name}>
        {props.label}
      </label>
      {props.hint && (
        <span className="usa-hint" id={hintId}>
          {props.hint}
        </span>
      )}
      {props.error && (
        <span className="usa-error-message" id={errorId}>
          {props.error}
        </span>
      )}
      {props.children({
        id: props.name,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': props.error ? true : undefined,
      })}
    </div>
  );
}

export function TextField(
  props: FieldFrame & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly type?: 'text' | 'email' | 'search' | 'date' | 'datetime-local';
    readonly numeric?: boolean;
    readonly wide?: boolean;
    readonly autoComplete?: string;
    readonly maxLength?: number;
    readonly readOnly?: boolean;
    /** Which column of a table it stands in, for whoever pastes into it. */
    readonly column?: string;
  },
) {
  const width = props.numeric ? ' input-short' : props.wide ? ' input-wide' : '';
  return (
    <FieldGroup {...props}>
      {(control) => (
        <input
          {...control}
          className={`usa-input${width}${props.error ? ' usa-input--error' : ''}`}
          name={props.name}
          type={props.type ?? 'text'}
          inputMode={props.numeric ? 'numeric' : undefined}
          autoComplete={props.autoComplete ?? 'off'}
          maxLength={props.maxLength}
          readOnly={props.readOnly}
          data-column={props.column}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </FieldGroup>
  );
}

export function TextAreaField(
  props: FieldFrame & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly maxLength?: number;
    /** Rows of a table: each stays on a line of its own. */
    readonly isTable?: boolean;
    /** How many lines are seen at once. */
    readonly rows?: number;
  },
) {
  const look = `${props.isTable ? ' input-table' : ''}${props.rows === undefined ? '' : ' textarea-long'}`;
  return (
    <FieldGroup {...props}>
      {(control) => (
        <textarea
          {...control}
          className={`usa-textarea${look}${props.error ? ' usa-input--error' : ''}`}
          name={props.name}
          rows={props.rows ?? (props.isTable ? 8 : 3)}
          wrap={props.isTable ? 'off' : undefined}
          spellCheck={props.isTable ? false : undefined}
          maxLength={props.maxLength}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </FieldGroup>
  );
}

export function SelectField(
  props: FieldFrame & {
    readonly value: string;
    readonly options: readonly { readonly value: string; readonly name: string }[];
    readonly onChange: (value: string) => void;
    /** Which column of a table it stands in, for whoever pastes into it. */
    readonly column?: string;
  },
) {
  return (
    <FieldGroup {...props}>
      {(control) => (
        <select
          {...control}
          className="usa-select"
          name={props.name}
          data-column={props.column}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        >
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </FieldGroup>
  );
}

export function CheckboxField(props: {
  readonly label: ReactNode;
  readonly name: string;
  readonly checked: boolean;
  readonly hint?: ReactNode;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <div className="usa-checkbox">
      <input
        className="usa-checkbox__input"
        id={props.name}
        name={props.name}
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <label className="usa-checkbox__label" htmlFor={props.name}>
        {props.label}
        {props.hint && <span className="usa-checkbox__label-description">{props.hint}</span>}
      </label>
    </div>
  );
}
