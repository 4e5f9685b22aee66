import { isWriteIn } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import type { TalliedContest } from '../cvr/cvr-reading.ts';
import type { IssueCollector } from '../issue-collector.ts';
import { collapseSpaces, foldName, nearestName } from '../nearest-name.ts';
import type { BatchVoteTally } from './batch-vote-tally.ts';

/** A contest of the audit as far as batch preparation is concerned. */
export type PreparationContest = {
  readonly name: string;
  readonly choices: readonly string[];
  readonly votesAllowed: number;
};

/** A contest of the audit, the contests of the file that are it, and the choices of those for each choice of ours. */
export type MatchedContest = PreparationContest & {
  readonly parts: readonly { readonly contest: number; readonly choiceOf: ReadonlyMap<number, string> }[];
};

/** What a file says about choices. */
type ChoiceRules = {
  /** The file lists every choice, also one nobody voted for, and how many votes each contest allows. */
  readonly isComplete: boolean;
  readonly fileName: (file: number) => string | undefined;
};

/**
 * Finds the contests and choices of the audit in a file. A file that lists every choice must have ours; one that
 * lists only what was voted for must have no other than ours, write-ins apart.
 */
export function matchContests(
  wanted: readonly PreparationContest[],
  contests: readonly TalliedContest[],
  tally: BatchVoteTally,
  rules: ChoiceRules,
  issues: IssueCollector,
): readonly MatchedContest[] {
  return wanted.map((contest) => {
    const indexes = [...contests.keys()].filter((index) => isSameContest(contest, contests[index], rules));
    if (indexes.length === 0) reportContestMissing(contest, contests, rules, issues);
    const parts = indexes.map((index) => ({
      contest: index,
      choiceOf: matchChoices(contest, contests[index]?.choices ?? []),
    }));
    if (indexes.length > 0 && rules.isComplete) reportChoicesMissing(contest, parts, issues);
    for (const { contest: index, choiceOf } of parts) {
      reportOtherChoices({ contest, index, choices: contests[index]?.choices ?? [], choiceOf, tally, rules, issues });
    }
    return { ...contest, parts };
  });
}

function isSameContest(
  wanted: PreparationContest,
  contest: TalliedContest | undefined,
  { isComplete }: ChoiceRules,
): boolean {
  if (contest === undefined || collapseSpaces(contest.name) !== collapseSpaces(wanted.name)) return false;
  return !isComplete || contest.votesAllowed === undefined || contest.votesAllowed === wanted.votesAllowed;
}

function matchChoices(
  { choices }: PreparationContest,
  inFile: readonly { readonly name: string }[],
): ReadonlyMap<number, string> {
  const exact = new Map(choices.map((choice) => [collapseSpaces(choice), choice]));
  const writeIn = choices.find(isWriteIn);
  const choiceOf = new Map<number, string>();
  for (const [index, { name }] of inFile.entries()) {
    const match = exact.get(collapseSpaces(name)) ?? (isWriteIn(name) ? writeIn : undefined);
    if (match !== undefined) choiceOf.set(index, match);
  }
  return choiceOf;
}

function reportContestMissing(
  { name, votesAllowed }: PreparationContest,
  contests: readonly TalliedContest[],
  { isComplete }: ChoiceRules,
  issues: IssueCollector,
): void {
  const inWords = (contest: TalliedContest) =>
    contest.votesAllowed === undefined
      ? `“${contest.name}”`
      : `“${contest.name}” with ${votesInWords(contest.votesAllowed)} allowed`;
  const nearest = nearestName(
    name,
    contests.map((contest) => contest.name),
  );
  const near = contests.find((contest) => contest.name === nearest);
  const with_ = isComplete ? ` with ${votesInWords(votesAllowed)} allowed` : '';
  issues.error({
    code: 'CONTEST_NOT_FOUND',
    column: name,
    found: near === undefined ? '' : inWords(near),
    expected: name,
    message: fileSaying('preparation.theCastVoteRecordsHave', {
      name,
      with: with_,
      part: near === undefined ? '' : `; nearest: ${inWords(near)}`,
    }),
    advice: fileSaying('preparation.compareTheNameAndThe'),
  });
}

function reportChoicesMissing(
  contest: PreparationContest,
  parts: MatchedContest['parts'],
  issues: IssueCollector,
): void {
  const found = new Set(parts.flatMap(({ choiceOf }) => [...choiceOf.values()]));
  for (const choice of contest.choices) {
    if (found.has(choice)) continue;
    issues.error({
      code: 'CHOICE_NOT_FOUND',
      column: contest.name,
      expected: choice,
      message: fileSaying('preparation.theCastVoteRecordsHaveNo', { choice, contest: contest.name }),
      advice: fileSaying('preparation.compareTheNameWithThe'),
    });
  }
}

function reportOtherChoices(options: {
  readonly contest: PreparationContest;
  readonly index: number;
  readonly choices: readonly { readonly name: string; readonly writeIn: boolean }[];
  readonly choiceOf: ReadonlyMap<number, string>;
  readonly tally: BatchVoteTally;
  readonly rules: ChoiceRules;
  readonly issues: IssueCollector;
}): void {
  const { contest, index, choices, choiceOf, tally, rules, issues } = options;
  for (const [choice, { name }] of choices.entries()) {
    const seen = tally.firstSeen(index, choice);
    if (seen === undefined || choiceOf.has(choice) || isWriteIn(name)) continue;
    const file = rules.fileName(seen.file);
    const nearest = nearestName(
      name,
      contest.choices.filter((known) => foldName(known) !== foldName(name)),
    );
    const draft = {
      code: 'UNKNOWN_CHOICE' as const,
      ...(file !== undefined && { file }),
      row: seen.row,
      column: contest.name,
      found: name,
      expected: nearest ?? contest.choices.join('; '),
      message: fileSaying('preparation.rowIsNotAChoice', { row: seen.row, name, contest: contest.name }),
    };
    if (rules.isComplete) {
      issues.warn({
        ...draft,
        advice: fileSaying('preparation.itsVotesAreLeftOut'),
      });
    } else {
      issues.error({
        ...draft,
        advice: fileSaying('preparation.compareTheNameWithTheChoices'),
      });
    }
  }
}

function votesInWords(votes: number): string {
  return votes === 1 ? '1 vote' : `${votes} votes`;
}
