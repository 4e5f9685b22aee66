import type { ReactNode } from 'react';
import { useId, useLayoutEffect, useRef } from 'react';

export type ButtonLook = 'main' | 'second' | 'quiet' | 'danger';

const CLASS: Readonly<Record<ButtonLook, string>> = {
  main: 'usa-button',
  second: 'usa-button usa-button--outline',
  quiet: 'link-button',
  danger: 'usa-button usa-button--secondary',
};

/** A button that, when it cannot be pressed, stays reachable by keyboard and says why. */
export function Button(props: {
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly submits?: boolean;
  readonly pending?: boolean;
  /** Why it cannot be pressed now. */
  readonly reason?: string | undefined;
  /** Where several buttons share a reason it is said once, beside them. */
  readonly reasonIsShown?: boolean;
  readonly label?: string;
  readonly onPress?: () => void;
}) {
  const reasonId = useId();
  const { look = 'main', submits = false, pending = false, reason, reasonIsShown = false } = props;
  const isOff = pending || reason !== undefined;
  const isSaid = reason !== undefined && !reasonIsShown;
  const place = useRef<HTMLButtonElement>(null);
  const hadFocus = useRef(false);
  // With a reason beside it the button is another element; whoever has just pressed it stays there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the frame around the button comes and goes with the reason
  useLayoutEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) place.current?.focus();
  }, [isSaid]);
  const button = (
    <button
      ref={place}
      type={submits ? 'submit' : 'button'}
      className={CLASS[look]}
      aria-disabled={isOff || undefined}
      aria-busy={pending || undefined}
      aria-label={props.label}
      aria-describedby={isSaid ? reasonId : undefined}
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={() => {
        hadFocus.current = false;
      }}
      onClick={(event) => {
        if (!isOff) return props.onPress?.();
        event.preventDefault();
      }}
    >
      {props.children}
    </button>
  );
  if (!isSaid) return button;
  return (
    <span className="act">
      {button}
      <span className="act-reason" id={reasonId}>
        {reason}
      </span>
    </span>
  );
}
