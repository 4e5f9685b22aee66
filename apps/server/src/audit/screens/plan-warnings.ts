import { type BegunAudit, kindOf, votesInBatches } from '@plumbline/audit';
import { detail, detailWords } from '@plumbline/words/detail-words';

const say = detailWords('en');

/** What the administrator should look at before launching, though nothing forbids going on. */
export function planWarnings(audit: BegunAudit): string[] {
  const { plan, files } = audit;
  if (!kindOf(plan).files.includes('candidate-totals')) return [];
  const warnings: string[] = [];
  for (const contest of plan.contests) {
    const inBatches = votesInBatches(contest, files);
    if (inBatches === undefined) continue;
    for (const choice of contest.choices) {
      const counted = inBatches[choice.name] ?? 0;
      if (counted >= choice.votes) continue;
      warnings.push(
        say('notInBatches', {
          contest: contest.name,
          choice: choice.name,
          votes: detail('votes', { count: choice.votes }),
          counted: detail('votes', { count: counted }),
        }),
      );
    }
  }
  return warnings;
}
