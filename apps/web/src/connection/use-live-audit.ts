import { liveAddress } from '@plumbline/api';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const LISTEN_AGAIN_MS = 15_000;

/** Reads what is on the screen again whenever something happens in the audit, and whenever listening begins anew. */
export function useLiveAudit(auditId: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    let news: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    const readAgain = () => {
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isAbout(queryKey, auditId) });
    };
    const listen = () => {
      news = new EventSource(liveAddress(auditId));
      news.addEventListener('changed', readAgain);
      // Also the first time: what happened between reading the screen and listening was not heard.
      news.addEventListener('open', readAgain);
      // A lost connection the browser makes again; after an answer that is a problem it gives up, and we do not.
      news.addEventListener('error', () => {
        if (news.readyState === EventSource.CLOSED) again = setTimeout(listen, LISTEN_AGAIN_MS);
      });
    };
    listen();
    return () => {
      clearTimeout(again);
      news.close();
    };
  }, [auditId, queryClient]);
}

function isAbout(queryKey: readonly unknown[], auditId: string): boolean {
  const input = queryKey[1];
  return typeof input === 'object' && input !== null && 'auditId' in input && input.auditId === auditId;
}
