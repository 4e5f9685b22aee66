import {
  type AuditInputs,
  type AuditInRounds,
  batchesBeyondDraws,
  batchesToCount,
  compareShelfPlaces,
  currentRound,
  type Draw,
  distinctUnits,
  findBallot,
  findWork,
  partsOf,
  type ShelfPlace,
  shelfGroup,
  shelfOfBatches,
  shelfPlaces,
  unitKey,
} from '@plumbline/audit';
import { type Batch, compareNaturally } from '@plumbline/election';

/** A ballot to be fetched: where it lies, and which board looks at it (empty while there are no boards). */
export type BallotToFetch = {
  readonly place: ShelfPlace;
  readonly tickets: readonly string[];
  readonly alreadyAudited: boolean;
  readonly board: string;
};

/**
 * The ballots a jurisdiction fetches in the current round, in the order in which one walks along the shelves: board by board,
 * or all together.
 *
 * A ballot seen in an earlier round is listed once more, marked, with the board that handles its batch.
 */
export function ballotsToFetch(
  audit: AuditInRounds,
  jurisdiction: string,
  batches: readonly Batch[],
  order: 'boards' | 'shelves' = 'boards',
): readonly BallotToFetch[] {
  const round = currentRound(audit);
  const draws = round.draws.filter((draw) => draw.jurisdiction === jurisdiction);
  const ticketsOf = Map.groupBy(draws, unitKey);
  const places = distinctUnits(draws).map(shelfPlaces(batches));
  const boards = boardOfGroup(audit, jurisdiction, places);
  const lines = places.map((place): BallotToFetch => {
    const audited = findBallot(audit, jurisdiction, unitKey(place));
    return {
      place,
      tickets: (ticketsOf.get(unitKey(place)) ?? []).map((draw: Draw) => draw.ticket).toSorted(),
      alreadyAudited: audited !== undefined && audited.round < round.number,
      board: boards.get(shelfGroup(place)) ?? '',
    };
  });
  if (order === 'shelves') return lines.toSorted((a, b) => compareShelfPlaces(a.place, b.place));
  return lines.toSorted((a, b) => compareNaturally(a.board, b.board) || compareShelfPlaces(a.place, b.place));
}

function boardOfGroup(
  audit: AuditInRounds,
  jurisdiction: string,
  places: readonly ShelfPlace[],
): ReadonlyMap<string, string> {
  const groupOf = new Map(places.map((place) => [unitKey(place), shelfGroup(place)]));
  const boards = new Map<string, string>();
  for (const board of findWork(audit, jurisdiction)?.boards ?? []) {
    for (const ballot of board.ballots) {
      const group = groupOf.get(ballot);
      if (group !== undefined) boards.set(group, board.name);
    }
  }
  return boards;
}

/** A batch to be fetched, and the combination it is part of, if it is. */
export type BatchToFetch = {
  readonly place: ShelfPlace;
  readonly combined: string | null;
  /** No ticket drew it: a law or the plan asks for it. */
  readonly isExtra: boolean;
};

/** The batches a jurisdiction counts in the current round, in the order of the shelves; a combined batch part by part. */
export function batchesToFetch(
  audit: AuditInRounds,
  inputs: AuditInputs,
  jurisdiction: string,
): readonly BatchToFetch[] {
  const placeOf = shelfOfBatches(audit, inputs, jurisdiction);
  const beyond = batchesBeyondDraws(audit, jurisdiction);
  return batchesToCount(audit, jurisdiction)
    .flatMap((batch) => {
      const parts = partsOf(audit, { jurisdiction, batch });
      const isCombined = parts.length > 1 || parts[0] !== batch;
      return parts.map((part) => ({
        place: placeOf(part),
        combined: isCombined ? batch : null,
        isExtra: beyond.has(batch),
      }));
    })
    .toSorted((a, b) => compareShelfPlaces(a.place, b.place));
}
