import {
  type AuditInputs,
  type AuditInRounds,
  batchesToCount,
  type CastVoteRecords,
  compareShelfPlaces,
  currentRound,
  type Draw,
  distinctUnits,
  findBallot,
  findWork,
  kindOf,
  partsOf,
  type ShelfPlace,
  shelfGroup,
  shelfOfBatches,
  shelfPlaces,
  unitKey,
} from '@plumbline/audit';
import { type Batch, compareNaturally } from '@plumbline/election';
import { type CsvValue, csvText } from '@plumbline/election-files';
import { reportWords } from '@plumbline/words/report-words';

const say = reportWords('en');

/**
 * The ballots a jurisdiction fetches in the current round, in the order in which one walks along the shelves.
 *
 * A ballot seen in an earlier round is listed once more, marked, with the board that handles its batch.
 */
export function ballotRetrievalListCsv(audit: AuditInRounds, inputs: AuditInputs, jurisdiction: string): string {
  const batches = inputs.manifests.get(jurisdiction)?.batches ?? [];
  const withContainer = batches.some((batch) => batch.container !== null);
  const withTabulator = batches.some((batch) => batch.tabulator !== null);
  const withCvrs = kindOf(audit.plan).comparedWith === 'cvrs';
  const records = inputs.cvrs?.get(jurisdiction);
  const header = [
    ...(withContainer ? [say('container')] : []),
    ...(withTabulator ? [say('tabulator')] : []),
    say('batchName'),
    say('ballotNumber'),
    ...(withCvrs ? [say('imprintedId'), say('recordId')] : []),
    say('ticketNumbers'),
    say('alreadyAudited'),
    say('auditBoard'),
  ];
  const lines = retrievalLines(audit, jurisdiction, batches).map((line) => [
    ...(withContainer ? [line.place.container ?? ''] : []),
    ...(withTabulator ? [line.place.tabulator ?? ''] : []),
    line.place.batch,
    line.place.position ?? 0,
    ...(withCvrs ? imprintCells(records, line.place) : []),
    line.tickets.join(', '),
    line.alreadyAudited ? 'Y' : 'N',
    line.board,
  ]);
  return csvText([header, ...lines]);
}

/** What is printed on the card, by which people see that it is the one that was drawn; nothing of what it was read as. */
function imprintCells(records: CastVoteRecords | undefined, place: ShelfPlace): readonly string[] {
  const record = records?.find(place);
  return [record?.imprintedId ?? '', record?.recordId ?? ''];
}

type Line = {
  readonly place: ShelfPlace;
  readonly tickets: readonly string[];
  readonly alreadyAudited: boolean;
  readonly board: string;
};

function retrievalLines(audit: AuditInRounds, jurisdiction: string, batches: readonly Batch[]): readonly Line[] {
  const round = currentRound(audit);
  const draws = round.draws.filter((draw) => draw.jurisdiction === jurisdiction);
  const ticketsOf = Map.groupBy(draws, unitKey);
  const places = distinctUnits(draws).map(shelfPlaces(batches));
  const boards = boardOfGroup(audit, jurisdiction, places);
  const lines = places.map((place): Line => {
    const audited = findBallot(audit, jurisdiction, unitKey(place));
    return {
      place,
      tickets: (ticketsOf.get(unitKey(place)) ?? []).map((draw: Draw) => draw.ticket).toSorted(),
      alreadyAudited: audited !== undefined && audited.round < round.number,
      board: boards.get(shelfGroup(place)) ?? '',
    };
  });
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

/** The batches a jurisdiction counts in the current round, in the order of the shelves; a combined batch part by part. */
export function batchRetrievalListCsv(audit: AuditInRounds, inputs: AuditInputs, jurisdiction: string): string {
  const names = batchesToCount(audit, jurisdiction).flatMap((batch) => partsOf(audit, { jurisdiction, batch }));
  const rows = names
    .map(shelfOfBatches(audit, inputs, jurisdiction))
    .toSorted(compareShelfPlaces)
    .map(({ batch, container, tabulator }): readonly CsvValue[] => [batch, container ?? '', tabulator ?? '']);
  return csvText([[say('batchName'), say('container'), say('tabulator')], ...rows]);
}
