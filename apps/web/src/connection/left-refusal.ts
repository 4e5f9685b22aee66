import type { Problem } from '@plumbline/api';
import { useSyncExternalStore } from 'react';

/*
 * When somebody else was faster, the answer to one's own click arrives together with the new state of the audit, in which
 * the button and its message have no place any more. The page then says instead what became of the click.
 */

type LeftRefusal = { readonly problem: Problem; readonly address: string };

let left: LeftRefusal | undefined;
const listeners = new Set<() => void>();

function change(next: LeftRefusal | undefined): void {
  if (left === next) return;
  left = next;
  for (const listener of listeners) listener();
}

/** Keeps a refusal whose form has gone, for as long as the person stays at this address. */
export function leaveRefusal(refusal: LeftRefusal): void {
  // Whoever left the page by themselves has read it.
  if (window.location.href === refusal.address) change(refusal);
}

/** Somebody presses a button again: what came before is over. */
export function forgetLeftRefusal(): void {
  change(undefined);
}

/** The refusal that the page has to say. */
export function useLeftRefusal(): Problem | undefined {
  const found = useSyncExternalStore(subscribe, () => left);
  return found?.address === window.location.href ? found.problem : undefined;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
