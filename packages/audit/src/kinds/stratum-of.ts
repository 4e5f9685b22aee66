import type { BallotManifest } from '@plumbline/election';
import type { Unit } from '../sampling/draw.ts';
import { type Stratum, stratumOfBatch } from '../sampling/stratum.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';

/** What each manifest says of its batches: looked up once for a manifest, which never changes. */
const known = new WeakMap<BallotManifest, ReadonlyMap<string, boolean | undefined>>();

function saysOf({ manifests }: AuditInputs, { jurisdiction, tabulator, batch }: Unit): boolean | undefined {
  const manifest = manifests.get(jurisdiction);
  if (manifest === undefined) return undefined;
  const place = (one: string | null, name: string) => JSON.stringify([one, name]);
  const says =
    known.get(manifest) ?? new Map(manifest.batches.map((one) => [place(one.tabulator, one.name), one.inCvr]));
  known.set(manifest, says);
  return says.get(place(tabulator, batch));
}

/** The stratum that a listed card belongs to, by what its manifest says of its batch. */
export function stratumOf(inputs: AuditInputs, unit: Unit): Stratum {
  const inCvr = saysOf(inputs, unit);
  return stratumOfBatch(inCvr === undefined ? {} : { inCvr });
}

/** Whether a listed card is held against a record: no, where its manifest says that those of its batch have none. */
export function isCompared(inputs: AuditInputs, unit: Unit): boolean {
  return saysOf(inputs, unit) !== false;
}
