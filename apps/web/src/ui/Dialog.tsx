import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Swap } from './Swap.tsx';

/** A question that cannot wait, such as unsaved changes. Destructive and public acts have a page instead. */
export function Dialog(props: { readonly title: string; readonly children: ReactNode; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Closed before it is taken out of the page: only then does the focus go back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      className="dialog"
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <h2 id={titleId}>{props.title}</h2>
      <Swap of="question">{props.children}</Swap>
    </dialog>
  );
}
