import { useSyncExternalStore } from 'react';

/*
 * A command that asks for a fresh second factor waits here while the person gives it, and is then sent again: the page that sent it
 * does not notice, and whatever was typed on it stays.
 */

export type FreshFactorAsked = { readonly done: (isGiven: boolean) => void };

let asked: FreshFactorAsked | undefined;
let underWay: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

function set(next: FreshFactorAsked | undefined): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Asks the person, and answers whether they gave it. Several commands that ask at once wait for one answer. */
export function askFreshFactor(): Promise<boolean> {
  underWay ??= new Promise<boolean>((resolve) => {
    set({
      done(isGiven) {
        underWay = undefined;
        set(undefined);
        resolve(isGiven);
      },
    });
  });
  return underWay;
}

/** What waits for a second factor now, for the dialog that asks for it. */
export function useFreshFactorAsked(): FreshFactorAsked | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
}
