import type { BegunAudit } from '@plumbline/audit';
import { addTallies, contestInvolves } from '@plumbline/election';

/** What the administrator should look at before launching, though nothing forbids going on. */
export function planWarnings(audit: BegunAudit): string[] {
  const { plan, files } = audit;
  if (plan.type !== 'batch-comparison') return [];
  const warnings: string[] = [];
  for (const contest of plan.contests) {
    const tallies = files.flatMap((file) =>
      file.figures.kind === 'candidate-totals' &&
      file.jurisdiction !== null &&
      contestInvolves(contest, file.jurisdiction)
        ? [file.figures.votes]
        : [],
    );
    const sums = addTallies(tallies)[contest.name] ?? {};
    for (const choice of contest.choices) {
      const inBatches = sums[choice.name] ?? 0;
      if (tallies.length === 0 || inBatches >= choice.votes) continue;
      warnings.push(
        `${contest.name}: ${choice.name} has ${votes(choice.votes)} in all, and ${votes(inBatches)} in the batches. The rest cannot be audited and is held against the reported winners.`,
      );
    }
  }
  return warnings;
}

function votes(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'vote' : 'votes'}`;
}
