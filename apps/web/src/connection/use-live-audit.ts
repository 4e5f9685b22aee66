import { liveAddress } from '@plumbline/api';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Reads what is on the screen again whenever something happens in the audit, and whenever listening begins anew. */
export function useLiveAudit(auditId: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const news = new EventSource(liveAddress(auditId));
    const readAgain = () => {
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isAbout(queryKey, auditId) });
    };
    news.addEventListener('changed', readAgain);
    // Also the first time: what happened between reading the screen and listening was not heard.
    news.addEventListener('open', readAgain);
    return () => news.close();
  }, [auditId, queryClient]);
}

function isAbout(queryKey: readonly unknown[], auditId: string): boolean {
  const input = queryKey[1];
  return typeof input === 'object' && input !== null && 'auditId' in input && input.auditId === auditId;
}
