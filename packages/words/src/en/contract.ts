/** What the description of the contract says to whoever writes a program against it. */
export const contract = {
  plumblineHeader: 'Always 1: a form on another site cannot send it.',
  commandId: 'A UUID chosen by the client. The same one again answers what the first answered, and does nothing.',
  readsAndWrites:
    'Every write is a command, every reading a query. Sign in with `sign-in-with-code`; the session is a cookie.',
  problems: 'A problem is RFC 9457. Its codes: {{codes}}.',
  aProblem: 'A problem: what happened and what to do.',
  done: 'Done.',
} as const;
