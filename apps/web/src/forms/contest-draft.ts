import type { AuditHeading, CommandInput, QueryOutput } from '@plumbline/api';
import { err, ok, type Result } from '@plumbline/prelude';
import { formatCount, parseCount } from '../formats/format-count.ts';
import type { ListedContest } from './cvr-contest-draft.ts';
import { draftOfWriteIns, NO_LIST, readWriteIns, type WriteInsDraft } from './write-ins-draft.ts';

type DrawsFrom = AuditHeading['drawsFrom'];
type ContestShown = QueryOutput<'plan'>['plan']['contests'][number];
/** A contest of which everything is typed. */
type ContestInput = ContestShown & CommandInput<'define-contests'>['contests'][number];

/** A contest as it stands in the form: figures are what was typed. */
export type ContestDraft = {
  readonly name: string;
  readonly targeted: boolean;
  readonly winners: string;
  readonly votesAllowed: string;
  readonly totalBallots: string;
  /** Empty where nobody knows how many cards bear the contest. */
  readonly cardsBearing: string;
  readonly pendingBallots: string;
  readonly majorityOrRunoff: boolean;
  readonly choices: readonly { readonly name: string; readonly votes: string }[];
  readonly jurisdictions: 'all' | readonly string[];
  readonly writeIns: WriteInsDraft;
  /** Voters put the choices in an order, and this one was reported to win; absent where they do not. */
  readonly ranked?: { readonly reportedWinner: string };
};

type FigureField = 'winners' | 'votesAllowed' | 'totalBallots' | 'cardsBearing' | 'pending';

/** What a draft still needs. `name` is the field, written as the server would write its path. */
export type DraftProblem = { readonly name: string; readonly contest: number } & (
  | { readonly problem: 'name-missing' | 'universe-missing' | 'reported-winner-missing' }
  | { readonly problem: 'write-ins-choice-missing'; readonly choiceNamed: string }
  | { readonly problem: 'choice-missing' | 'votes-missing'; readonly choice: number }
  | { readonly problem: 'figure-missing'; readonly field: FigureField }
);

export const EMPTY_CONTEST: ContestDraft = {
  name: '',
  targeted: true,
  winners: '1',
  votesAllowed: '1',
  totalBallots: '',
  cardsBearing: '',
  pendingBallots: '0',
  majorityOrRunoff: false,
  choices: [
    { name: '', votes: '' },
    { name: '', votes: '' },
  ],
  jurisdictions: 'all',
  writeIns: NO_LIST,
};

export function draftOf(contest: ContestShown): ContestDraft {
  const { name, targeted, majorityOrRunoff, jurisdictions } = contest;
  return {
    name,
    targeted,
    majorityOrRunoff,
    jurisdictions,
    winners: formatCount(contest.winners),
    votesAllowed: formatCount(contest.votesAllowed),
    totalBallots: contest.totalBallots === null ? '' : formatCount(contest.totalBallots),
    cardsBearing: contest.cardsBearing === null ? '' : formatCount(contest.cardsBearing),
    pendingBallots: formatCount(contest.pendingBallots),
    choices: contest.choices.map((choice) => ({ name: choice.name, votes: formatCount(choice.votes) })),
    writeIns: draftOfWriteIns(contest.writeIns),
    ...(contest.countedBy !== undefined && { ranked: { reportedWinner: contest.reportedWinner ?? '' } }),
  };
}

/** The form with contests of a table: in the place of what is there, or beside it, where only those of the same name are replaced. */
export function withContestsOfTable(
  drafts: readonly ContestDraft[],
  contests: readonly ContestShown[],
  how: 'instead' | 'too',
): readonly ContestDraft[] {
  // A table says nothing of rankings: what the form says of a contest stays.
  const rankedAs = new Map(drafts.map((draft) => [draft.name.trim(), draft.ranked]));
  const made = contests.map((contest) => {
    const ranked = rankedAs.get(contest.name);
    return { ...draftOf(contest), ...(ranked && { ranked }) };
  });
  const names = new Set(made.map(({ name }) => name));
  const kept = how === 'instead' ? [] : drafts.filter((draft) => isBegun(draft) && !names.has(draft.name.trim()));
  return [...kept, ...made];
}

/** Whether anything was typed. */
export function isBegun(draft: ContestDraft): boolean {
  return JSON.stringify(draft) !== JSON.stringify(EMPTY_CONTEST);
}

/**
 * A contest as cast vote records of a part of the cards name it. Their votes are not those that were reported in all, so that no
 * number is taken from there but the votes allowed.
 */
export function draftOfListed(
  { name, votesAllowed, choices, jurisdictions }: ListedContest,
  of: { readonly all: readonly string[]; readonly isFirst: boolean },
): ContestDraft {
  return {
    ...EMPTY_CONTEST,
    name,
    targeted: of.isFirst,
    votesAllowed: votesAllowed === null ? '' : formatCount(votesAllowed),
    choices: choices.map((choice) => ({ name: choice.name, votes: '' })),
    jurisdictions: of.all.every((one) => jurisdictions.includes(one)) ? 'all' : jurisdictions,
  };
}

/**
 * Reads the whole form: the contests it states, or everything that is missing at once. Where cards are drawn the form asks
 * how many were cast; where batches are, the manifests say so, and every contest is targeted.
 */
export function readDrafts(
  drafts: readonly ContestDraft[],
  drawsFrom: DrawsFrom,
): Result<ContestInput[], readonly DraftProblem[]> {
  const problems: DraftProblem[] = [];
  const contests = drafts.map((draft, place) => readDraft(draft, place, drawsFrom, problems));
  return problems.length === 0 ? ok(contests) : err(problems);
}

function readDraft(draft: ContestDraft, place: number, drawsFrom: DrawsFrom, problems: DraftProblem[]): ContestInput {
  const contest = place + 1;
  const path = `contests.${place}`;
  const areCards = drawsFrom === 'cards';
  const figure = (field: FigureField, text: string, from: number): number => {
    const count = parseCount(text);
    if (count !== undefined && count >= from) return count;
    problems.push({ name: `${path}.${field}`, contest, problem: 'figure-missing', field });
    return 0;
  };
  if (draft.name.trim() === '') problems.push({ name: `${path}.name`, contest, problem: 'name-missing' });
  const ranked = areCards ? undefined : draft.ranked;
  const winners = ranked ? 1 : figure('winners', draft.winners, 1);
  const votesAllowed = ranked ? 1 : figure('votesAllowed', draft.votesAllowed, 1);
  const totalBallots = areCards ? figure('totalBallots', draft.totalBallots, 0) : null;
  const isKnown = areCards && draft.cardsBearing.trim() !== '';
  const cardsBearing = isKnown ? figure('cardsBearing', draft.cardsBearing, 0) : null;
  const pendingBallots = areCards ? 0 : figure('pending', draft.pendingBallots, 0);
  const choices = draft.choices.map((choice, position) => {
    const name = `${path}.choices.${position}`;
    const votes = parseCount(choice.votes);
    const number = position + 1;
    if (choice.name.trim() === '')
      problems.push({ name: `${name}.name`, contest, problem: 'choice-missing', choice: number });
    if (votes === undefined)
      problems.push({ name: `${name}.votes`, contest, problem: 'votes-missing', choice: number });
    return { name: choice.name.trim(), votes: votes ?? 0 };
  });
  const { jurisdictions } = draft;
  if (jurisdictions !== 'all' && jurisdictions.length === 0) {
    problems.push({ name: `${path}.jurisdictions`, contest, problem: 'universe-missing' });
  }
  const writeIns = ranked ? undefined : readWriteIns(draft.writeIns);
  const reportedWinner = ranked?.reportedWinner.trim();
  if (ranked && !choices.some(({ name }) => name !== '' && name === reportedWinner)) {
    problems.push({ name: `${path}.reportedWinner`, contest, problem: 'reported-winner-missing' });
  }
  if (writeIns !== undefined && !choices.some(({ name }) => name === writeIns.choice)) {
    const choiceNamed = writeIns.choice;
    problems.push({ name: `${path}.writeIns.choice`, contest, problem: 'write-ins-choice-missing', choiceNamed });
  }
  return {
    name: draft.name.trim(),
    targeted: draft.targeted || !areCards,
    winners,
    votesAllowed,
    totalBallots,
    cardsBearing,
    pendingBallots,
    majorityOrRunoff: !areCards && !ranked && draft.majorityOrRunoff,
    choices,
    jurisdictions: jurisdictions === 'all' ? 'all' : [...jurisdictions],
    ...(writeIns && { writeIns }),
    ...(ranked && { countedBy: 'instant-runoff' as const, reportedWinner }),
  };
}
