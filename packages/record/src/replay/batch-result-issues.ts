import { type AuditInputs, type BegunAudit, countedTally, findCount, isInRounds } from '@plumbline/audit';
import { contestInvolves } from '@plumbline/election';
import type { BatchResult, FileIssue } from '@plumbline/election-files';
import type { AuditDescription } from './audit-description.ts';
import { type IssueText, resultIssue } from './result-issue.ts';

type Round = {
  readonly folder: { readonly description: AuditDescription };
  readonly inputs: AuditInputs;
  readonly audit: BegunAudit;
  readonly round: { readonly path: string };
};

/** What is wrong with the results of a round of batches: counts of what is not there, or that take an earlier count back. */
export function issuesOfBatches(request: Round, results: readonly BatchResult[]): readonly FileIssue[] {
  return results.flatMap((result) =>
    [unknownPlace(request, result) ?? unknownContest(request, result) ?? changed(request, result)].flatMap((text) =>
      text === undefined ? [] : [resultIssue(request.round.path, text)],
    ),
  );
}

function unknownPlace({ folder, inputs, audit }: Round, { jurisdiction, batch }: BatchResult): IssueText | undefined {
  if (!audit.plan.jurisdictions.some(({ name }) => name === jurisdiction)) {
    return {
      code: 'UNKNOWN_JURISDICTION',
      column: 'Jurisdiction',
      found: jurisdiction,
      message: `“${jurisdiction}” is no jurisdiction of this audit.`,
      advice: 'Write the jurisdiction as it stands in audit.json.',
    };
  }
  const isListed = inputs.manifests.get(jurisdiction)?.batches.some(({ name }) => name === batch) ?? false;
  const isCombined = folder.description.combinedBatches.some(
    (combined) => combined.jurisdiction === jurisdiction && combined.name === batch,
  );
  if (isListed || isCombined) return undefined;
  return {
    code: 'BATCH_NOT_IN_MANIFEST',
    column: 'Batch Name',
    found: batch,
    message: `${jurisdiction}: “${batch}” is neither a batch of the manifest nor a combination in audit.json.`,
    advice: 'Write the batch as it stands in the manifest.',
  };
}

function unknownContest({ audit }: Round, { jurisdiction, batch, votes }: BatchResult): IssueText | undefined {
  const known = audit.plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
  const found = Object.keys(votes).find((name) => !known.some((contest) => contest.name === name));
  if (found === undefined) return undefined;
  return {
    code: 'UNKNOWN_CONTEST',
    column: 'Contest',
    found,
    message: `${jurisdiction}, ${batch}: “${found}” is no contest of this jurisdiction.`,
    advice: 'Write the contest as it stands in audit.json.',
  };
}

/** A batch is counted once: what a later file says of it is what an earlier one said, or one of the two is wrong. */
function changed({ audit }: Round, { jurisdiction, batch, votes }: BatchResult): IssueText | undefined {
  const earlier = isInRounds(audit) ? findCount(audit, { jurisdiction, batch }) : undefined;
  if (earlier === undefined) return undefined;
  const before = countedTally(earlier.sheets);
  const differs = Object.entries(votes).some(([contest, counts]) => {
    const was = before[contest];
    return was !== undefined && Object.entries(counts).some(([choice, count]) => was[choice] !== count);
  });
  if (!differs) return undefined;
  return {
    code: 'RESULT_CHANGED',
    message: `${jurisdiction}, ${batch}: round ${earlier.round} has another count of this batch.`,
    advice: 'A batch is counted once. Correct the round in which it was, or leave its rows out here.',
  };
}
