import type { CommandInput, QueryOutput } from '@plumbline/api';
import { compareNaturally, type DefinedContest } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import { formatCount, parseCount } from '../formats/format-count.ts';
import { draftOfWriteIns, NO_LIST, readWriteIns, type WriteInsDraft } from './write-ins-draft.ts';

type Names = QueryOutput<'names-in-cvrs'>;
type ContestInput = CommandInput<'define-contests'>['contests'][number];

/** A contest of the records as the table lists it: one row for a name, in whatever jurisdictions it is. */
export type ListedContest = {
  readonly name: string;
  readonly jurisdictions: readonly string[];
  readonly cards: number;
  readonly choices: readonly { readonly name: string; readonly votes: number }[];
  readonly ranked: boolean;
  /** As the first records have it that say so. */
  readonly votesAllowed: number | null;
  /** Jurisdictions whose records do not say how many votes it allows. */
  readonly votesAllowedUnknownIn: readonly string[];
};

/** The contests that all registered cast vote records hold, by name, in natural order. */
export function listedContests(jurisdictions: Names['jurisdictions']): readonly ListedContest[] {
  const found = new Map<string, ListedContest>();
  for (const { jurisdiction, cvrs } of jurisdictions) {
    for (const { name, cards, choices, ranked, votesAllowed } of cvrs?.contests ?? []) {
      const before = found.get(name);
      const votes = new Map(before?.choices.map((choice) => [choice.name, choice.votes]));
      for (const choice of choices) votes.set(choice.name, (votes.get(choice.name) ?? 0) + choice.votes);
      found.set(name, {
        name,
        jurisdictions: [...(before?.jurisdictions ?? []), jurisdiction],
        cards: (before?.cards ?? 0) + cards,
        choices: [...votes].map(([choice, count]) => ({ name: choice, votes: count })),
        ranked: (before?.ranked ?? false) || ranked,
        votesAllowed: before?.votesAllowed ?? votesAllowed,
        votesAllowedUnknownIn: [
          ...(before?.votesAllowedUnknownIn ?? []),
          ...(votesAllowed === null ? [jurisdiction] : []),
        ],
      });
    }
  }
  return [...found.values()].toSorted((one, other) => compareNaturally(one.name, other.name));
}

/**
 * The contests of the list of standardized contests as the table lists them: where they are and what their choices are as the list has
 * it, with the cards and votes of the records whose names are read as theirs.
 */
export function listedStandardized(
  standardized: NonNullable<Names['standardized']['contests']>,
  jurisdictions: Names['jurisdictions'],
): readonly ListedContest[] {
  return standardized.map(({ name, jurisdictions: where, choices }) => {
    const held = jurisdictions.filter(({ jurisdiction }) => where === 'all' || where.includes(jurisdiction));
    const found = held.flatMap(({ jurisdiction, cvrs, matched }) => {
      const contest = cvrs?.contests.find((one) => (matched.contests[one.name] ?? one.name) === name);
      return contest === undefined ? [] : [{ jurisdiction, contest, names: matched.choices[name] ?? {} }];
    });
    const votes = new Map((choices ?? []).map((choice) => [choice, 0]));
    for (const { contest, names } of found) {
      for (const choice of contest.choices) {
        const read = names[choice.name] ?? choice.name;
        // What is none of the list's choices waits to be matched.
        if (choices === null || votes.has(read)) votes.set(read, (votes.get(read) ?? 0) + choice.votes);
      }
    }
    return {
      name,
      jurisdictions: held.map(({ jurisdiction }) => jurisdiction),
      cards: found.reduce((sum, { contest }) => sum + contest.cards, 0),
      choices: [...votes].map(([choice, count]) => ({ name: choice, votes: count })),
      ranked: found.some(({ contest }) => contest.ranked),
      votesAllowed: found.find(({ contest }) => contest.votesAllowed !== null)?.contest.votesAllowed ?? null,
      votesAllowedUnknownIn: found
        .filter(({ contest }) => contest.votesAllowed === null)
        .map(({ jurisdiction }) => jurisdiction),
    };
  });
}

/** The form with every contest where the list of standardized contests has it. */
export function whereStandardized(
  drafts: readonly ChosenDraft[],
  standardized: Names['standardized']['contests'],
): readonly ChosenDraft[] {
  const where = new Map(standardized?.map(({ name, jurisdictions }) => [name, jurisdictions]));
  return drafts.map((draft) => ({ ...draft, jurisdictions: where.get(draft.name) ?? draft.jurisdictions }));
}

/** A chosen contest as it stands in the form: figures are what was typed. */
export type ChosenDraft = {
  readonly name: string;
  readonly targeted: boolean;
  readonly winners: string;
  /** Empty: as the records say. */
  readonly votesAllowed: string;
  readonly totalBallots: string;
  readonly cardsBearing: string;
  readonly jurisdictions: 'all' | readonly string[];
  /** Where somebody typed choices and votes instead of leaving them to the records: they stay. */
  readonly typedChoices: ContestInput['choices'];
  readonly writeIns: WriteInsDraft;
  /** Voters put the choices in an order. */
  readonly isRanked: boolean;
};

/** A contest just chosen in the table: it is where the records have its name. */
export function chosenDraft(
  { name, jurisdictions, ranked }: ListedContest,
  of: { readonly targeted: boolean; readonly all: readonly string[] },
): ChosenDraft {
  const isEverywhere = of.all.every((one) => jurisdictions.includes(one));
  return {
    name,
    targeted: of.targeted,
    winners: '1',
    votesAllowed: '',
    totalBallots: '',
    cardsBearing: '',
    jurisdictions: isEverywhere ? 'all' : jurisdictions,
    typedChoices: null,
    writeIns: NO_LIST,
    isRanked: ranked,
  };
}

/** The contests as they were saved, for the form. */
export function chosenDrafts({ contests, cvrs }: Names['plan']): readonly ChosenDraft[] {
  const saved: readonly DefinedContest[] = cvrs?.defined ?? contests;
  return saved.map(chosenAs);
}

/** The form with contests of a table: in the place of what is there, or beside it, where only those of the same name are replaced. */
export function withChosenOfTable(
  drafts: readonly ChosenDraft[],
  contests: readonly DefinedContest[],
  how: 'instead' | 'too',
): readonly ChosenDraft[] {
  const names = new Set(contests.map(({ name }) => name));
  return [...(how === 'instead' ? [] : drafts.filter(({ name }) => !names.has(name))), ...contests.map(chosenAs)];
}

function chosenAs(contest: DefinedContest): ChosenDraft {
  const typed = (figure: number | null) => (figure === null ? '' : formatCount(figure));
  return {
    name: contest.name,
    targeted: contest.targeted,
    winners: formatCount(contest.winners),
    votesAllowed: typed(contest.votesAllowed),
    totalBallots: typed(contest.totalBallots),
    cardsBearing: typed(contest.cardsBearing),
    jurisdictions: contest.jurisdictions,
    typedChoices: contest.choices === null ? null : [...contest.choices],
    writeIns: draftOfWriteIns(contest.writeIns),
    isRanked: contest.countedBy !== undefined,
  };
}

/** What the form still needs. `name` is the field. */
export type ChosenProblem = { readonly name: string; readonly contest: string } & (
  | { readonly problem: 'winners-missing' | 'universe-missing' }
  | { readonly problem: 'figure-wrong'; readonly field: 'votesAllowed' | 'totalBallots' | 'cardsBearing' }
);

/** Reads the whole form: the contests it states, or everything that is missing at once. */
export function readChosen(drafts: readonly ChosenDraft[]): Result<ContestInput[], readonly ChosenProblem[]> {
  const problems: ChosenProblem[] = [];
  const contests = drafts.map((draft, place): ContestInput => {
    const path = `contests.${place}`;
    const { name: contest, jurisdictions } = draft;
    const winners = parseCount(draft.winners);
    if (winners === undefined || winners < 1)
      problems.push({ name: `${path}.winners`, contest, problem: 'winners-missing' });
    const figure = (field: 'votesAllowed' | 'totalBallots' | 'cardsBearing', least: number): number | null => {
      const text = draft[field].trim();
      if (text === '') return null;
      const count = parseCount(text);
      if (count !== undefined && count >= least) return count;
      problems.push({ name: `${path}.${field}`, contest, problem: 'figure-wrong', field });
      return null;
    };
    // Of ranked choices a ballot counts for one at a time.
    const votesAllowed = draft.isRanked ? null : figure('votesAllowed', 1);
    const totalBallots = figure('totalBallots', 0);
    const cardsBearing = figure('cardsBearing', 0);
    if (jurisdictions !== 'all' && jurisdictions.length === 0)
      problems.push({ name: `${path}.jurisdictions`, contest, problem: 'universe-missing' });
    const writeIns = draft.isRanked ? undefined : readWriteIns(draft.writeIns);
    return {
      name: contest,
      targeted: draft.targeted,
      winners: winners ?? 1,
      votesAllowed,
      majorityOrRunoff: false,
      totalBallots,
      cardsBearing,
      pendingBallots: 0,
      choices: draft.typedChoices,
      jurisdictions: jurisdictions === 'all' ? 'all' : [...jurisdictions],
      ...(writeIns && { writeIns }),
      ...(draft.isRanked && { countedBy: 'instant-runoff' as const }),
    };
  });
  return problems.length === 0 ? ok(contests) : err(problems);
}
