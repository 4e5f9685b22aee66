import { type AuditInputs, type BegunAudit, countedTally, findCount, isInRounds, isRanked } from '@plumbline/audit';
import { contestInvolves } from '@plumbline/election';
import { type BatchResult, type FileIssue, misplacedWord } from '@plumbline/election-files';
import { replayWords } from '@plumbline/words/replay-words';
import type { AuditDescription } from './audit-description.ts';
import { type IssueText, resultIssue } from './result-issue.ts';

const say = replayWords('en');

type Round = {
  readonly folder: { readonly description: AuditDescription };
  readonly inputs: AuditInputs;
  readonly audit: BegunAudit;
  readonly round: { readonly path: string };
};

/** What is wrong with the results of a round of batches: counts of what is not there, or that take an earlier count back. */
export function issuesOfBatches(request: Round, results: readonly BatchResult[]): readonly FileIssue[] {
  return results.flatMap((result) =>
    [
      unknownPlace(request, result) ??
        unknownContest(request, result) ??
        noRanking(request, result) ??
        changed(request, result),
    ].flatMap((text) => (text === undefined ? [] : [resultIssue(request.round.path, text)])),
  );
}

function unknownPlace({ folder, inputs, audit }: Round, { jurisdiction, batch }: BatchResult): IssueText | undefined {
  if (!audit.plan.jurisdictions.some(({ name }) => name === jurisdiction)) {
    return {
      code: 'UNKNOWN_JURISDICTION',
      column: 'Jurisdiction',
      found: jurisdiction,
      message: say('noJurisdiction', { jurisdiction }),
      advice: say('jurisdictionAdvice'),
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
    message: say('noBatch', { jurisdiction, batch }),
    advice: say('batchAdvice'),
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
    message: say('noContestOfBatch', { jurisdiction, batch, found }),
    advice: say('contestAdvice'),
  };
}

/** A row of a contest that voters rank says how ballots are marked: ballots that nobody saw are not blank ones. */
function noRanking({ audit }: Round, { jurisdiction, batch, votes }: BatchResult): IssueText | undefined {
  for (const { name } of audit.plan.contests.filter(isRanked)) {
    const written = Object.keys(votes[name] ?? {}).find((one) => misplacedWord(one) !== undefined);
    if (written === undefined) continue;
    return {
      code: 'BAD_INTERPRETATION',
      column: 'Choice',
      found: written,
      message: say('noRanking', { jurisdiction, batch, written, name }),
      advice: say('noRankingAdvice'),
    };
  }
  return undefined;
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
    message: say('batchTwice', { jurisdiction, batch, round: earlier.round }),
    advice: say('batchTwiceAdvice'),
  };
}
