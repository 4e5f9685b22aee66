import { type FileFigures, kindOf, type Plan } from '@plumbline/audit';
import {
  addTallies,
  type BallotManifest,
  type Batch,
  type CandidateTotals,
  type Contest,
  contestInvolves,
  type NamedHeaders,
  type Tally,
} from '@plumbline/election';
import {
  ballotsImpliedByVotes,
  type IssueReport,
  parseBallotManifestCsv,
  parseCandidateTotalsCsv,
  type SmallFile,
} from '@plumbline/election-files';

/** An input file after reading: what is to be known about it and, where nothing stands in the way, its content. */
export type ReadInput<T> = { readonly report: IssueReport; readonly content: InputContent<T> | undefined };

/** What a file says, and the figures the record keeps of it. */
export type InputContent<T> = { readonly value: T; readonly figures: FileFigures };

/** Reads a ballot manifest by the rules of the plan's audit type. */
export function readManifest(
  file: SmallFile,
  plan: Plan,
  place: { readonly jurisdiction: string; readonly headers?: NamedHeaders | undefined },
): ReadInput<BallotManifest> {
  const expected = plan.jurisdictions.find((known) => known.name === place.jurisdiction)?.expectedBallots ?? null;
  const parsed = parseBallotManifestCsv(file, {
    form: kindOf(plan).manifest,
    expectedBallots: expected,
    ...(place.headers && { headerMapping: headerMappingOf(place.headers) }),
  });
  if (!parsed.accepted) return { report: parsed, content: undefined };
  const batches = parsed.value.rows.map((row) => ({
    name: row.batch,
    tabulator: row.tabulator,
    container: row.container,
    ballots: row.ballots,
    ...(row.hasCvrs === null ? {} : { inCvr: row.hasCvrs }),
  }));
  const figures: FileFigures = {
    kind: 'manifest',
    batches: batches.length,
    ballots: parsed.value.ballots,
    ...inCvrFigures(batches),
  };
  return { report: parsed, content: { value: { batches }, figures } };
}

/** Headers as a person has named them, for the reader of the file. */
export function headerMappingOf(headers: NamedHeaders): Readonly<Record<string, string | null>> {
  return Object.fromEntries(headers.map(({ header, column }) => [header, column]));
}

/** Where the manifest says of each batch whether it has cast vote records: how many have, and the cards in them. */
function inCvrFigures(batches: readonly Batch[]): Pick<Extract<FileFigures, { kind: 'manifest' }>, 'inCvr'> {
  if (batches.some(({ inCvr }) => inCvr === undefined)) return {};
  const having = batches.filter(({ inCvr }) => inCvr);
  return { inCvr: { batches: having.length, ballots: having.reduce((sum, { ballots }) => sum + ballots, 0) } };
}

/** Reads candidate totals by batch against the contests of the plan and the jurisdiction's manifest. */
export function readCandidateTotals(
  file: SmallFile,
  plan: Plan,
  place: { readonly jurisdiction: string; readonly manifest: BallotManifest },
): ReadInput<CandidateTotals> {
  const contests = plan.contests.filter((contest) => contestInvolves(contest, place.jurisdiction));
  const parsed = parseCandidateTotalsCsv(file, {
    contests: contests.map((contest) => ({
      name: contest.name,
      choices: contest.choices.map((choice) => choice.name),
      votesAllowed: contest.votesAllowed,
    })),
    contestsInAudit: plan.contests.length,
    contestsElsewhere: plan.contests
      .filter((contest) => !contestInvolves(contest, place.jurisdiction))
      .map(({ name, choices }) => ({ name, choices: choices.map((choice) => choice.name) })),
    manifest: place.manifest.batches.map((batch) => ({ batch: batch.name, ballots: batch.ballots })),
  });
  if (!parsed.accepted) return { report: parsed, content: undefined };
  const batches = parsed.value.batches.map(({ batch, votes }) => ({ batch, votes }));
  const figures: FileFigures = {
    kind: 'candidate-totals',
    batches: batches.length,
    votes: addTallies(batches.map((batch) => batch.votes)),
    ballotsImplied: ballotsImplied(
      contests,
      batches.map((batch) => batch.votes),
    ),
  };
  return { report: parsed, content: { value: { batches }, figures } };
}

/** Σ over batches of the ballots their votes imply: fewer ballots cannot hold these votes. */
function ballotsImplied(contests: readonly Contest[], tallies: readonly Tally[]): number {
  let ballots = 0;
  for (const tally of tallies) {
    const votesCast = contests.map(({ name, votesAllowed }) => {
      const votes = Object.values(tally[name] ?? {}).reduce((sum, count) => sum + count, 0);
      return { votes, votesAllowed };
    });
    ballots += ballotsImpliedByVotes(votesCast);
  }
  return ballots;
}
