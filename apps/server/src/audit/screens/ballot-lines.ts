import type { QueryOutput } from '@plumbline/api';
import { type AuditInputs, currentRound, isInRounds, shelfPlaces, unitKey, unitPlace } from '@plumbline/audit';
import type { BegunHistory } from '../history/load-audit.ts';

type BallotLine = QueryOutput<'board'>['ballots'][number];

/** The ballots of a board, in the order of its retrieval list. */
export function ballotLines(
  history: BegunHistory,
  inputs: AuditInputs,
  wanted: { readonly jurisdiction: string; readonly ballots: readonly string[] },
): BallotLine[] {
  const { audit, versions } = history;
  if (!isInRounds(audit)) return [];
  const { jurisdiction } = wanted;
  const units = new Map(
    currentRound(audit).draws.flatMap((draw) =>
      draw.jurisdiction === jurisdiction ? [[unitKey(draw), draw] as const] : [],
    ),
  );
  const placeOf = shelfPlaces(inputs.manifests.get(jurisdiction)?.batches ?? []);
  const seen = audit.results.ballots[jurisdiction] ?? {};
  return wanted.ballots.flatMap((ballot) => {
    const unit = units.get(ballot);
    if (unit === undefined) return [];
    const { container, tabulator, batch, position } = placeOf(unit);
    const record = seen[ballot]?.record;
    return {
      ballot,
      container,
      tabulator,
      batch,
      position: position ?? 0,
      state: record === undefined ? 'not-audited' : record.state,
      version: versions.get(unitPlace(jurisdiction, ballot)) ?? null,
    };
  });
}
