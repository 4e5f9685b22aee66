import {
  type AuditInputs,
  type AuditInRounds,
  batchesToCount,
  currentRound,
  type Draw,
  distinctUnits,
  findWork,
  partsOf,
  unitKey,
} from '@plumbline/audit';
import { type Batch, compareNames, compareNaturally } from '@plumbline/election';
import { type CsvValue, csvText } from '@plumbline/election-files';

/**
 * The ballots a jurisdiction fetches in the current round, in the order in which one walks along the shelves.
 *
 * A ballot seen in an earlier round is listed once more, marked, with the board that handles its batch.
 */
export function ballotRetrievalListCsv(audit: AuditInRounds, inputs: AuditInputs, jurisdiction: string): string {
  const batches = inputs.manifests.get(jurisdiction)?.batches ?? [];
  const withContainer = batches.some((batch) => batch.container !== null);
  const withTabulator = batches.some((batch) => batch.tabulator !== null);
  const header = [
    ...(withContainer ? ['Container'] : []),
    ...(withTabulator ? ['Tabulator'] : []),
    'Batch Name',
    'Ballot Number',
    'Ticket Numbers',
    'Already Audited',
    'Audit Board',
  ];
  const lines = retrievalLines(audit, jurisdiction, batches).map((line) => [
    ...(withContainer ? [line.container] : []),
    ...(withTabulator ? [line.tabulator] : []),
    line.batch,
    line.position,
    line.tickets.join(', '),
    line.alreadyAudited ? 'Y' : 'N',
    line.board,
  ]);
  return csvText([header, ...lines]);
}

type Line = {
  readonly container: string;
  readonly tabulator: string;
  readonly batch: string;
  readonly position: number;
  readonly tickets: readonly string[];
  readonly alreadyAudited: boolean;
  readonly board: string;
};

function retrievalLines(audit: AuditInRounds, jurisdiction: string, batches: readonly Batch[]): readonly Line[] {
  const round = currentRound(audit);
  const draws = round.draws.filter((draw) => draw.jurisdiction === jurisdiction);
  const ticketsOf = Map.groupBy(draws, unitKey);
  const batchOf = new Map(batches.map((batch) => [JSON.stringify([batch.tabulator, batch.name]), batch]));
  const places = distinctUnits(draws).map((unit) => ({
    ...unit,
    container: batchOf.get(JSON.stringify([unit.tabulator, unit.batch]))?.container ?? null,
  }));
  const boards = boardOfGroup(audit, jurisdiction, places);
  const seen = audit.results.ballots[jurisdiction] ?? {};
  const lines = places.map((place): Line => {
    const audited = seen[unitKey(place)];
    return {
      container: place.container ?? '',
      tabulator: place.tabulator ?? '',
      batch: place.batch,
      position: place.position ?? 0,
      tickets: (ticketsOf.get(unitKey(place)) ?? []).map((draw: Draw) => draw.ticket).toSorted(),
      alreadyAudited: audited !== undefined && audited.round < round.number,
      board: boards.get(groupKey(place)) ?? '',
    };
  });
  return lines.toSorted(
    (a, b) =>
      compareNaturally(a.board, b.board) ||
      compareNaturally(a.container, b.container) ||
      compareNaturally(a.tabulator, b.tabulator) ||
      compareNaturally(a.batch, b.batch) ||
      a.position - b.position,
  );
}

type Place = Pick<Draw, 'tabulator' | 'batch' | 'position'> & { readonly container: string | null };

/** Whole containers, or batches where no containers are named, go to one board. */
function groupKey(place: Place): string {
  return JSON.stringify(place.container === null ? [place.tabulator, place.batch] : [place.container]);
}

function boardOfGroup(
  audit: AuditInRounds,
  jurisdiction: string,
  places: readonly Place[],
): ReadonlyMap<string, string> {
  const groupOf = new Map(places.map((place) => [unitKey(place), groupKey(place)]));
  const boards = new Map<string, string>();
  for (const board of findWork(audit, jurisdiction)?.boards ?? []) {
    for (const ballot of board.ballots) {
      const group = groupOf.get(ballot);
      if (group !== undefined) boards.set(group, board.name);
    }
  }
  return boards;
}

/** The batches a jurisdiction counts in the current round. A combined batch is listed part by part. */
export function batchRetrievalListCsv(audit: AuditInRounds, inputs: AuditInputs, jurisdiction: string): string {
  const batches = new Map((inputs.manifests.get(jurisdiction)?.batches ?? []).map((batch) => [batch.name, batch]));
  const names = batchesToCount(audit, jurisdiction).flatMap((batch) => partsOf(audit, { jurisdiction, batch }));
  const rows: (readonly CsvValue[])[] = names
    .map((name) => [name, batches.get(name)?.container ?? '', batches.get(name)?.tabulator ?? ''] as const)
    .toSorted(
      ([nameA, containerA, tabulatorA], [nameB, containerB, tabulatorB]) =>
        compareNames(containerA, containerB) ||
        compareNaturally(tabulatorA, tabulatorB) ||
        compareNaturally(nameA, nameB),
    );
  return csvText([['Batch Name', 'Container', 'Tabulator'], ...rows]);
}
