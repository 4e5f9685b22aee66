import { useEffect } from 'react';
import { flushSync } from 'react-dom';

/** Draws what is only on paper before the page is printed, or shown as it would be. `isDrawn`: it is there already. */
export function useBeforePrint(isDrawn: boolean, draw: () => void): void {
  useEffect(() => {
    if (isDrawn) return;
    const drawNow = () => flushSync(draw);
    const paper = window.matchMedia('print');
    const onPaper = () => paper.matches && draw();
    onPaper();
    window.addEventListener('beforeprint', drawNow);
    paper.addEventListener('change', onPaper);
    return () => {
      window.removeEventListener('beforeprint', drawNow);
      paper.removeEventListener('change', onPaper);
    };
  }, [isDrawn, draw]);
}
