import { compareNaturally } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import type { AuditCount, Incident, Manifest, OpenRoom } from '../state/room.ts';

/** A batch with what boards counted in it, beside what its manifest lists. Cards. */
export type AuditCountLine = {
  readonly batch: string;
  readonly name: string;
  readonly listed: number;
  /** Every count of its audit, and those of which nobody said of which audit they are; the newest last. None yet where it is empty. */
  readonly counts: readonly AuditCount[];
  /** By the newest count: listed minus counted. Null as long as there is none. */
  readonly difference: number | null;
  /** Those that were opened because one of these counts differed, the newest last. */
  readonly incidents: readonly Incident[];
};

/** Lines together. Net and gross stand beside one another, so that +1 and −1 cannot hide each other. */
export type AuditCountSums = {
  readonly batches: number;
  /** Batches that nobody has counted: nothing of them is in any sum. */
  readonly pending: number;
  readonly listed: number;
  readonly counted: number;
  readonly net: number;
  readonly gross: number;
};

/** An audit, and the batches that it has drawn as it names them. */
export type CountingAudit = {
  readonly audit: string;
  readonly units: readonly { readonly tabulator: string | null; readonly batch: string }[];
};

/** The batches of a manifest that an audit counts, in the order in which people count. */
export function auditCountLines(
  room: OpenRoom,
  manifest: Manifest,
  { audit, units }: CountingAudit,
): readonly AuditCountLine[] {
  const listed = new Map(manifest.batches.map(({ batch, cards }) => [batch, cards]));
  const named = Map.groupBy(units, ({ batch }) => batch);
  const lineOf = linesIn(room);
  const lines = [...entriesOf(room.batches)].flatMap(([batch, { name, tabulator }]) => {
    const cards = listed.get(batch);
    const isDrawn = named.get(name)?.some((unit) => (unit.tabulator ?? tabulator) === tabulator);
    if (!isDrawn || cards === undefined) return [];
    const counts = (lookUp(room.auditCounts, batch) ?? []).filter((one) => one.audit === null || one.audit === audit);
    return [lineOf({ batch, name, listed: cards, counts })];
  });
  return lines.toSorted((a, b) => compareNaturally(a.name, b.name));
}

/** Counts that are none of these, beside what was listed when they were reported. */
export function otherAuditCounts(room: OpenRoom, known: ReadonlySet<AuditCount>): readonly AuditCountLine[] {
  const lineOf = linesIn(room);
  const lines = [...entriesOf(room.auditCounts)].flatMap(([batch, all]) => {
    const counts = all.filter((one) => !known.has(one));
    const newest = counts.at(-1);
    if (newest === undefined) return [];
    const name = lookUp(room.batches, batch)?.name ?? batch;
    return [lineOf({ batch, name, listed: newest.listed, counts })];
  });
  return lines.toSorted((a, b) => compareNaturally(a.name, b.name));
}

/** The audit from which an incident comes, by its identifier; null where none is named. */
export function auditOfIncident(room: OpenRoom, { incident, kind, subject }: Incident): string | null {
  if (kind === 'SOURCE_CHANGED_AFTER_COMMITMENT') return subject;
  return lookUp(room.auditCounts, subject)?.find((one) => one.incident === incident)?.audit ?? null;
}

function linesIn(room: OpenRoom) {
  const differing = [...entriesOf(room.incidents)]
    .map(([, incident]) => incident)
    .filter(({ kind }) => kind === 'COUNT_DIFFERS_FROM_MANIFEST');
  const incidentsOf = Map.groupBy(differing, ({ subject }) => subject);
  return (of: Pick<AuditCountLine, 'batch' | 'name' | 'listed' | 'counts'>): AuditCountLine => {
    const newest = of.counts.at(-1);
    const difference = newest === undefined ? null : of.listed - newest.cards;
    const ofOthers = (lookUp(room.auditCounts, of.batch) ?? []).filter((one) => !of.counts.includes(one));
    const isOwn = ({ incident }: Incident) => !ofOthers.some((one) => one.incident === incident);
    return { ...of, difference, incidents: (incidentsOf.get(of.batch) ?? []).filter(isOwn) };
  };
}

/** Adds up what was counted. */
export function sumsOfAuditCounts(lines: readonly AuditCountLine[]): AuditCountSums {
  let [pending, listed, counted, net, gross] = [0, 0, 0, 0, 0];
  for (const line of lines) {
    const newest = line.counts.at(-1);
    if (newest === undefined || line.difference === null) {
      pending += 1;
      continue;
    }
    listed += line.listed;
    counted += newest.cards;
    net += line.difference;
    gross += Math.abs(line.difference);
  }
  return { batches: lines.length, pending, listed, counted, net, gross };
}
