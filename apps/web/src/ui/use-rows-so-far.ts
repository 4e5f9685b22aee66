import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useBeforePrint } from './use-before-print.ts';

/** What one drawing takes well under a second for on a slow computer. A state's counties fit: Texas has the most, 254. */
const STEP = 260;
/** So far before the end of what is drawn comes into view, the next rows are. */
const AHEAD = '800px';

export type RowsSoFar = {
  /** How many of the rows, from the first on, are drawn. */
  readonly count: number;
  /** Whether these are all. */
  readonly isWhole: boolean;
  /** Stands after the last row that is drawn. */
  readonly end: RefObject<HTMLDivElement | null>;
  readonly showAll: () => void;
};

/**
 * The rows of a long table as they come into view: first as many as fill a screen and more, then the next ones before the end
 * is reached. Rows that were drawn stay, so that nothing jumps; on paper are all of them.
 */
export function useRowsSoFar(total: number, step = STEP): RowsSoFar {
  const [wanted, setWanted] = useState(step);
  const end = useRef<HTMLDivElement>(null);
  const isWhole = wanted >= total;
  const showAll = useCallback(() => setWanted(Number.POSITIVE_INFINITY), []);
  useEffect(() => {
    const place = end.current;
    if (isWhole || place === null) return;
    // The rows may scroll in a region of their own, or with the page.
    const margins: IntersectionObserverInit & { readonly scrollMargin: string } = {
      rootMargin: AHEAD,
      scrollMargin: AHEAD,
    };
    const observer = new IntersectionObserver((seen) => {
      if (seen.some((one) => one.isIntersecting)) setWanted((before) => Math.max(before, wanted + step));
    }, margins);
    observer.observe(place);
    return () => observer.disconnect();
  }, [isWhole, wanted, step]);
  useBeforePrint(isWhole, showAll);
  return { count: Math.min(wanted, total), isWhole, end, showAll };
}
