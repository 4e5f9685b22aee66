import { type ChoiceVotes, type Contest, isWriteIn, type RankedCount } from '@plumbline/election';
import { ok, type Result } from '@plumbline/prelude';
import type { HandTallyOutcome, Refusal } from '@plumbline/statistics';
import { countedRankings, countedTally } from '../../fieldwork/batch-counts.ts';
import { rankedBallotsCounted } from '../../fieldwork/ranked-ballots-counted.ts';
import { countMethodOf } from '../../methods/methods.ts';
import { unitPlace } from '../../sampling/draw.ts';
import { type AuditInputs, cardsUnlisted, contestVotes } from '../../state/audit-inputs.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import { countedName, drawsOf, findCount } from '../../state/audit-view.ts';
import { isRanked } from '../../state/contest-assertions.ts';
import type { MeasuredRisk, Measuring } from '../audit-kind.ts';
import { NOT_MEASURED } from '../not-measured.ts';
import { settledByName } from '../settled-by-name.ts';
import { everyBatch, type ListedBatch } from './every-batch.ts';
import { lotsOf } from './lots-of.ts';

/**
 * What counting everything found of a contest. There is no risk: the count is the outcome, as far as the cards that nobody
 * counted cannot change it.
 */
export function measureCount(audit: AuditInRounds, contest: Contest, by: Measuring): Result<MeasuredRisk, Refusal> {
  const units = countedUnits(audit, contest, by.inputs);
  const outcome = outcomeOf(audit, contest, units);
  if (!outcome.ok) return outcome;
  return ok({
    ...NOT_MEASURED,
    draws: drawsOf(contest, audit.rounds),
    discrepancies: units.filter(({ count }) => count !== undefined && count.cards !== count.listed).length,
    handTally: outcome.value.complete ? handTallyOf(contest, outcome.value) : null,
  });
}

/** What is counted at once: a batch, or batches whose ballots were found mixed. */
type CountedUnit = {
  readonly jurisdiction: string;
  readonly listed: number;
  /** Undefined where nobody has counted it. */
  readonly count:
    | {
        readonly votes: ChoiceVotes;
        readonly rankings: RankedCount | undefined;
        readonly cards: number;
        readonly listed: number;
      }
    | undefined;
};

function countedUnits(audit: AuditInRounds, contest: Contest, inputs: AuditInputs): readonly CountedUnit[] {
  const units = new Map<string, { readonly place: ListedBatch; listed: number }>();
  for (const batch of everyBatch(audit.plan, contest, inputs)) {
    const place = { ...batch, batch: countedName(audit, batch) };
    const key = unitPlace(place.jurisdiction, place.batch);
    const unit = units.get(key);
    if (unit === undefined) units.set(key, { place, listed: batch.listed });
    else unit.listed += batch.listed;
  }
  return [...units.values()].map(({ place, listed }) => {
    const found = findCount(audit, place);
    const votes = found === undefined ? undefined : countedTally(found.sheets)[contest.name];
    const cards = found?.cards?.counted;
    const rankings = found === undefined ? undefined : countedRankings(found.sheets)[contest.name];
    const count = votes === undefined || cards === undefined ? undefined : { votes, rankings, cards, listed };
    return { jurisdiction: place.jurisdiction, listed, count };
  });
}

function outcomeOf({ plan, lots }: AuditInRounds, contest: Contest, units: readonly CountedUnit[]) {
  const counts = units.flatMap(({ count }) => count ?? []);
  const method = countMethodOf(plan);
  const seen = {
    unitsTotal: units.length,
    unitsCounted: counts.length,
    unseenCards: contest.pendingBallots + cardsUncounted(plan, contest, units),
  };
  if (isRanked(contest)) {
    const ballots = rankedBallotsCounted(
      contest,
      units.flatMap(({ count }) => count?.rankings ?? []),
    );
    if (!ballots.ok) return ballots;
    const { reportedWinner = '' } = contest;
    const writeIns = lineForWriteIns(contest);
    const own = lotsOf({ lots }, contest);
    return method.rankedOutcome({
      ballots: ballots.value,
      reportedWinner,
      writeIns,
      ...(own && { lots: own }),
      ...seen,
    });
  }
  return method.outcome({
    contest: { ...contestVotes(contest), ballots: cardsCast(units) },
    counted: contest.choices.map(({ name }) => counts.reduce((sum, { votes }) => sum + (votes[name] ?? 0), 0)),
    ...seen,
  });
}

/** The choice under which several people may have been written in: as it was said, or else as its name says. */
function lineForWriteIns({ choices, writeIns }: Contest): string | undefined {
  if (writeIns !== undefined) return writeIns.names.length === 1 ? undefined : writeIns.choice;
  return choices.find(({ name }) => isWriteIn(name))?.name;
}

/** The cards there are by whatever tells of more: the manifest, or who counted them. */
function cardsCast(units: readonly CountedUnit[]): number {
  return units.reduce((sum, { listed, count }) => sum + Math.max(listed, count?.cards ?? 0), 0);
}

/**
 * Cards that nobody counted: missing from a batch, or cast and in no batch. What one batch has too many does not make up for
 * what another lacks, because nobody can tell whether they are the same cards.
 */
function cardsUncounted(plan: AuditInRounds['plan'], contest: Contest, units: readonly CountedUnit[]): number {
  const missing = units.reduce((sum, { listed, count }) => sum + Math.max(0, listed - (count?.cards ?? 0)), 0);
  const unitsOf = Map.groupBy(units, ({ jurisdiction }) => jurisdiction);
  return missing + cardsUnlisted(plan, contest, (jurisdiction) => cardsCast(unitsOf.get(jurisdiction) ?? []));
}

/** A report that was level at the cut named no winners, so no count agrees with it. */
function handTallyOf(
  contest: Contest,
  { winners: found, tied, agrees, settled }: Extract<HandTallyOutcome, { readonly complete: true }>,
) {
  if (isRanked(contest)) return { winners: found, tied, agrees, settled };
  const { choices, winners } = contest;
  const byVotes = choices.map(({ votes }) => votes).toSorted((a, b) => b - a);
  const isLevel = byVotes[winners - 1] === byVotes[winners];
  return settledByName(contest, { winners: found, tied, agrees: agrees && !isLevel, settled });
}
