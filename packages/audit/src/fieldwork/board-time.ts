/** How many ballots an audit board of two fetches, looks at and enters in an hour: what audits of single ballots have reported. */
export const BALLOTS_PER_HOUR = { least: 20, most: 25 } as const;

/** How many minutes a board is likely to need for so many ballots, at the faster and at the slower pace; rounded up. */
export function minutesOfBoard(ballots: number): { readonly least: number; readonly most: number } {
  return {
    least: Math.ceil((60 * ballots) / BALLOTS_PER_HOUR.most),
    most: Math.ceil((60 * ballots) / BALLOTS_PER_HOUR.least),
  };
}
