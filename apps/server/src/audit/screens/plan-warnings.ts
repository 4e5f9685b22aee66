import { type BegunAudit, kindOf, type MarginFinding, marginFindings, votesInBatches } from '@plumbline/audit';
import { detail, detailWords } from '@plumbline/words/detail-words';

const say = detailWords('en');

/** What the administrator should look at before launching, though nothing forbids going on. */
export function planWarnings(audit: BegunAudit): string[] {
  const { plan, files } = audit;
  // Where everything is counted, no margin is too small.
  const margins = kindOf(plan).takes === 'everything' ? [] : marginFindings(audit);
  const warnings = margins.map((found) => marginInWords(audit, found));
  if (!kindOf(plan).files.includes('candidate-totals')) return warnings;
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

/** What the margin of a contest means for the work, and what can be done. */
function marginInWords({ plan }: BegunAudit, found: MarginFinding): string {
  const { contest } = found;
  switch (found.finding) {
    case 'tie':
      return say('marginTie', { contest });
    case 'no-votes':
      return say('marginNoVotes', { contest });
    case 'smaller-than-targeted':
      if (found.draws === null) return say('marginSmaller.unknown', { contest });
      if (found.draws === 'all') return say('marginSmaller.all', { contest });
      return say(`marginSmaller.${kindOf(plan).drawsFrom}`, { contest, draws: found.draws });
  }
}
