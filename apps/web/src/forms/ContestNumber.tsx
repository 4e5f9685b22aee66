import type { ReactNode } from 'react';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';

/** A number that is typed of a contest, in the field of its draft that is called so. */
export function ContestNumber<Name extends string, Draft extends Readonly<Record<Name, string>>>(props: {
  readonly place: number;
  readonly name: Name;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly draft: Draft;
  readonly errors: readonly FieldError[];
  readonly onChange: (draft: Draft) => void;
}) {
  const { name, draft } = props;
  const path = `contests.${props.place}.${name}`;
  return (
    <TextField
      label={props.label}
      name={path}
      hint={props.hint}
      numeric
      value={draft[name]}
      error={errorOf(props.errors, path)}
      onChange={(typed) => props.onChange({ ...draft, [name]: typed })}
    />
  );
}
