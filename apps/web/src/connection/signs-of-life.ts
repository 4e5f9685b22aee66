/*
 * Pages ask the server by themselves whenever something has changed, so that a request is no sign that somebody is there. What a
 * person does at the page is.
 */

/** Whoever has done nothing for so long may have gone. */
const THERE_MS = 2 * 60_000;

// Whoever opens a page is there.
let lastDoneAt = Date.now();

/** Begins to notice keys, presses and touches. */
export function noticeSignsOfLife(document: Document): void {
  const note = () => {
    lastDoneAt = Date.now();
  };
  for (const what of ['keydown', 'pointerdown', 'input', 'wheel']) {
    document.addEventListener(what, note, { capture: true, passive: true });
  }
}

/** Whether somebody has done something at this page within the last two minutes. */
export function isSomebodyThere(): boolean {
  return Date.now() - lastDoneAt < THERE_MS;
}
