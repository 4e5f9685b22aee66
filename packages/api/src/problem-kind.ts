/** What a problem code means. Every sentence about it that does not need the case's own facts is here. */
export type ProblemKind = {
  /** The HTTP status. */
  readonly status: number;
  /** What happened, in a few words. */
  readonly title: string;
  /** Why it can happen. */
  readonly why: string;
  /** What to do, for whoever does not know the case; the problem's own detail names names and figures. */
  readonly advice: string;
};
