import { isWriteIn } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from '../issue-collector.ts';
import { collapseSpaces } from '../nearest-name.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import type { CvrChoice, CvrContest } from './cvr-contest.ts';
import type { TalliedContest } from './cvr-reading.ts';
import type { CvrTally } from './cvr-tally.ts';

/** A contest while its file is being read: what is not known yet is filled in. */
export type ContestDraft = {
  id: string;
  name: string;
  votesAllowed: number | undefined;
  ranks: number;
  overvotesCalled?: true;
  readonly choices: ChoiceDraft[];
};

/** A choice while its file is being read. */
type ChoiceDraft = { id: string; name: string; writeIn: boolean };

/** The contests of a file in the order of their indexes on the cards. */
export type ContestRegistry = {
  readonly drafts: readonly ContestDraft[];
  /** The index of a new contest. */
  readonly add: (contest: Partial<ContestDraft> & { readonly name: string }) => number;
  /**
   * The index of the contest as an earlier file of the upload has it, or of a new one: the parts of an export repeat
   * their headers, and a contest must not fall apart into one for each part.
   */
  readonly addOnce: (contest: Partial<ContestDraft> & { readonly name: string }) => number;
  /** The index of the choice with this name, the `before`-th of that name in its contest, or of a new one. */
  readonly addChoiceOnce: (
    contest: number,
    choice: Partial<ChoiceDraft> & { readonly name: string },
    before: number,
  ) => number;
  /** The index of a new choice in its contest. */
  readonly addChoice: (contest: number, choice: Partial<ChoiceDraft> & { readonly name: string }) => number;
};

/** More distinct choices than any contest has: then the column is something else. */
export const CHOICES_MAX = 5000;
/** More contests than any election has. */
const CONTESTS_MAX = 20_000;

/** A registry without contests. */
export function createContestRegistry(): ContestRegistry {
  const drafts: ContestDraft[] = [];
  const registry: ContestRegistry = {
    drafts,
    addOnce: (contest) => {
      const known = drafts.findIndex(
        ({ name, votesAllowed, ranks }) =>
          name === contest.name && votesAllowed === contest.votesAllowed && ranks === (contest.ranks ?? 0),
      );
      return known === -1 ? registry.add(contest) : known;
    },
    addChoiceOnce: (contest, choice, before) => {
      const sameName = (drafts[contest]?.choices ?? []).flatMap(({ name }, index) =>
        name === choice.name ? [index] : [],
      );
      return sameName[before] ?? registry.addChoice(contest, choice);
    },
    add: (contest) => {
      if (drafts.length === CONTESTS_MAX) throw tooMany('contests', CONTESTS_MAX, contest.name);
      drafts.push({
        id: String(drafts.length + 1),
        votesAllowed: undefined,
        ranks: 0,
        choices: [],
        ...contest,
      });
      return drafts.length - 1;
    },
    addChoice: (contest, choice) => {
      const draft = drafts[contest];
      const choices = draft?.choices ?? [];
      if (choices.length === CHOICES_MAX) throw tooMany('choices', CHOICES_MAX, draft?.name ?? '');
      choices.push({ id: String(choices.length + 1), writeIn: isWriteIn(choice.name), ...choice });
      return choices.length - 1;
    },
  };
  return registry;
}

/**
 * Closes the registry: votes allowed come from the file or else from how the audit was set up; a contest for which
 * nobody says must be confirmed by a person, because guessing 1 would turn votes into overvotes.
 */
export function finishContests(options: {
  readonly registry: ContestRegistry;
  readonly tally: CvrTally;
  readonly setUp: readonly { readonly name: string; readonly votesAllowed: number }[];
  readonly issues: IssueCollector;
}): TalliedContest[] {
  const { registry, tally, setUp, issues } = options;
  const setUpVotes = new Map(setUp.map((contest) => [collapseSpaces(contest.name), contest.votesAllowed]));
  return registry.drafts.map((draft, index) => {
    const expected = setUpVotes.get(collapseSpaces(draft.name));
    if (draft.votesAllowed === undefined && expected === undefined) warnUnknown(issues, draft.name);
    if (draft.votesAllowed !== undefined && expected !== undefined && draft.votesAllowed !== expected) {
      warnDifferent({ issues, name: draft.name, file: draft.votesAllowed, setUp: expected });
    }
    const contest: CvrContest = {
      id: draft.id,
      name: draft.name,
      votesAllowed: draft.votesAllowed ?? expected,
      ranks: draft.ranks,
      ...(draft.overvotesCalled === true && { overvotesCalled: true as const }),
      choices: draft.choices satisfies CvrChoice[],
    };
    const rules = {
      votesAllowed: contest.votesAllowed,
      choiceCount: contest.choices.length,
      ranked: contest.ranks > 0,
      overvotesCalled: contest.overvotesCalled === true,
    };
    return { ...contest, tally: tally.of(index, rules) };
  });
}

function warnUnknown(issues: IssueCollector, name: string): void {
  issues.confirm({
    code: 'VOTES_ALLOWED_UNKNOWN',
    found: name,
    message: fileSaying('cvr.theFileDoesNotSay', { name }),
    advice: fileSaying('cvr.enterTheNumberOfVotes'),
  });
}

function warnDifferent(options: { issues: IssueCollector; name: string; file: number; setUp: number }): void {
  const { issues, name, file, setUp } = options;
  issues.confirm({
    code: 'VOTES_ALLOWED_DIFFERS',
    column: name,
    found: String(file),
    expected: String(setUp),
    message: fileSaying('cvr.thisFileAllowsVotesThe', { name, file, setUp }),
    advice: fileSaying('cvr.checkTheBallotAndCorrect'),
  });
}

function tooMany(what: string, limit: number, name: string): UnreadableFile {
  return new UnreadableFile({
    code: 'BAD_CONTEST_HEADER',
    found: name,
    expected: `at most ${limit} ${what}`,
    message: fileSaying('cvr.thereAreMoreThanAt', { limit, what, name: name.slice(0, 80) }),
    advice: fileSaying('cvr.exportTheCvrsAgainWithout'),
  });
}
