/** What a program needs to know of a problem; what it means to people is in `@plumbline/words/problem-words`. */
export type ProblemKind = {
  /** The HTTP status. */
  readonly status: number;
};
