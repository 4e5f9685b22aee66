import type { CvrProgress } from '@plumbline/election-files';
import { type InspectionAnswer, type InspectionAsked, inspectChosen } from './inspect-chosen.ts';

/* Reads a chosen file beside the page, which goes on answering meanwhile. It has no address to send anything to, and keeps nothing. */

/** What the worker says: how far it has come, as often as anybody can see it, and at last the answer. */
export type SaidByWorker =
  | { readonly says: 'progress'; readonly progress: CvrProgress }
  | { readonly says: 'answer'; readonly answer: InspectionAnswer };

/** What a worker has, of which the types of a page say nothing. */
type Worker = {
  readonly postMessage: (said: SaidByWorker) => void;
  addEventListener(type: 'message', listener: (event: { readonly data: InspectionAsked }) => void): void;
};

const worker = globalThis as unknown as Worker;
const BETWEEN_MS = 250;

worker.addEventListener('message', ({ data }) => {
  let saidAt = performance.now();
  const answer = inspectChosen(data, (progress) => {
    const now = performance.now();
    if (now - saidAt < BETWEEN_MS) return;
    saidAt = now;
    worker.postMessage({ says: 'progress', progress });
  });
  void answer.then(
    (found) => worker.postMessage({ says: 'answer', answer: found }),
    (error: unknown) => {
      // A rejection alone would never reach the page.
      setTimeout(() => {
        throw error;
      });
    },
  );
});
