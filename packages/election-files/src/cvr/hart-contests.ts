import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from '../issue-collector.ts';
import { collapseSpaces } from '../nearest-name.ts';
import { addContest, addMark, type Card, OVERVOTED, VOID } from './card.ts';
import type { ContestRegistry } from './contest-registry.ts';
import type { HartContest, HartOption, HartSheet } from './hart-sheet.ts';

/** Puts the contests of sheets on cards, and learns from all sheets together what no single one says. */
export type HartContests = {
  readonly addTo: (card: Card, sheet: HartSheet) => void;
  /** Settles ranks and votes allowed once every sheet has been seen. */
  readonly finish: (issues: IssueCollector) => void;
};

type Known = {
  readonly index: number;
  readonly choices: Map<string, number>;
  /** Digits of the longest option value: the ranks a voter could give. */
  ranks: number;
  /** Options and undervotes together, over the sheets on which the contest is not overvoted: the votes allowed. */
  sumMax: number;
  sumMin: number;
  sumMaxValid: number;
  /** Most marks at one rank on a sheet that the machine does not call overvoted. */
  sameRankMax: number;
};

const RANKS_MAX = 100;

/** Knows no contest yet. */
export function createHartContests(registry: ContestRegistry): HartContests {
  const known = new Map<string, Known>();

  const contestOf = ({ name, id }: HartContest): Known => {
    // By name as written and number: a name that differs only in spaces is reported, not guessed to be the same.
    const key = `${id} ${name}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const added = {
      index: registry.add(id === '' ? { name } : { name, id }),
      choices: new Map<string, number>(),
      ranks: 1,
      sumMax: 0,
      sumMin: Number.POSITIVE_INFINITY,
      sumMaxValid: 0,
      sameRankMax: 0,
    };
    known.set(key, added);
    return added;
  };

  const choiceOf = (contest: Known, option: HartOption): number => {
    const key = option.id === '' ? option.name : option.id;
    const found = contest.choices.get(key);
    if (found !== undefined) return found;
    // An option to write in has no name of its own.
    const name = option.name === '' ? 'Write-In' : option.name;
    const writeIn = option.name === '' || option.writeIn > 0;
    const draft = option.id === '' ? { name, writeIn } : { name, writeIn, id: option.id };
    const added = registry.addChoice(contest.index, draft);
    contest.choices.set(key, added);
    return added;
  };

  const addTo = (card: Card, sheet: HartSheet): void => {
    for (let at = 0; at < sheet.contestCount; at += 1) {
      const read = sheet.contests[at];
      if (read === undefined) continue;
      const contest = contestOf(read);
      addContest(card, contest.index, (read.overvoted ? OVERVOTED : 0) | (read.isVoid ? VOID : 0));
      let marked = 0;
      for (let index = 0; index < read.optionCount; index += 1) {
        const option = read.options[index];
        if (option === undefined || !option.value.includes('1')) continue;
        marked += 1;
        addOption(card, contest, option);
      }
      if (read.overvoted) continue;
      contest.sameRankMax = Math.max(contest.sameRankMax, firstChoices(read));
      const sum = marked + read.undervotes;
      contest.sumMax = Math.max(contest.sumMax, sum);
      if (read.isVoid) continue;
      contest.sumMin = Math.min(contest.sumMin, sum);
      contest.sumMaxValid = Math.max(contest.sumMaxValid, sum);
    }
  };

  /** `010000` is a second rank, `110000` the same choice at two ranks; a single digit is a plain vote. */
  const addOption = (card: Card, contest: Known, option: HartOption): void => {
    const choice = choiceOf(contest, option) + (option.writeIn << 24);
    if (option.value.length === 1) {
      addMark(card, choice + (contest.ranks > 1 ? 1 << 16 : 0));
      return;
    }
    contest.ranks = Math.min(RANKS_MAX, Math.max(contest.ranks, option.value.length));
    for (let rank = 1; rank <= Math.min(RANKS_MAX, option.value.length); rank += 1) {
      if (option.value[rank - 1] === '1') addMark(card, choice + (rank << 16));
    }
  };

  const finish = (issues: IssueCollector): void => {
    for (const contest of known.values()) settle(contest, registry, issues);
    warnSimilarNames(registry, issues);
  };

  return { addTo, finish };
}

function settle(contest: Known, registry: ContestRegistry, issues: IssueCollector): void {
  const draft = registry.drafts[contest.index];
  if (draft === undefined) return;
  if (contest.ranks > 1) {
    draft.ranks = contest.ranks;
    draft.votesAllowed = 1;
    // The machine names every overvote itself. Two first choices that it takes are the votes of a cumulative contest.
    draft.overvotesCalled = true;
    if (contest.sameRankMax > 1) confirmCumulative(issues, draft.name, contest.sameRankMax);
    return;
  }
  if (contest.sumMax === 0) return;
  draft.votesAllowed = contest.sumMax;
  const constant = contest.sumMin === contest.sumMax && contest.sumMaxValid === contest.sumMax;
  if (constant) return;
  issues.confirm({
    code: 'VOTES_ALLOWED_UNKNOWN',
    column: draft.name,
    found: `${Math.min(contest.sumMin, contest.sumMax)} to ${contest.sumMax}`,
    message: fileSaying('hart.theSheetsDoNotAgree', { draft: draft.name, sumMax: contest.sumMax }),
    advice: fileSaying('hart.checkTheBallotAndSet'),
  });
}

/** Options marked at the first of several places. */
function firstChoices({ options, optionCount }: HartContest): number {
  return options.slice(0, optionCount).filter(({ value }) => value.length > 1 && value.startsWith('1')).length;
}

function confirmCumulative(issues: IssueCollector, name: string, marks: number): void {
  issues.confirm({
    code: 'VOTES_ALLOWED_UNKNOWN',
    column: name,
    found: `${marks} first choices on one card`,
    expected: 'one first choice',
    message: fileSaying('hart.wasReadAsARanked', { name, marks }),
    advice: fileSaying('hart.lookAtTheBallotConfirm'),
  });
}

function warnSimilarNames(registry: ContestRegistry, issues: IssueCollector): void {
  const spellings = new Map<string, string>();
  for (const { name } of registry.drafts) {
    const collapsed = collapseSpaces(name);
    const other = spellings.get(collapsed);
    if (other !== undefined && other !== name) {
      issues.warn({
        code: 'NEAR_DUPLICATE_KEY',
        column: 'contest',
        found: name,
        expected: other,
        message: fileSaying('hart.theContestsAndDifferOnly', { other, name }),
        advice: fileSaying('hart.ifTheyAreTheSame'),
      });
    }
    spellings.set(collapsed, other ?? name);
  }
}
