import { type RefObject, useLayoutEffect, useState } from 'react';

const LEAST = 240;
const MOST = 860;
/** Drawn anew only when it matters. */
const STEP = 10;

/** The width there is for a drawing, so that its letters stay as large as those around it. */
export function useWidth(place: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(MOST);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const look = () => {
      const room = Math.floor(element.clientWidth / STEP) * STEP;
      // A page that is not shown has no width.
      if (room > 0) setWidth(Math.min(MOST, Math.max(LEAST, room)));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
