/** What a program that talks to a server says when no answer comes. */
export const clientProblems = {
  'no-connection': {
    title: 'The server did not answer',
    advice: 'Your entries are still here. Check the network and try again.',
  },
} as const;
