import { type FocusEvent, type MouseEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { dropEarlyPress } from './count-one-press.ts';

/** As long as a second tap of a double tap, or a press meant for what was there before, may come late. */
const SWAP_MS = 500;

/**
 * Content that is replaced in place: whenever `of` changes, what is pressed in it counts for nothing for half a second. By
 * then nobody can have read what is there now, so the press was meant for what was there before. While that lasts the
 * element is marked `data-fresh`. If what had the focus is gone, the focus stays here: at the title, or at the content.
 */
export function Swap(props: {
  /** What is shown; undefined while nothing is there yet, and what comes then replaces nothing. */
  readonly of: string | undefined;
  readonly children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  const swappedAt = useRef(-SWAP_MS);
  // What appears where its surroundings stood before has replaced something too.
  const before = useRef<string | undefined>('');
  const focused = useRef<Element>(undefined);
  useLayoutEffect(() => {
    const element = place.current;
    const hadNothing = before.current === undefined || props.of === undefined;
    before.current = props.of;
    if (element === null || hadNothing) return;
    if (focused.current?.isConnected === false && document.activeElement === document.body) takeFocus(element);
    swappedAt.current = performance.now();
    element.dataset.fresh = '';
    const timer = setTimeout(() => delete element.dataset.fresh, SWAP_MS);
    return () => clearTimeout(timer);
  }, [props.of]);
  const drop = (event: MouseEvent) => {
    // When the finger came down, not when a busy page got round to it.
    if (event.timeStamp - swappedAt.current < SWAP_MS) dropEarlyPress(event);
  };
  const remember = (event: FocusEvent) => {
    focused.current = event.target;
  };
  // A press by keyboard is a click too.
  return (
    <div className="swap" tabIndex={-1} ref={place} onClickCapture={drop} onFocusCapture={remember}>
      {props.children}
    </div>
  );
}

function takeFocus(element: HTMLElement): void {
  const place = element.querySelector<HTMLElement>('h1[tabindex], section[tabindex]') ?? element;
  place.focus();
}
