import { type BegunAudit, isInRounds, runoffsCounted } from '@plumbline/audit';

/** Who is out by lot in each ranked contest, in the order of its steps, once the round is closed; a lot that no step followed is not among them. */
export function outByLotOf(audit: BegunAudit): ReadonlyMap<string, readonly string[]> {
  if (!isInRounds(audit) || audit.phase === 'round-open' || audit.lots === undefined) return new Map();
  return new Map(
    Object.entries(runoffsCounted(audit)).map(([contest, { rounds }]) => [
      contest,
      rounds.flatMap(({ eliminated, byLot = false }) => (byLot ? eliminated : [])),
    ]),
  );
}
