import { isPractice, kindOf } from '@plumbline/audit';
import { contestInvolves } from '@plumbline/election';
import type { RoomContest } from '@plumbline/election-files';
import { loadAudit } from '../../audit/history/load-audit.ts';
import type { RoomPlace } from '../../log/ballot-chains.ts';
import { auditsOfElection } from '../../stores/audits.ts';
import type { Reader } from '../../stores/store.ts';

/**
 * The contests of which a tabulator's report may bring votes by batch: those that the jurisdiction votes on in audits of the election that compare
 * batches. Of two of one name it is that of the newest audit.
 */
export async function contestsOfRoom(
  db: Reader,
  { electionId, jurisdiction }: RoomPlace,
): Promise<readonly RoomContest[]> {
  const contests = new Map<string, RoomContest>();
  for (const { auditId } of await auditsOfElection(db, electionId)) {
    const { plan } = (await loadAudit(db, auditId)).audit;
    // What an audit of other counties votes on everywhere is voted on in those, and is told to nobody here.
    const takesPart = plan.jurisdictions.some(({ name }) => name === jurisdiction);
    if (isPractice(plan) || !takesPart || !kindOf(plan).files.includes('candidate-totals')) continue;
    for (const contest of plan.contests) {
      const { name, choices, votesAllowed } = contest;
      if (contests.has(name) || !contestInvolves(contest, jurisdiction)) continue;
      contests.set(name, { name, votesAllowed, choices: choices.map((choice) => choice.name) });
    }
  }
  return [...contests.values()];
}
