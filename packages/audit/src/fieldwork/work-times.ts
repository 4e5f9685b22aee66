/**
 * How long work takes where an office has no figures of its own: to fetch a ballot, read it and enter it; to fetch a batch, bring it back
 * and enter it; to count a ballot of a batch in all contests. For two people each. Guesses to plan by, which an office replaces.
 */
export const WORK_TIMES = { ballotMinutes: 5, batchMinutes: 13, ballotSeconds: 10 } as const;
