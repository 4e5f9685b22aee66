import { type BegunAudit, kindOf, votesInBatches } from '@plumbline/audit';

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
        `${contest.name}: ${choice.name} has ${votes(choice.votes)} in all, and ${votes(counted)} in the batches. The rest cannot be audited and is held against the reported winners.`,
      );
    }
  }
  return warnings;
}

function votes(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'vote' : 'votes'}`;
}
