import { useEffect, useRef } from 'react';

export type FieldError = {
  readonly name: string;
  readonly message: string;
  /** Brings the field onto the page first, where it is on another tab. */
  readonly show?: () => void;
};

/** Everything a form still needs, each linked to its field. It takes the focus when it appears. */
export function ErrorSummary(props: { readonly title: string; readonly errors: readonly FieldError[] }) {
  const box = useRef<HTMLDivElement>(null);
  const { errors } = props;
  const before = useRef<readonly FieldError[]>([]);
  useEffect(() => {
    // Errors that were put right leave the list without moving anybody away from the field.
    if (errors.some((error) => !before.current.includes(error))) box.current?.focus();
    before.current = errors;
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{props.title}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.name} ${error.message}`}>
            <a
              href={`#${error.name}`}
              onClick={(event) => {
                event.preventDefault();
                error.show?.();
                // The field may only now be drawn.
                requestAnimationFrame(() => document.getElementById(error.name)?.focus());
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function errorOf(errors: readonly FieldError[], name: string): string | undefined {
  return errors.find((error) => error.name === name)?.message;
}
