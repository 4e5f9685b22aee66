import { type BegunAudit, findBallot, isInRounds, isRanked, outstandingContests, unitKey } from '@plumbline/audit';
import {
  type Contest,
  choicesRanked,
  contestInvolves,
  type InterpretationWith,
  isSameRanks,
  type ManualVoteRecordWith,
  namesThatCount,
  SAME_RANK,
  whyNotInResults,
} from '@plumbline/election';
import {
  type BallotResult,
  choicesOfResult,
  type FileIssue,
  isWrittenWithout,
  ranksWritten,
  wordsOfResult,
} from '@plumbline/election-files';
import { replayWords } from '@plumbline/words/replay-words';
import { resultIssue } from './result-issue.ts';

const say = replayWords('en');

/** Why a choice cannot be told apart in a file of results, if it cannot: its name is a word of the file, or looks like two. */
export function choiceUnreadable(name: string, { ranked = false } = {}): string | undefined {
  switch (whyNotInResults(name, { ranked })) {
    case 'same-rank':
      return 'holds “ = ”, which separates choices at one rank in result files';
    case 'word':
      return 'stands for a contest without a vote in result files';
    case 'semicolon':
      return 'holds a semicolon, which separates choices in result files';
    case undefined:
      return undefined;
  }
}

/** The record of a card, as far as its contests are still audited. Its issues have been looked for. */
export function manualVoteRecord(contests: readonly Contest[], result: BallotResult): ManualVoteRecordWith<null> {
  const written = result.interpretations;
  if (written === null) return { state: 'not-found' };
  const read = contests.flatMap((contest) => {
    const text = written[contest.name];
    return text === undefined ? [] : [[contest.name, readInterpretation(contest, text)] as const];
  });
  return { state: 'audited', interpretations: Object.fromEntries(read) };
}

function readRanking(written: string): InterpretationWith<null> {
  const ranks = ranksWritten(written);
  const choices = choicesRanked(ranks);
  const invalidWriteIn = ranks.some((rank) => rank.invalidWriteIn);
  return choices.length === 0
    ? { kind: 'blank', invalidWriteIn, note: null }
    : { kind: 'vote', choices, ranks, invalidWriteIn, note: null };
}

/** Choices joined by `;`, with the names of qualified write-ins, or one of the words for a contest without a vote. */
function readInterpretation(contest: Contest, written: string): InterpretationWith<null> {
  const { writeIns: list } = contest;
  if (isRanked(contest) && !isWrittenWithout(written)) return readRanking(written);
  const words = wordsOfResult(written);
  const invalidWriteIn = words.includes('INVALID_WRITE_IN');
  if (words.includes('CONTEST_NOT_ON_BALLOT')) return { kind: 'contest-not-on-ballot', note: null };
  const names = choicesOfResult(words);
  if (names.length === 0) return { kind: 'blank', invalidWriteIn, note: null };
  const writeIns = names.filter((name) => list?.names.includes(name) === true);
  const choices = names.filter((name) => !writeIns.includes(name));
  if (list === undefined || writeIns.length === 0) return { kind: 'vote', choices, invalidWriteIn, note: null };
  return { kind: 'vote', choices: [...choices, list.choice], writeIns, invalidWriteIn, note: null };
}

/** What a table of cast vote records says of a card: the choices in each contest it bears. */
export function interpretationsInCvrs(
  written: Readonly<Record<string, string>>,
): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(written).flatMap(([contest, text]) => {
    const words = wordsOfResult(text);
    return words.includes('CONTEST_NOT_ON_BALLOT') ? [] : [[contest, choicesOfResult(words)] as const];
  });
}

/** What is wrong with the results of a round of ballots: nothing is left out, and nothing takes back what was read before. */
export function issuesOfBallots(
  audit: BegunAudit,
  of: {
    readonly file: string;
    readonly results: readonly BallotResult[];
    readonly isFresh: (result: BallotResult) => boolean;
  },
): readonly FileIssue[] {
  return of.results.flatMap((result) => [
    ...interpretationIssues(audit, of.file, result),
    ...(of.isFresh(result) ? leftOut(audit, of.file, result) : []),
    ...changed(audit, of.file, result),
  ]);
}

function placeInWords({ jurisdiction, batch, position }: BallotResult): string {
  return `${jurisdiction}, ${batch}, ballot ${position}`;
}

function interpretationIssues(audit: BegunAudit, file: string, result: BallotResult): readonly FileIssue[] {
  const contests = audit.plan.contests.filter((contest) => contestInvolves(contest, result.jurisdiction));
  const where = placeInWords(result);
  return Object.entries(result.interpretations ?? {}).flatMap(([name, written]): readonly FileIssue[] => {
    const contest = contests.find((one) => one.name === name);
    if (contest === undefined) {
      return [
        resultIssue(file, {
          code: 'UNKNOWN_CONTEST',
          column: 'Contest',
          found: name,
          message: say('noContestOfBallot', { where, name }),
          advice: say('contestAdvice'),
        }),
      ];
    }
    const words = isRanked(contest) ? written.split(SAME_RANK).flatMap(wordsOfResult) : wordsOfResult(written);
    const choices = choicesOfResult(words);
    const without = words.find((word) => word === 'BLANK' || word === 'CONTEST_NOT_ON_BALLOT');
    if (without !== undefined && choices.length > 0) {
      return [
        resultIssue(file, {
          code: 'BAD_INTERPRETATION',
          column: 'Interpretation',
          found: written,
          message: say('voteAndNoVote', { where, written, name }),
          advice: say('voteOrNoVoteAdvice', { without }),
        }),
      ];
    }
    const count = namesThatCount(contest);
    const known = [...count.choices, ...count.writeIns];
    const unknown = choices.filter((choice) => !known.includes(choice));
    return unknown.map((choice) =>
      resultIssue(file, {
        code: 'BAD_INTERPRETATION',
        column: 'Interpretation',
        found: choice,
        expected: known.join('; '),
        message: say('noChoice', { where, choice, name }),
        advice: say('choicesAdvice'),
      }),
    );
  });
}

/** A vote that nobody wrote down is not a contest without one: whoever leaves rows out could choose which. */
function leftOut(audit: BegunAudit, file: string, result: BallotResult): readonly FileIssue[] {
  const written = result.interpretations;
  if (written === null) return [];
  const outstanding = outstandingContests(audit.plan, isInRounds(audit) ? audit.rounds : []);
  return audit.plan.contests
    .filter((contest) => contestInvolves(contest, result.jurisdiction))
    .filter(({ name, targeted }) => !targeted || outstanding.includes(name))
    .filter(({ name }) => written[name] === undefined)
    .map(({ name }) =>
      resultIssue(file, {
        code: 'BAD_INTERPRETATION',
        column: 'Contest',
        expected: name,
        message: say('noRow', { result: placeInWords(result), name }),
        advice: say('rowAdvice'),
      }),
    );
}

/** A card is read once: what a later file says of it is what an earlier one said, or one of the two is wrong. */
function changed(audit: BegunAudit, file: string, result: BallotResult): readonly FileIssue[] {
  const earlier = isInRounds(audit) ? findBallot(audit, result.jurisdiction, unitKey(result)) : undefined;
  if (earlier === undefined || saysTheSame(audit, earlier.record, result)) return [];
  return [
    resultIssue(file, {
      code: 'RESULT_CHANGED',
      message: say('ballotTwice', { result: placeInWords(result), round: earlier.round }),
      advice: say('ballotTwiceAdvice'),
    }),
  ];
}

function saysTheSame(audit: BegunAudit, earlier: ManualVoteRecordWith<unknown>, result: BallotResult): boolean {
  if (earlier.state === 'not-found' || result.interpretations === null) {
    return earlier.state === 'not-found' && result.interpretations === null;
  }
  const later = manualVoteRecord(audit.plan.contests, result);
  if (later.state === 'not-found') return false;
  return Object.entries(later.interpretations).every(([contest, read]) => {
    const before = earlier.interpretations[contest];
    return before === undefined || sameMarks(before, read);
  });
}

function sameMarks(a: InterpretationWith<unknown>, b: InterpretationWith<unknown>): boolean {
  if (a.kind !== 'vote' || b.kind !== 'vote') return a.kind === b.kind;
  if (a.ranks !== undefined && b.ranks !== undefined) return isSameRanks(a.ranks, b.ranks);
  return isSameSet(a.choices, b.choices) && isSameSet(a.writeIns ?? [], b.writeIns ?? []);
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return new Set(some).symmetricDifference(new Set(others)).size === 0;
}
