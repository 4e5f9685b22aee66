import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './Button.tsx';

/** The detail of a chosen row, beside its table. It takes the focus when it opens and gives it back when it closes. */
export function DetailPanel(props: {
  readonly title: string;
  readonly closeWord: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  const { onClose, title } = props;
  useEffect(() => {
    if (title === '') return;
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [title]);
  useEffect(() => {
    const element = panel.current;
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    element?.addEventListener('keydown', close);
    return () => element?.removeEventListener('keydown', close);
  }, [onClose]);
  return (
    <aside className="detail" aria-label={title} ref={panel}>
      <div className="detail-head">
        <h2 tabIndex={-1} ref={heading}>
          {title}
        </h2>
        <Button look="quiet" onPress={onClose}>
          {props.closeWord}
        </Button>
      </div>
      {props.children}
    </aside>
  );
}
