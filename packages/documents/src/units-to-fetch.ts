import {
  type AuditInputs,
  type AuditInRounds,
  batchesBeyondDraws,
  batchesToCount,
  currentRound,
  type Draw,
  distinctUnits,
  fieldworkIn,
  findBallot,
  findWork,
  isInListPart,
  type ListPart,
  partsOf,
  type ShelfPlace,
  shelfGroup,
  shelfOfBatches,
  shelfPlaces,
  unitKey,
} from '@plumbline/audit';
import type { StoredBatch } from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { compareOnTheWay, type PlaceToFetch, placesToFetch } from './place-to-fetch.ts';

/** Whose list it is, and what it is made from. */
export type FetchedFor = {
  readonly audit: AuditInRounds;
  readonly inputs: AuditInputs;
  readonly jurisdiction: string;
  /** Where the batches are kept now, where a ballot room says so. */
  readonly stored?: readonly StoredBatch[] | undefined;
  /** A part of what the manifest names; all of it where nothing is said. */
  readonly part?: ListPart | null | undefined;
};

/** A ballot to be fetched: where it lies, and which board looks at it (empty while there are no boards). */
export type BallotToFetch = {
  readonly place: PlaceToFetch;
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
  { audit, inputs, jurisdiction, stored, part = null }: FetchedFor,
  order: 'boards' | 'shelves' = 'boards',
): readonly BallotToFetch[] {
  const round = currentRound(audit);
  const draws = round.draws.filter((draw) => draw.jurisdiction === jurisdiction);
  const ticketsOf = Map.groupBy(draws, unitKey);
  const listed = distinctUnits(draws).map(shelfPlaces(inputs.manifests.get(jurisdiction)?.batches ?? []));
  const boards = boardOfGroup(audit, jurisdiction, listed);
  const placeOf = placesToFetch(stored);
  const lines = listed
    .filter((place) => isInListPart(place, part))
    .map((place): BallotToFetch => {
      const audited = findBallot(audit, jurisdiction, unitKey(place));
      return {
        place: placeOf(place),
        tickets: (ticketsOf.get(unitKey(place)) ?? []).map((draw: Draw) => draw.ticket).toSorted(),
        alreadyAudited: audited !== undefined && audited.round < round.number,
        board: boards.get(shelfGroup(place)) ?? '',
      };
    });
  if (order === 'shelves') return lines.toSorted((a, b) => compareOnTheWay(a.place, b.place));
  return lines.toSorted((a, b) => compareNaturally(a.board, b.board) || compareOnTheWay(a.place, b.place));
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
  readonly place: PlaceToFetch;
  readonly combined: string | null;
  /** No ticket drew it: a law or the plan asks for it. */
  readonly isExtra: boolean;
};

/** The batches a jurisdiction counts in the current round, in the order in which one walks along the shelves; a combined batch part by part. */
export function batchesToFetch({
  audit,
  inputs,
  jurisdiction,
  stored,
  part = null,
}: FetchedFor): readonly BatchToFetch[] {
  const listedAt = shelfOfBatches(audit, inputs, jurisdiction);
  const placeOf = placesToFetch(stored);
  const beyond = batchesBeyondDraws(audit, jurisdiction);
  return batchesToCount(audit, jurisdiction)
    .flatMap((batch) => {
      const parts = partsOf(audit, { jurisdiction, batch });
      const isCombined = parts.length > 1 || parts[0] !== batch;
      return parts.map((each) => ({
        listed: listedAt(each),
        combined: isCombined ? batch : null,
        isExtra: beyond.has(batch),
      }));
    })
    .filter(({ listed }) => isInListPart(listed, part))
    .map(({ listed, ...rest }) => ({ place: placeOf(listed), ...rest }))
    .toSorted((a, b) => compareOnTheWay(a.place, b.place));
}

/**
 * The batches a jurisdiction counts in the current round, in the order in which they come out of the shelves; a combination is one, where
 * its first part lies.
 */
export function batchesOnTheWay({ audit, inputs, jurisdiction, stored }: FetchedFor): readonly PlaceToFetch[] {
  const listedAt = shelfOfBatches(audit, inputs, jurisdiction);
  const placeOf = placesToFetch(stored);
  return batchesToCount(audit, jurisdiction)
    .map((batch) => {
      const [first = batch] = partsOf(audit, { jurisdiction, batch });
      return { ...placeOf(listedAt(first)), batch };
    })
    .toSorted(compareOnTheWay);
}

/** What is to be fetched, be it ballots or batches. */
export type UnitToFetch = { readonly place: PlaceToFetch; readonly alreadyAudited: boolean };

/** The ballots or batches a jurisdiction fetches in the current round, in the order in which one walks along the shelves. */
export function unitsToFetch(of: FetchedFor): readonly UnitToFetch[] {
  if (fieldworkIn(of.audit.plan) !== 'batches') return ballotsToFetch(of, 'shelves');
  return batchesToFetch(of).map(({ place }) => ({ place, alreadyAudited: false }));
}
