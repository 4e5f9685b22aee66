import {
  type AuditCommand,
  type AuditInputs,
  type AuditInRounds,
  BATCH_TYPES,
  type BatchPlace,
  type BegunAudit,
  ballotsInBatch,
  batchesListed,
  type CommandOf,
  contestsToAudit,
  countDiscrepancies,
  currentRound,
  type Draw,
  distinctUnits,
  fieldworkIn,
  findBallot,
  findCount,
  findWork,
  isInRounds,
  isRanked,
  type TallySheet,
  unitKey,
  unitPlace,
} from '@plumbline/audit';
import type { RankedCount } from '@plumbline/election';
import {
  type BallotResult,
  type BatchResult,
  type FileIssue,
  isWrittenWithout,
  parseBallotResultsCsv,
  parseBatchResultsCsv,
  parseTotalsResultsCsv,
  ranksWritten,
} from '@plumbline/election-files';
import { assert, err, ok, type Result } from '@plumbline/prelude';
import { type AuditDescription, roundOf } from './audit-description.ts';
import { issuesOfBallots, manualVoteRecord } from './ballot-interpretations.ts';
import { issuesOfBatches } from './batch-result-issues.ts';
import { type AuditFolder, missingFile, openFolderFile } from './read-folder.ts';
import { recordTotals } from './record-totals.ts';

/** A sampled unit the results say nothing about. */
export type Unaudited = Pick<Draw, 'jurisdiction' | 'tabulator' | 'batch' | 'position'>;

/** The results of a round as commands, once the round is open. */
export type RecordedRound = {
  readonly extraBatches: readonly BatchPlace[];
  readonly commands: (opened: BegunAudit) => readonly AuditCommand[];
  /** What declares the work done, once it is recorded. */
  readonly finish: (recorded: BegunAudit) => readonly AuditCommand[];
  readonly unaudited: readonly Unaudited[];
  readonly extra: number;
};

/** A round to be recorded: what was drawn, and where its results lie. */
export type RoundRequest = {
  readonly folder: AuditFolder;
  readonly inputs: AuditInputs;
  readonly audit: BegunAudit;
  readonly round: { readonly number: number; readonly draws: readonly Draw[]; readonly path: string };
};

/** Reads the results of a round and says what to submit. Issues of the results file stop the replay. */
export async function recordRound(request: RoundRequest): Promise<Result<RecordedRound, readonly FileIssue[]>> {
  const { folder, audit, round } = request;
  const opened = await openFolderFile(folder, round.path);
  if (opened === undefined) return err([missingFile(round.path)]);
  const { file } = opened;
  if (fieldworkIn(audit.plan) === 'batches') {
    const parsed = parseBatchResultsCsv(file);
    if (!parsed.accepted) return err(parsed.issues);
    const issues = issuesOfBatches(request, parsed.value);
    return issues.length > 0 ? err(issues) : ok(recordBatches(request, parsed.value));
  }
  if (fieldworkIn(audit.plan) === 'totals') {
    const parsed = parseTotalsResultsCsv(file);
    return parsed.accepted ? recordTotals(request, parsed.value) : err(parsed.issues);
  }
  const parsed = parseBallotResultsCsv(file);
  if (!parsed.accepted) return err(parsed.issues);
  return recordBallots(request, parsed.value);
}

function recordBatches(request: RoundRequest, results: readonly BatchResult[]): RecordedRound {
  const { folder, inputs, audit, round } = request;
  // By the end of this round these batches are known to be mixed.
  const combinations = folder.description.combinedBatches.filter(({ when }) => roundOf(when) <= round.number);
  const combinationOf = new Map(
    combinations.flatMap((combined) =>
      combined.batches.map((batch) => [unitPlace(combined.jurisdiction, batch), combined]),
    ),
  );
  const resultOf = new Map(results.map((result) => [unitPlace(result.jurisdiction, result.batch), result]));
  const counted = (unit: { jurisdiction: string; batch: string }) =>
    combinationOf.get(unitPlace(unit.jurisdiction, unit.batch))?.name ?? unit.batch;

  const units = distinctUnits(round.draws);
  const drawn = new Set(units.map((unit) => unitPlace(unit.jurisdiction, counted(unit))));
  const isCounted = (place: BatchPlace) => audit.phase === 'round-closed' && findCount(audit, place) !== undefined;
  const unaudited = units.filter((unit) => {
    const name = counted(unit);
    const isKnown = isCounted({ jurisdiction: unit.jurisdiction, batch: name });
    return !isKnown && !resultOf.has(unitPlace(unit.jurisdiction, name));
  });
  const extraResults = results.filter((result) => !drawn.has(unitPlace(result.jurisdiction, result.batch)));
  const extraBatches = extraResults.flatMap((result) => {
    const combined = combinations.find((one) => one.jurisdiction === result.jurisdiction && one.name === result.batch);
    const batches = combined?.batches ?? [result.batch];
    return batches.map((batch) => ({ jurisdiction: result.jurisdiction, batch }));
  });
  const commands = (opened: BegunAudit): readonly AuditCommand[] => {
    assert(isInRounds(opened), 'the round is open');
    const known = new Set(opened.combinedBatches.map((combined) => unitPlace(combined.jurisdiction, combined.name)));
    const combining = combinations
      .filter((combined) => resultOf.has(unitPlace(combined.jurisdiction, combined.name)))
      .filter((combined) => !known.has(unitPlace(combined.jurisdiction, combined.name)))
      .map((combined) => combiningCommand(inputs, combined));
    const withCombinations = {
      ...opened,
      combinedBatches: [
        ...opened.combinedBatches,
        ...combinations.map((combined) => ({ ...combined, made: 'after-seed' as const })),
      ],
    };
    const recording = results
      .filter((result) => !isCounted(result))
      .map(
        (result): AuditCommand => ({
          type: 'record-batch',
          jurisdiction: result.jurisdiction,
          batch: result.batch,
          ballots: ballotsInBatch(withCombinations, inputs, result),
          sheets: [{ name: 'Sheet 1', ...votesAndRankings(opened.plan, result) }],
          ...countedCards(result, ballotsInBatch(withCombinations, inputs, result)),
          enteredBy: 'replay',
        }),
      );
    return [...combining, ...recording];
  };
  const finish = (recorded: BegunAudit) => (unaudited.length > 0 ? [] : finalizing(recorded, inputs));
  return { extraBatches, commands, finish, unaudited, extra: extraResults.length };
}

/** Of a contest that voters rank the file has a row for each way of marking it, in the place of one for each choice. */
function votesAndRankings(
  { contests }: BegunAudit['plan'],
  result: BatchResult,
): Pick<TallySheet, 'votes' | 'rankings'> {
  const ranked = new Set(contests.filter(isRanked).map(({ name }) => name));
  const written = Object.entries(result.votes);
  const votes = Object.fromEntries(written.filter(([contest]) => !ranked.has(contest)));
  const rankings = written
    .filter(([contest]) => ranked.has(contest))
    .map(([contest, counts]) => [contest, rankedCount(Object.entries(counts))] as const);
  return rankings.length === 0 ? { votes } : { votes, rankings: Object.fromEntries(rankings) };
}

function rankedCount(rows: readonly (readonly [string, number])[]): RankedCount {
  const without = rows.filter(([written]) => isWrittenWithout(written));
  const piles = rows.filter(([written]) => !isWrittenWithout(written));
  return {
    piles: piles.map(([written, cards]) => ({ ranks: ranksWritten(written), cards })),
    without: without.reduce((sum, [, cards]) => sum + cards, 0),
  };
}

/** What the folder says of the cards in a batch. Whoever wrote the folder knew of the difference from the manifest. */
function countedCards({ cards }: BatchResult, listed: number): Pick<CommandOf<'record-batch'>, 'cards'> {
  const type = BATCH_TYPES.find((one) => one === cards?.type);
  if (cards === undefined || type === undefined) return {};
  return { cards: { type, counted: cards.counted, differenceConfirmed: cards.counted - listed } };
}

function combiningCommand(
  inputs: AuditInputs,
  { jurisdiction, name, batches }: AuditDescription['combinedBatches'][number],
): AuditCommand {
  const combined = { jurisdiction, name, batches };
  return { type: 'combine-batches', combined, batchesListed: batchesListed(inputs, jurisdiction) };
}

/** Combines the batches that were known to be mixed before the seed. */
export function combiningBeforeSeed(
  { combinedBatches }: AuditDescription,
  inputs: AuditInputs,
): readonly AuditCommand[] {
  return combinedBatches
    .filter(({ when }) => roundOf(when) === 0)
    .map((combined) => combiningCommand(inputs, combined));
}

function finalizing(audit: BegunAudit, inputs: AuditInputs): readonly AuditCommand[] {
  assert(isInRounds(audit), 'the round is open');
  return Object.keys(currentRound(audit).work).map((jurisdiction) => ({
    type: 'finalize-tallies',
    jurisdiction,
    discrepancies: countDiscrepancies(audit, inputs, jurisdiction),
  }));
}

function recordBallots(
  request: RoundRequest,
  results: readonly BallotResult[],
): Result<RecordedRound, readonly FileIssue[]> {
  const { audit, round } = request;
  const resultOf = new Map(results.map((result) => [unitPlace(result.jurisdiction, unitKey(result)), result]));
  const units = distinctUnits(round.draws);
  const fresh = units.filter(
    (unit) => audit.phase !== 'round-closed' || findBallot(audit, unit.jurisdiction, unitKey(unit)) === undefined,
  );
  const unaudited = fresh.filter((unit) => !resultOf.has(unitPlace(unit.jurisdiction, unitKey(unit))));
  const drawn = new Set(units.map((unit) => unitPlace(unit.jurisdiction, unitKey(unit))));
  const extra = results.filter((result) => !drawn.has(unitPlace(result.jurisdiction, unitKey(result)))).length;
  const freshPlaces = new Set(fresh.map((unit) => unitPlace(unit.jurisdiction, unitKey(unit))));
  const issues = issuesOfBallots(audit, {
    file: round.path,
    results,
    isFresh: (result) => freshPlaces.has(unitPlace(result.jurisdiction, unitKey(result))),
  });
  if (issues.length > 0) return err(issues);
  const commands = (opened: BegunAudit): readonly AuditCommand[] => {
    assert(isInRounds(opened), 'the round is open');
    const byJurisdiction = Map.groupBy(fresh, (unit) => unit.jurisdiction);
    return [...byJurisdiction].flatMap(([jurisdiction, own]) =>
      findWork(opened, jurisdiction) === undefined
        ? []
        : boardCommands({ audit: opened, jurisdiction, ballots: own.map(unitKey), resultOf, unaudited }),
    );
  };
  return ok({ extraBatches: [], commands, finish: () => [], unaudited, extra });
}

const BOARD = 'Audit Board #01';
const MEMBER = 'As recorded';

function boardCommands(work: {
  readonly audit: AuditInRounds;
  readonly jurisdiction: string;
  readonly ballots: readonly string[];
  readonly resultOf: ReadonlyMap<string, BallotResult>;
  readonly unaudited: readonly Unaudited[];
}): readonly AuditCommand[] {
  const { audit, jurisdiction, ballots } = work;
  const at = { jurisdiction, board: BOARD };
  const recording = ballots.flatMap((ballot): AuditCommand[] => {
    const result = work.resultOf.get(unitPlace(jurisdiction, ballot));
    if (result === undefined) return [];
    return [
      { type: 'record-ballot', ...at, ballot, record: manualVoteRecord(contestsToAudit(audit, jurisdiction), result) },
    ];
  });
  const complete = work.unaudited.every((unit) => unit.jurisdiction !== jurisdiction);
  return [
    { type: 'create-boards', jurisdiction, boards: [{ name: BOARD, ballots }] },
    { type: 'name-board-members', ...at, members: [MEMBER] },
    ...recording,
    ...(complete ? [{ type: 'sign-off-board', ...at, typedNames: [MEMBER] } as const] : []),
  ];
}
