/** One size that may be chosen for the next round, in ballots beyond those drawn. */
export type OfferedSize = {
  /**
   * `asn`: the expected number; a number: the chance that this size suffices; `schedule`: the size that was fixed before
   * the audit began; `all-ballots`: a full hand count.
   */
  readonly key: 'asn' | '0.7' | '0.8' | '0.9' | 'schedule' | 'all-ballots';
  readonly size: number;
  /** The chance that the audit is over after that many ballots, if the reported votes are right. */
  readonly probability: number | null;
};

/** The chances of finishing that sizes are offered for. */
export const offeredChances = [
  { key: '0.7', chance: 0.7 },
  { key: '0.8', chance: 0.8 },
  { key: '0.9', chance: 0.9 },
] as const;
