import { entriesOf } from '@plumbline/prelude';
import { shelfOfBatches } from '../fieldwork/shelf-of-batches.ts';
import { type Unit, unitOfKey } from '../sampling/draw.ts';
import { compareShelfPlaces, type ShelfPlace, shelfPlaces } from '../sampling/shelf-place.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { type CaseSubject, caseKey, findCase, unitName } from '../state/difference-case.ts';
import { type LookFinding, lookFinding } from './look-finding.ts';
import { totalDifferences, type UnitDifference, unitDifferences } from './unit-differences.ts';

/** A case as it stands, with what the files say: what differs now, where the unit is kept, and what each second look says. */
export type CaseFacts = {
  readonly subject: CaseSubject;
  /** Null where nothing differs any more: the unit was audited again after somebody had said something of it. */
  readonly difference: UnitDifference | null;
  /** Null for a contest as a whole. */
  readonly place: ShelfPlace | null;
  readonly imprintedId: string | null;
  /** Of each second look, in their order. */
  readonly findings: readonly LookFinding[];
};

/**
 * The cases of a jurisdiction, in the order of its shelves: every difference, and what people have said something of. With null,
 * those of contests as a whole.
 */
export function caseFacts(
  audit: AuditInRounds,
  inputs: AuditInputs,
  jurisdiction: string | null,
): readonly CaseFacts[] {
  const differences = jurisdiction === null ? totalDifferences(audit) : unitDifferences(audit, inputs, jurisdiction);
  const byKey = new Map<string, { readonly subject: CaseSubject; readonly difference: UnitDifference | null }>();
  for (const difference of differences) {
    const subject = { jurisdiction, unit: difference.unit };
    byKey.set(caseKey(subject), { subject, difference });
  }
  for (const [key, { subject }] of entriesOf(audit.cases)) {
    if (subject.jurisdiction === jurisdiction && !byKey.has(key)) byKey.set(key, { subject, difference: null });
  }
  const placeOf = placesIn(audit, inputs, jurisdiction);
  const facts = [...byKey.values()].map(({ subject, difference }): CaseFacts => {
    const place = placeOf(subject);
    const looks = findCase(audit, subject)?.secondLooks ?? [];
    const findings = looks.map(({ seen }) => lookFinding(audit, inputs, { subject, seen }));
    return { subject, difference, place, imprintedId: difference?.imprintedId ?? null, findings };
  });
  return facts.toSorted((one, other) =>
    one.place === null || other.place === null ? 0 : compareShelfPlaces(one.place, other.place),
  );
}

function placesIn(audit: AuditInRounds, inputs: AuditInputs, jurisdiction: string | null) {
  if (jurisdiction === null) return () => null;
  const ofCard = shelfPlaces(inputs.manifests.get(jurisdiction)?.batches ?? []);
  const ofBatch = shelfOfBatches(audit, inputs, jurisdiction);
  return ({ unit }: CaseSubject): ShelfPlace => {
    if (unit.kind !== 'ballot') return ofBatch(unitName(unit));
    const card: Unit = unitOfKey(jurisdiction, unit.ballot);
    return ofCard(card);
  };
}
