const PRESSED = 'button, a[href], summary, [role=button], input[type=checkbox], input[type=radio], input[type=submit]';

// Whoever presses again because a press came too soon after a swap means it, even if the browser counts it as the second.
let wasTooSoon = false;

/** Lets a press count for nothing because what was pressed has just been put there. */
export function dropEarlyPress(event: Pick<Event, 'preventDefault' | 'stopPropagation'>): void {
  event.preventDefault();
  event.stopPropagation();
  wasTooSoon = true;
}

/**
 * Lets the second press of a double press, and those of a key that is held down, count for nothing, everywhere: people who
 * double-click everything, and hands that tremble, mean one. What is replaced under the finger is the business of `Swap`.
 */
export function countOnePress(page: Document): void {
  const drop = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const isPressed = ({ target }: Event) => target instanceof Element && target.closest(PRESSED) !== null;
  const onClick = (event: MouseEvent) => {
    const isSecond = event.detail > 1 && !wasTooSoon;
    wasTooSoon = false;
    if (isSecond && isPressed(event)) drop(event);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.repeat && (event.key === 'Enter' || event.key === ' ') && isPressed(event)) drop(event);
  };
  page.addEventListener('click', onClick, { capture: true });
  page.addEventListener('keydown', onKey, { capture: true });
}
