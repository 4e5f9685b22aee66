import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** A large button that stays pressed until it is pressed again: whether it is, is said by a tick and not by its color alone. */
export function Press(props: {
  readonly pressed: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className="press" aria-pressed={props.pressed} onClick={props.onPress}>
      <span className="press-mark">{props.pressed && <Icon name="tick" />}</span>
      <span className="press-word">{props.children}</span>
    </button>
  );
}
