import {
  type AuditInputs,
  type BegunAudit,
  type CastVoteRecords,
  type CvrsNeeded,
  cvrsNeeded,
  kindOf,
  type Plan,
  type Planned,
  type RegisteredFile,
} from '@plumbline/audit';
import type { BallotManifest, CandidateTotals } from '@plumbline/election';
import { canonicalJson, slotKey } from '@plumbline/record';
import { keepNewest } from '../../keep-newest.ts';
import { rememberBy } from '../../remember-by.ts';
import { type CvrOrder, cvrOrder, cvrsKey } from './card-packs.ts';
import { contentKey } from './content-key.ts';

/** A ballot manifest to read, by the rules of a plan. Plain data: it is read in a thread. */
export type ManifestOrder = { readonly file: RegisteredFile; readonly plan: Plan; readonly jurisdiction: string };

/** Candidate totals to read against a manifest. */
export type TotalsOrder = ManifestOrder & { readonly manifestFile: RegisteredFile };

/** Who reads the files: this thread itself, or one of the pool for it. */
export type InputReader = {
  readonly manifest: (order: ManifestOrder) => Promise<BallotManifest>;
  /** `manifest` gives the manifest the totals are read against, to whoever has no other way to it. */
  readonly totals: (order: TotalsOrder, manifest: () => Promise<BallotManifest>) => Promise<CandidateTotals>;
  /** What is needed of cast vote records, out of their card pack. */
  readonly cvrs: (
    order: CvrOrder,
    needed: CvrsNeeded,
    manifest: () => Promise<BallotManifest>,
  ) => Promise<CastVoteRecords>;
};

/** What registered files say, read when first needed and kept by digest. */
export type InputFiles = {
  readonly manifestOf: (order: ManifestOrder) => Promise<BallotManifest>;
  readonly totalsOf: (order: TotalsOrder) => Promise<CandidateTotals>;
  readonly manifest: (audit: Planned, jurisdiction: string) => Promise<BallotManifest | undefined>;
  readonly totals: (audit: Planned, jurisdiction: string) => Promise<CandidateTotals | undefined>;
  /** What is needed of the cast vote records of a jurisdiction; undefined where none are registered. */
  readonly cvrs: (audit: Planned, jurisdiction: string, needed: CvrsNeeded) => Promise<CastVoteRecords | undefined>;
  /** Everything there is about one jurisdiction; of its cast vote records, what the audit asks of them. */
  readonly ofJurisdiction: (audit: BegunAudit, jurisdiction: string) => Promise<AuditInputs>;
  /** Everything there is: for what concerns the whole audit. */
  readonly all: (audit: BegunAudit) => Promise<AuditInputs>;
  /** The manifests of all jurisdictions, for what asks for nothing else. */
  readonly manifests: (audit: Planned) => Promise<AuditInputs>;
};

/** In each thread: a state's larger manifests are kept while they are worked with, and nobody's fill the memory. */
export const INPUT_BYTES_KEPT_MAX = 64_000_000;

/**
 * The content of files by digest, as long as it takes less than `bytesMax` of memory. A manifest of 640 kB takes about
 * 2.5 MB; what does not fit is read again when it is needed.
 */
export function openInputFiles(reader: InputReader, { bytesMax }: { readonly bytesMax: number }): InputFiles {
  const manifests = keepNewest<BallotManifest>({ bytesMax: bytesMax / 2, bytesOf: bytesOfManifest });
  const tables = keepNewest<CandidateTotals>({ bytesMax: bytesMax / 2, bytesOf: bytesOfTotals });

  function manifestOf(order: ManifestOrder): Promise<BallotManifest> {
    return manifests.get(manifestKey(order), () => reader.manifest(order));
  }

  function totalsOf(order: TotalsOrder): Promise<CandidateTotals> {
    const manifestOrder = { ...order, file: order.manifestFile };
    return tables.get(totalsKey(order), () => reader.totals(order, () => manifestOf(manifestOrder)));
  }

  function manifest(audit: Planned, jurisdiction: string): Promise<BallotManifest | undefined> {
    const order = manifestOrderOf(audit, jurisdiction);
    return order === undefined ? Promise.resolve(undefined) : manifestOf(order);
  }

  function totals(audit: Planned, jurisdiction: string): Promise<CandidateTotals | undefined> {
    const order = totalsOrderOf(audit, jurisdiction);
    return order === undefined ? Promise.resolve(undefined) : totalsOf(order);
  }

  async function cvrs(audit: Planned, jurisdiction: string, needed: CvrsNeeded) {
    const order = cvrOrderOf(audit, jurisdiction);
    const manifestOrder = manifestOrderOf(audit, jurisdiction);
    if (order === undefined || manifestOrder === undefined) return undefined;
    return reader.cvrs(order, needed, () => manifestOf(manifestOrder));
  }

  async function gather(audit: BegunAudit, jurisdictions: readonly string[]): Promise<AuditInputs> {
    const inputs = { manifests: new Map<string, BallotManifest>(), totals: new Map<string, CandidateTotals>() };
    const records = new Map<string, CastVoteRecords>();
    const needed = comparesWithCvrs(audit.plan) ? cvrsNeeded(audit) : undefined;
    for (const jurisdiction of jurisdictions) {
      const ballots = await manifest(audit, jurisdiction);
      if (ballots !== undefined) inputs.manifests.set(jurisdiction, ballots);
      const votes = await totals(audit, jurisdiction);
      if (votes !== undefined) inputs.totals.set(jurisdiction, votes);
      const asked = needed?.get(jurisdiction);
      const found = asked === undefined ? undefined : await cvrs(audit, jurisdiction, asked);
      if (found !== undefined) records.set(jurisdiction, found);
    }
    return needed === undefined ? inputs : { ...inputs, cvrs: records };
  }

  async function manifestsOfAll(audit: Planned): Promise<AuditInputs> {
    const inputs = { manifests: new Map<string, BallotManifest>(), totals: new Map<string, CandidateTotals>() };
    for (const { name } of audit.plan.jurisdictions) {
      const ballots = await manifest(audit, name);
      if (ballots !== undefined) inputs.manifests.set(name, ballots);
    }
    return inputs;
  }

  return {
    manifestOf,
    totalsOf,
    manifest,
    totals,
    cvrs,
    manifests: manifestsOfAll,
    ofJurisdiction: (audit, jurisdiction) => gather(audit, [jurisdiction]),
    all: (audit) =>
      gather(
        audit,
        audit.plan.jurisdictions.map((one) => one.name),
      ),
  };
}

function comparesWithCvrs(plan: Plan): boolean {
  return kindOf(plan).files.includes('cvrs');
}

/** The registered cast vote records of a jurisdiction, as they are to be read. */
export function cvrOrderOf(audit: Planned, jurisdiction: string): CvrOrder | undefined {
  const file = registered(audit, 'cvrs', jurisdiction);
  const manifestFile = registered(audit, 'manifest', jurisdiction);
  return file && manifestFile && cvrOrder(audit.plan, jurisdiction, { file, manifestFile });
}

function manifestOrderOf(audit: Planned, jurisdiction: string): ManifestOrder | undefined {
  const file = registered(audit, 'manifest', jurisdiction);
  return file && { file, plan: audit.plan, jurisdiction };
}

function totalsOrderOf(audit: Planned, jurisdiction: string): TotalsOrder | undefined {
  const file = registered(audit, 'candidate-totals', jurisdiction);
  const manifestFile = registered(audit, 'manifest', jurisdiction);
  return file && manifestFile && { file, manifestFile, plan: audit.plan, jurisdiction };
}

/** Everything that what the files of a jurisdiction say depends on. */
export function inputsKey(audit: Planned, jurisdiction: string): string {
  const manifest = manifestOrderOf(audit, jurisdiction);
  const totals = totalsOrderOf(audit, jurisdiction);
  const cvrs = cvrOrderOf(audit, jurisdiction);
  return canonicalJson([
    manifest ? manifestKey(manifest) : null,
    totals ? totalsKey(totals) : null,
    cvrs ? cvrsKey(cvrs) : null,
  ]);
}

function manifestKey({ file, plan }: ManifestOrder): string {
  return `${contentKey(file)} ${plan.type}`;
}

function totalsKey({ file, manifestFile, plan, jurisdiction }: TotalsOrder): string {
  return canonicalJson([file.sha256, contentKey(manifestFile), plan.type, jurisdiction, columnsOf(plan)]);
}

/** What objects and texts take in memory, near enough: V8 needs about this much around each. */
const OBJECT_BYTES = 80;
const TEXT_BYTES = 24;

function bytesOfManifest({ batches }: BallotManifest): number {
  let bytes = 0;
  for (const { name, tabulator, container } of batches) {
    bytes += OBJECT_BYTES + bytesOfText(name) + bytesOfText(tabulator) + bytesOfText(container);
  }
  return bytes;
}

function bytesOfTotals({ batches }: CandidateTotals): number {
  let bytes = 0;
  for (const { batch, votes } of batches) {
    bytes += OBJECT_BYTES + bytesOfText(batch);
    for (const choices of Object.values(votes)) bytes += OBJECT_BYTES + 16 * Object.keys(choices).length;
  }
  return bytes;
}

function bytesOfText(text: string | null): number {
  return text === null ? 0 : TEXT_BYTES + text.length;
}

export function registered(
  audit: Planned,
  kind: RegisteredFile['kind'],
  jurisdiction: string | null,
): RegisteredFile | undefined {
  return bySlot(audit.files).get(slotKey({ kind, jurisdiction }));
}

/** The files of an audit by what they are of, put in order once for each list. */
const bySlot = rememberBy((files: Planned['files']) => new Map(files.map((file) => [slotKey(file), file] as const)));

function columnsOf(plan: Plan) {
  return plan.contests.map(({ name, votesAllowed, jurisdictions, choices }) => ({
    name,
    votesAllowed,
    jurisdictions,
    choices: choices.map((choice) => choice.name),
  }));
}
