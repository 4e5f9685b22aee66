import { parseCount } from '@plumbline/ballot-management';
import { TextField } from '../../ui/Field.tsx';

/** A count between two large buttons: typed, or one more and one less with the finger. */
export function CountField(props: {
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
  readonly value: string;
  readonly error: string | undefined;
  /** What the two buttons are called, for whoever does not see the field between them. */
  readonly oneLess: string;
  readonly oneMore: string;
  readonly onChange: (value: string) => void;
}) {
  const { label, name, hint, value, error, oneLess, oneMore, onChange } = props;
  const read = parseCount(value.trim() === '' ? '0' : value);
  const step = (by: 1 | -1) => {
    // What is no number stays as it was typed.
    if (read.ok) onChange(String(Math.max(0, read.value + by)));
  };
  return (
    <div className="count-field">
      <TextField
        label={label}
        {...(hint === undefined ? {} : { hint })}
        name={name}
        numeric
        maxLength={20}
        value={value}
        error={error}
        onChange={onChange}
      />
      <button type="button" className="count-step" aria-label={oneLess} onClick={() => step(-1)}>
        <span aria-hidden="true">−</span>
      </button>
      <button type="button" className="count-step" aria-label={oneMore} onClick={() => step(1)}>
        <span aria-hidden="true">+</span>
      </button>
    </div>
  );
}
