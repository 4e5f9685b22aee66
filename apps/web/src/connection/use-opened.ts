import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { usePageSearch } from './use-page-search.ts';

declare module '@tanstack/history' {
  interface HistoryState {
    /** Something was opened over the page that the back button closes. */
    readonly isOpened?: boolean;
  }
}

/** What is opened over a page, such as the detail of a row. It lives in the address, and the back button closes it. */
export function useOpened(name: string): {
  readonly opened: string | undefined;
  readonly open: (value: string) => void;
  readonly close: () => void;
} {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const opened = search[name];
  const [, change] = usePageSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const isOpen = opened !== undefined;
  const open = useCallback(
    (value: string) => {
      void navigate({
        to: '.',
        search: (before: object) => ({ ...before, [name]: value }),
        // One after the other is one step, which the back button undoes at once.
        replace: isOpen,
        state: isOpen ? true : { isOpened: true },
        resetScroll: false,
      });
    },
    [isOpen, name, navigate],
  );
  const close = useCallback(() => {
    // Back to the page as it was; who came by a link, or has sorted or filtered since, stays on the page as it is.
    if (router.state.location.state.isOpened) router.history.back();
    else change({ [name]: undefined });
  }, [name, change, router]);
  return { opened, open, close };
}
