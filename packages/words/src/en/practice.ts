/** What stands on everything of an audit that is held to practise. It begins with the mark that the name of such an audit begins with. */
export const practice = {
  /** On every page and every sheet, and in the first line of every table. */
  line: 'PRACTICE: this is no audit of an election. Nothing here says anything about a result.',
} as const;
