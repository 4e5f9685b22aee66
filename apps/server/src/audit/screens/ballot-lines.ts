import type { QueryOutput } from '@plumbline/api';
import {
  type AuditInputs,
  currentRound,
  findBallot,
  isInRounds,
  shelfPlaces,
  unitKey,
  unitsDrawnIn,
} from '@plumbline/audit';
import type { BegunHistory } from '../history/load-audit.ts';

type BallotLine = QueryOutput<'board'>['ballots'][number];

/** The ballots of a board, in the order of its retrieval list. */
export function ballotLines(
  history: BegunHistory,
  inputs: AuditInputs,
  wanted: { readonly jurisdiction: string; readonly ballots: readonly string[] },
): BallotLine[] {
  const { audit } = history;
  if (!isInRounds(audit)) return [];
  const { jurisdiction } = wanted;
  const units = new Map(unitsDrawnIn(currentRound(audit), jurisdiction).map((unit) => [unitKey(unit), unit] as const));
  const placeOf = shelfPlaces(inputs.manifests.get(jurisdiction)?.batches ?? []);
  return wanted.ballots.flatMap((ballot) => {
    const unit = units.get(ballot);
    if (unit === undefined) return [];
    const { container, tabulator, batch, position } = placeOf(unit);
    const found = findBallot(audit, jurisdiction, ballot);
    return {
      ballot,
      container,
      tabulator,
      batch,
      position: position ?? 0,
      state: found === undefined ? 'not-audited' : found.record.state,
      version: found?.revision ?? null,
    };
  });
}
