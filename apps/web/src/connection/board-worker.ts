import { useEffect, useState } from 'react';

const WORKER = '/board-worker.js';
/** The pages of a board, and the page that its link opens. */
const OF_BOARDS = ['/board', '/auditboard/'] as const;

/** Whether the pages of the board open without a network. A plain http address of another computer never lets them. */
export type OpensOffline = 'finding-out' | 'yes' | 'no';

/** Has the pages of the board kept on this device, and answers whether they are. */
export function useBoardPagesKept(): OpensOffline {
  return usePagesKept(OF_BOARDS);
}

/** Has the pages below these addresses kept on this device, and no other page of the browser; `scopes` is the same list every time. */
export function usePagesKept(scopes: readonly string[]): OpensOffline {
  const [state, setState] = useState<OpensOffline>('finding-out');
  useEffect(() => {
    let isShown = true;
    void keepPages(scopes).then((isKept) => {
      if (isShown) setState(isKept ? 'yes' : 'no');
    });
    return () => {
      isShown = false;
    };
  }, [scopes]);
  return state;
}

async function keepPages(scopes: readonly string[]): Promise<boolean> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return false;
  try {
    const kept = await Promise.all(
      scopes.map((scope) => navigator.serviceWorker.register(WORKER, { scope, updateViaCache: 'none' })),
    );
    await Promise.all(kept.map(untilActive));
    // Asks the browser not to give the place to others when its disk is full. It may say no; then it is kept as usual.
    await navigator.storage?.persist?.();
    return true;
  } catch {
    // Without a network nothing can be registered anew; what was kept before is still there.
    const known = await navigator.serviceWorker.getRegistration(scopes[0]).catch(() => undefined);
    return known?.active != null;
  }
}

function untilActive(registration: ServiceWorkerRegistration): Promise<void> {
  const coming = registration.active ?? registration.installing ?? registration.waiting;
  if (coming === null || coming.state === 'activated') return Promise.resolve();
  return new Promise((resolve, reject) => {
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve();
      if (coming.state === 'redundant') reject(new Error('the pages could not be kept'));
    });
  });
}
