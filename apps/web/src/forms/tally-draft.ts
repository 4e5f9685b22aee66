import type { CommandInput, QueryOutput, SampledBatch } from '@plumbline/api';
import { err, ok, type Result } from '@plumbline/prelude';
import { formatCount, parseCount } from '../formats/format-count.ts';

type Contest = QueryOutput<'jurisdiction'>['contests'][number];
type Sheets = CommandInput<'record-batch'>['sheets'];

/** A tally sheet as it stands in the form: votes by contest and choice as they were typed. */
export type SheetDraft = {
  readonly name: string;
  readonly votes: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export type TallyDraft = readonly SheetDraft[];

/** What a draft still needs, with the sheet and field it is about. */
export type TallyProblem =
  | { readonly problem: 'not-whole'; readonly sheet: number; readonly contest: string; readonly choice: string }
  | { readonly problem: 'above-limit'; readonly contest: string; readonly votes: number; readonly limit: number }
  | { readonly problem: 'sheet-name-missing'; readonly sheet: number }
  | { readonly problem: 'sheet-name-twice'; readonly sheet: number; readonly name: string };

export function emptySheet(name: string, contests: readonly Contest[]): SheetDraft {
  const votes = contests.map((contest) => {
    const choices = contest.choices.map((choice) => [choice.name, ''] as const);
    return [contest.name, Object.fromEntries(choices)] as const;
  });
  return { name, votes: Object.fromEntries(votes) };
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
    return { name: sheet.name, votes };
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
    for (const contest of contests) votes[contest.name] = readVotes(sheet, place, contest, problems);
    return { name: sheet.name.trim(), votes };
  });
  for (const contest of contests) {
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

function checkName(draft: TallyDraft, place: number, problems: TallyProblem[]): void {
  const name = draft[place]?.name.trim() ?? '';
  if (name === '') problems.push({ problem: 'sheet-name-missing', sheet: place });
  const isTaken = draft.slice(0, place).some((other) => other.name.trim() === name);
  if (isTaken && name !== '') problems.push({ problem: 'sheet-name-twice', sheet: place, name });
}
