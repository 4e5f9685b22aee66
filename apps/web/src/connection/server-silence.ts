import { useSyncExternalStore } from 'react';

/* Whether the server has answered what was last asked of it. */

let isSilent = false;
const listeners = new Set<() => void>();

/** Whoever asks the server says whether it answered. A server in trouble has not: it may be somebody on the way to it. */
export function noticeAnswer(isAnswered: boolean): void {
  if (isSilent === !isAnswered) return;
  isSilent = !isAnswered;
  for (const listener of listeners) listener();
}

export function useServerSilence(): boolean {
  return useSyncExternalStore(listen, () => isSilent);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
