import type { ReactNode } from 'react';
import { ErrorSummary, type FieldError } from '../ui/ErrorSummary.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

/** What people fill in and send. We say ourselves what is wrong with it, so the browser does not. */
export function Form(props: {
  readonly look: string;
  readonly onSubmit: () => Promise<void>;
  readonly children: ReactNode;
}) {
  return (
    <form
      className={props.look}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void props.onSubmit();
      }}
    >
      {props.children}
    </form>
  );
}

/** Everything that is wrong with a form at once, with a link to each field. */
export function FormErrors(props: { readonly errors: readonly FieldError[] }) {
  const say = useWordsEverywhere();
  return <ErrorSummary title={say('errorSummary', { count: props.errors.length })} errors={props.errors} />;
}
