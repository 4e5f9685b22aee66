import type { Contest } from '@plumbline/election';
import type { MissingInput } from '../state/audit-refusal.ts';
import type { Plan } from '../state/plan.ts';

/**
 * What of the lists of qualified write-ins cannot be audited.
 *
 * Votes for all who qualified are one figure. As a loser it is at least that of each of them, so that a winner who beats it beats
 * them all. As a winner it would confirm that somebody won whom nobody names: then each has to be a choice.
 */
export function writeInsMissing(plan: Plan): readonly MissingInput[] {
  return plan.contests.flatMap((contest): readonly MissingInput[] => {
    const { name, choices, writeIns } = contest;
    // Choices that come with cast vote records are missed as such until they are there.
    if (writeIns === undefined || choices.length === 0) return [];
    const { choice, names } = writeIns;
    if (!choices.some((one) => one.name === choice))
      return [{ what: 'write-ins-without-choice', contest: name, choice }];
    if (names.length === 1 || !isAmongFirst(contest, choice)) return [];
    return [{ what: 'write-ins-won', contest: name, choice }];
  });
}

/** Whether the reported votes elect `choice`, or send it into a runoff. */
function isAmongFirst({ choices, winners, majorityOrRunoff }: Contest, choice: string): boolean {
  const own = choices.find(({ name }) => name === choice)?.votes ?? 0;
  const ahead = choices.filter(({ votes }) => votes > own).length;
  return ahead < (majorityOrRunoff ? Math.max(2, winners) : winners);
}
