import type { CommandInput, QueryOutput, SampledBatch } from '@plumbline/api';
import { addRankedCounts, cardsRanked, type RankedCount } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import { formatCount, parseCount } from '../formats/format-count.ts';
import {
  draftOfRankings,
  NO_RANKINGS,
  problemsOfRankings,
  type RankingDraft,
  type RankingProblem,
  rankedCountOf,
} from './ranking-draft.ts';

type Contest = QueryOutput<'jurisdiction'>['contests'][number];
type Sheets = CommandInput<'record-batch'>['sheets'];

/** A tally sheet as it stands in the form: votes by contest and choice as they were typed. */
export type SheetDraft = {
  readonly name: string;
  readonly votes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Of the contests that voters rank; absent where none does. */
  readonly rankings?: Readonly<Record<string, RankingDraft>>;
};

export type TallyDraft = readonly SheetDraft[];

/** What a draft still needs, with the sheet and field it is about. */
export type TallyProblem =
  | { readonly problem: 'not-whole'; readonly sheet: number; readonly contest: string; readonly choice: string }
  | ({ readonly sheet: number; readonly contest: string } & RankingProblem)
  | { readonly problem: 'not-all-ranked'; readonly contest: string; readonly sum: number; readonly ballots: number }
  | { readonly problem: 'above-limit'; readonly contest: string; readonly votes: number; readonly limit: number }
  | { readonly problem: 'sheet-name-missing'; readonly sheet: number }
  | { readonly problem: 'sheet-name-twice'; readonly sheet: number; readonly name: string };

export function emptySheet(name: string, contests: readonly Contest[]): SheetDraft {
  const votes = contests.filter(isUnranked).map((contest) => {
    const choices = contest.choices.map((choice) => [choice.name, ''] as const);
    return [contest.name, Object.fromEntries(choices)] as const;
  });
  const rankings = contests.filter(isRanked).map((contest) => [contest.name, NO_RANKINGS] as const);
  return {
    name,
    votes: Object.fromEntries(votes),
    ...(rankings.length > 0 && { rankings: Object.fromEntries(rankings) }),
  };
}

function isRanked({ countedBy }: Contest): boolean {
  return countedBy !== undefined;
}

function isUnranked(contest: Contest): boolean {
  return !isRanked(contest);
}

/** The rankings of a contest over all sheets, as far as they are numbers. */
export function rankingsOf(draft: TallyDraft, contest: string): RankedCount {
  return addRankedCounts(
    draft.flatMap(({ rankings }) => (rankings?.[contest] ? [rankedCountOf(rankings[contest])] : [])),
  );
}

export function setRankings(sheet: SheetDraft, contest: string, typed: RankingDraft): SheetDraft {
  return { ...sheet, rankings: { ...sheet.rankings, [contest]: typed } };
}

/** What is saved, as it stands in the form; one empty sheet where nothing is. */
export function draftOf(
  batch: Pick<SampledBatch, 'sheets'>,
  contests: readonly Contest[],
  firstSheet: string,
): TallyDraft {
  if (batch.sheets.length === 0) return [emptySheet(firstSheet, contests)];
  return batch.sheets.map((sheet) => {
    const empty = emptySheet(sheet.name, contests);
    const votes: Record<string, Readonly<Record<string, string>>> = {};
    for (const [contest, choices] of Object.entries(empty.votes)) {
      votes[contest] = Object.fromEntries(
        Object.keys(choices).map((choice) => [choice, formatTyped(sheet.votes[contest]?.[choice])]),
      );
    }
    const rankings = Object.keys(empty.rankings ?? {}).map(
      (contest) => [contest, draftOfRankings(sheet.rankings?.[contest])] as const,
    );
    return { name: sheet.name, votes, ...(rankings.length > 0 && { rankings: Object.fromEntries(rankings) }) };
  });
}

function formatTyped(votes: number | undefined): string {
  return votes === undefined ? '' : formatCount(votes);
}

export function setVotes(
  sheet: SheetDraft,
  place: { readonly contest: string; readonly choice: string },
  typed: string,
): SheetDraft {
  const before = sheet.votes[place.contest] ?? {};
  return { ...sheet, votes: { ...sheet.votes, [place.contest]: { ...before, [place.choice]: typed } } };
}

/** The sum of a choice over the sheets; what is not a number counts nothing. */
export function totalOf(draft: TallyDraft, contest: string, choice: string): number {
  let total = 0;
  for (const sheet of draft) total += parseCount(sheet.votes[contest]?.[choice] ?? '') ?? 0;
  return total;
}

export function totalOfContest(draft: TallyDraft, contest: Contest): number {
  return contest.choices.reduce((sum, choice) => sum + totalOf(draft, contest.name, choice.name), 0);
}

/** The most votes a batch can hold in a contest. */
export function voteLimit(batch: Pick<SampledBatch, 'ballots'>, contest: Contest): number {
  return batch.ballots * contest.votesAllowed;
}

/** Reads the sheets, or everything that is wrong with them at once. */
export function readTally(
  draft: TallyDraft,
  batch: Pick<SampledBatch, 'ballots'>,
  contests: readonly Contest[],
): Result<Sheets, readonly TallyProblem[]> {
  const problems: TallyProblem[] = [];
  const sheets = draft.map((sheet, place) => {
    checkName(draft, place, problems);
    const votes: Record<string, Record<string, number>> = {};
    for (const contest of contests.filter(isUnranked)) {
      votes[contest.name] = readVotes(sheet, place, contest, problems);
    }
    const rankings = contests
      .filter(isRanked)
      .map((contest) => [contest.name, readRankings(sheet, place, contest, problems)] as const);
    const name = sheet.name.trim();
    return { name, votes, ...(rankings.length > 0 && { rankings: Object.fromEntries(rankings) }) };
  });
  for (const contest of contests.filter(isRanked)) {
    // Every ballot is in one row: one that is in none, or in two, is a slip.
    const sum = cardsRanked(rankingsOf(draft, contest.name));
    const { ballots } = batch;
    if (sum !== ballots) problems.push({ problem: 'not-all-ranked', contest: contest.name, sum, ballots });
  }
  for (const contest of contests.filter(isUnranked)) {
    const votes = totalOfContest(draft, contest);
    const limit = voteLimit(batch, contest);
    if (votes > limit) problems.push({ problem: 'above-limit', contest: contest.name, votes, limit });
  }
  return problems.length === 0 ? ok(sheets) : err(problems);
}

function readVotes(
  sheet: SheetDraft,
  place: number,
  contest: Contest,
  problems: TallyProblem[],
): Record<string, number> {
  const votes: Record<string, number> = {};
  for (const { name: choice } of contest.choices) {
    const count = parseCount(sheet.votes[contest.name]?.[choice] ?? '');
    if (count === undefined) problems.push({ problem: 'not-whole', sheet: place, contest: contest.name, choice });
    else votes[choice] = count;
  }
  return votes;
}

function readRankings(
  sheet: SheetDraft,
  place: number,
  { name: contest }: Contest,
  problems: TallyProblem[],
): RankedCount {
  const typed = sheet.rankings?.[contest] ?? NO_RANKINGS;
  for (const problem of problemsOfRankings(typed)) problems.push({ sheet: place, contest, ...problem });
  return rankedCountOf(typed);
}

function checkName(draft: TallyDraft, place: number, problems: TallyProblem[]): void {
  const name = draft[place]?.name.trim() ?? '';
  if (name === '') problems.push({ problem: 'sheet-name-missing', sheet: place });
  const isTaken = draft.slice(0, place).some((other) => other.name.trim() === name);
  if (isTaken && name !== '') problems.push({ problem: 'sheet-name-twice', sheet: place, name });
}
