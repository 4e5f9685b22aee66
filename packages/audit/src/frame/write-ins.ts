import { type Contest, likenessKey } from '@plumbline/election';
import { reportedWinners } from '@plumbline/statistics';
import { contestVotes } from '../state/audit-inputs.ts';
import type { MissingInput } from '../state/audit-refusal.ts';
import { isRanked } from '../state/contest-assertions.ts';
import type { Plan } from '../state/plan.ts';

/**
 * What of the lists of qualified write-ins cannot be audited.
 *
 * Votes for all who qualified are one figure. As a loser it is at least that of each of them, so that a winner who beats it beats
 * them all. As a winner it would confirm that somebody won whom nobody names: then each has to be a choice. Choices that come with cast
 * vote records may bring one of the name of somebody on the list: one mark could then be read as two votes.
 */
export function writeInsMissing(plan: Plan): readonly MissingInput[] {
  return plan.contests.flatMap((contest): readonly MissingInput[] => {
    const { name, choices, writeIns } = contest;
    // Choices that come with cast vote records are missed as such until they are there.
    if (writeIns === undefined || choices.length === 0) return [];
    const { choice, names } = writeIns;
    if (!choices.some((one) => one.name === choice))
      return [{ what: 'write-ins-without-choice', contest: name, choice }];
    const keys = new Set(names.map(likenessKey));
    const alike = choices.find((one) => keys.has(likenessKey(one.name)));
    if (alike !== undefined) return [{ what: 'write-in-is-choice', contest: name, choice: alike.name }];
    // First ranks do not tell who is elected; a count by rankings is open where the line could matter.
    if (names.length === 1 || isRanked(contest) || !isAmongFirst(contest, choice)) return [];
    return [{ what: 'write-ins-won', contest: name, choice }];
  });
}

/** Whether the reported votes elect `choice`, send it into a runoff, or have it level with somebody whom they do. */
function isAmongFirst(contest: Contest, choice: string): boolean {
  const outcome = reportedWinners(contestVotes(contest));
  // Votes that cannot be read elect nobody, and no plan is committed to with them.
  const seats = outcome.ok ? outcome.value.seats : contest.winners;
  const own = contest.choices.find(({ name }) => name === choice)?.votes ?? 0;
  return contest.choices.filter(({ votes }) => votes > own).length < seats;
}
