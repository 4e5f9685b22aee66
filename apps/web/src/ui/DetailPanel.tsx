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
  // Before the next effect, whose end gives the focus back to what must not be inert any more.
  useEffect(() => {
    if (panel.current !== null) return coverPage(panel.current);
  }, []);
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

/** While the panel lies over the whole page, as on a small screen, the keyboard stays in it. Answers how to end that. */
function coverPage(panel: HTMLElement): () => void {
  let covered: readonly Element[] = [];
  const uncover = () => {
    for (const element of covered) element.removeAttribute('inert');
    covered = [];
  };
  const look = () => {
    uncover();
    const isCover = getComputedStyle(panel).position === 'fixed' && panel.offsetWidth === window.innerWidth;
    if (!isCover) return;
    covered = elementsAround(panel).filter((element) => !element.hasAttribute('inert'));
    for (const element of covered) element.setAttribute('inert', '');
  };
  look();
  window.addEventListener('resize', look);
  return () => {
    window.removeEventListener('resize', look);
    uncover();
  };
}

/** Everything in the page that neither contains the element nor is in it. */
function elementsAround(element: Element): readonly Element[] {
  const parent = element.parentElement;
  if (parent === null) return [];
  return [...[...parent.children].filter((sibling) => sibling !== element), ...elementsAround(parent)];
}
