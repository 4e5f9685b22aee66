import { compareNaturally } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import type { FileIssue } from './file-issue.ts';
import { createIssueCollector } from './issue-collector.ts';
import { nearestName } from './nearest-name.ts';

/** What a new list of names changes: who comes, who goes, and who may only be spelled anew. */
export type NamesChange = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Removed and added names so alike that one may have been renamed; they are in the other two lists as well. */
  readonly renamedLooking: readonly { readonly from: string; readonly to: string }[];
};

/** Compares the names of a file with those of the file it replaces. Names are the same only if spelled the same. */
export function namesChange(before: readonly string[], after: readonly string[]): NamesChange {
  const stays = new Set(after);
  const was = new Set(before);
  const removed = [...was].filter((name) => !stays.has(name)).sort(compareNaturally);
  const added = [...stays].filter((name) => !was.has(name)).sort(compareNaturally);
  const renamedLooking = removed.flatMap((from) => {
    const to = nearestName(from, added);
    return to === undefined ? [] : [{ from, to }];
  });
  return { added, removed, renamedLooking };
}

/** What a person must confirm before a new participants file replaces the old one, which deletes uploads. */
export function confirmRemovedJurisdictions(file: string, change: NamesChange): readonly FileIssue[] {
  return confirmRemoval(file, change, {
    code: 'JURISDICTIONS_WOULD_BE_REMOVED',
    consequence: 'their set-up and uploads will be deleted',
  });
}

/** What a person must confirm before a new file of standardized contests takes contests out of the audit. */
export function confirmRemovedContests(file: string, change: NamesChange): readonly FileIssue[] {
  return confirmRemoval(file, change, {
    code: 'CONTESTS_WOULD_BE_REMOVED',
    consequence: 'they will be taken out of the audit',
  });
}

function confirmRemoval(
  file: string,
  { removed, renamedLooking }: NamesChange,
  { code, consequence }: { readonly code: FileIssue['code']; readonly consequence: string },
): readonly FileIssue[] {
  if (removed.length === 0) return [];
  const issues = createIssueCollector(file);
  const renamed = renamedLooking.map(({ from, to }) => `“${from}” may now be “${to}”`);
  issues.confirm({
    code,
    found: removed.join('; '),
    message: fileSaying('totals.theNewFileDrops', {
      removed: removed.map((name) => `“${name}”`).join(', '),
      consequence,
    }),
    advice:
      renamed.length === 0
        ? fileSaying('totals.confirmIfThatIsMeant')
        : fileSaying('totals.confirmIfThatIsMeantTo', { renamed: renamed.join('; ') }),
  });
  return issues.report().issues;
}

/** A contest's votes as the administrator typed them, and as the batches of all jurisdictions add up. */
export type TotalsAgainstSetup = {
  readonly contest: string;
  readonly choices: readonly { readonly name: string; readonly typed: number; readonly inBatches: number }[];
};

/**
 * Remarks on votes that differ between the set-up and the batches. Typed votes that no batch holds are taken as
 * unaudited and inflate the sample.
 */
export function totalsDifferFromSetup(file: string, contests: readonly TotalsAgainstSetup[]): readonly FileIssue[] {
  const issues = createIssueCollector(file);
  for (const { contest, choices } of contests) {
    for (const { name, typed, inBatches } of choices) {
      if (typed === inBatches) continue;
      issues.warn({
        code: 'TOTALS_DIFFER_FROM_SETUP',
        column: `${contest} - ${name}`,
        found: String(inBatches),
        expected: String(typed),
        message: fileSaying('totals.theBatchesAddUpTo', { contest, name, inBatches, typed }),
        advice: fileSaying('totals.correctTheOneThatIs'),
      });
    }
  }
  return issues.report().issues;
}

/** The fewest ballots that can hold these votes: the contest with the most votes for each one allowed decides. */
export function ballotsImpliedByVotes(
  contests: readonly { readonly votes: number; readonly votesAllowed: number }[],
): number {
  return contests.reduce((most, { votes, votesAllowed }) => Math.max(most, Math.ceil(votes / votesAllowed)), 0);
}
