import { parseCount } from '../formats/format-count.ts';
import { readLimit } from './read-limit.ts';

/** What is typed about a contest to see the work it would take. */
export type AdvisorTyped = { readonly ballots: string; readonly margin: string; readonly limit: string };

/** A contest of two whose votes are all ballots, apart by the margin; undefined where a figure cannot be. */
export function advisorContest({
  ballots: typed,
  margin,
  limit,
}: AdvisorTyped): { readonly text: string; readonly limit: number } | undefined {
  const ballots = parseCount(typed);
  const percent = /^\d{1,3}(?:\.\d{1,4})?$/.test(margin.trim()) ? Number(margin) : 0;
  const limitPercent = readLimit(limit);
  if (ballots === undefined || ballots < 1 || ballots > 10_000_000_000) return undefined;
  if (percent <= 0 || percent > 100) return undefined;
  if (limitPercent === undefined) return undefined;
  const apart = Math.max(1, Math.round((ballots * percent) / 100));
  // Whole votes: one ballot stays without a vote where the margin does not fit.
  const loser = Math.floor((ballots - apart) / 2);
  const choices = [
    { name: 'A', votes: loser + apart },
    { name: 'B', votes: loser },
  ];
  return { text: JSON.stringify({ choices, winners: 1, votesAllowed: 1, ballots }), limit: limitPercent };
}
