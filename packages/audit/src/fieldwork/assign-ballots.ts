import type { Batch } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { assignToBoards } from '@plumbline/statistics';
import { type Unit, unitKey } from '../sampling/draw.ts';
import { inShelfOrder, shelfGroup, shelfPlaces } from '../sampling/shelf-place.ts';
import type { BoardAssignment } from '../state/audit-event.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { unitsToAudit } from '../state/audit-view.ts';

/**
 * Divides the ballots a jurisdiction has to look at in this round among `count` audit boards.
 *
 * Whole containers, or batches where the manifest names no containers, go to one board; the largest first, each to the
 * board with the least work. A board's ballots are in the order of the shelves.
 */
export function assignBallots(request: {
  readonly audit: AuditInRounds;
  readonly inputs: AuditInputs;
  readonly jurisdiction: string;
  readonly count: number;
}): readonly BoardAssignment[] {
  const { audit, inputs, jurisdiction, count } = request;
  const groups = groupsInShelfOrder(
    unitsToAudit(audit, jurisdiction),
    inputs.manifests.get(jurisdiction)?.batches ?? [],
  );
  const loads = assignToBoards(
    boardNames(count),
    groups.map((group) => ({ name: group, ballots: group.length })),
  );
  assert(loads.ok, 'boards and counts were checked before', loads);
  return loads.value.map((load) => ({
    name: load.board,
    ballots: load.units
      .toSorted((a, b) => groups.indexOf(a.name) - groups.indexOf(b.name))
      .flatMap((unit) => unit.name),
  }));
}

/** `Audit Board #01`, `Audit Board #02`, …: padded so that they sort as they count. */
function boardNames(count: number): readonly string[] {
  const width = Math.max(2, String(count).length);
  return Array.from({ length: count }, (_, index) => `Audit Board #${String(index + 1).padStart(width, '0')}`);
}

/** Keys of the ballots of each container or batch, in the order in which one walks along the shelves. */
function groupsInShelfOrder(units: readonly Unit[], batches: readonly Batch[]): readonly (readonly string[])[] {
  const ordered = inShelfOrder(units.map(shelfPlaces(batches)));
  const groups = Map.groupBy(ordered, shelfGroup);
  return [...groups.values()].map((group) => group.map(unitKey));
}
