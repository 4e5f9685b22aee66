import { useQueryClient } from '@tanstack/react-query';
import { forgetIdleLists } from './entry-store.ts';
import { asking } from './use-ask.ts';
import { useSend } from './use-send.ts';

/** Signs out, and goes to the first page. */
export function useLeave(): { readonly pending: boolean; readonly leave: () => Promise<void> } {
  const queryClient = useQueryClient();
  const { pending, run } = useSend('sign-out');
  return {
    pending,
    async leave() {
      const role = queryClient.getQueryData(asking('session', {}).queryKey)?.person?.role;
      const answer = await run({});
      if (!answer.ok) return;
      queryClient.clear();
      // Neither what was typed nor what is in memory is for whoever signs in next.
      sessionStorage.clear();
      await forgetIdleLists().catch(() => undefined);
      // Whoever has no account cannot sign in again there.
      window.location.assign(role === 'tally-entry' ? '/tally-entry' : '/sign-in');
    },
  };
}
