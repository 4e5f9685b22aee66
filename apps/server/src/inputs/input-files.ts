import type { AuditInputs, BegunAudit, Plan, RegisteredFile } from '@plumbline/audit';
import type { BallotManifest, CandidateTotals } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { canonicalJson, readCandidateTotals, readManifest } from '@plumbline/record';
import type { BlobStore } from '../files/blob-store.ts';
import { openSmallFile } from './open-small-file.ts';

/** What registered files say, read when first needed and kept by digest. */
export type InputFiles = {
  readonly manifest: (audit: BegunAudit, jurisdiction: string) => Promise<BallotManifest | undefined>;
  readonly totals: (audit: BegunAudit, jurisdiction: string) => Promise<CandidateTotals | undefined>;
  /** Everything there is about one jurisdiction. */
  readonly ofJurisdiction: (audit: BegunAudit, jurisdiction: string) => Promise<AuditInputs>;
  /** Everything there is: for what concerns the whole audit. */
  readonly all: (audit: BegunAudit) => Promise<AuditInputs>;
};

const FILES_KEPT_MAX = 2_000;

export function openInputFiles(blobs: BlobStore): InputFiles {
  const manifests = keepNewest<BallotManifest>(FILES_KEPT_MAX);
  const tables = keepNewest<CandidateTotals>(FILES_KEPT_MAX);

  function manifest(audit: BegunAudit, jurisdiction: string): Promise<BallotManifest | undefined> {
    const file = registered(audit, 'manifest', jurisdiction);
    if (file === undefined) return Promise.resolve(undefined);
    return manifests(`${file.sha256} ${audit.plan.type}`, async () => {
      const { content } = readManifest(await openSmallFile(blobs, file), audit.plan, { jurisdiction });
      assert(content !== undefined, 'a registered manifest can be read', file);
      return content.value;
    });
  }

  async function totals(audit: BegunAudit, jurisdiction: string): Promise<CandidateTotals | undefined> {
    const file = registered(audit, 'candidate-totals', jurisdiction);
    const against = await manifest(audit, jurisdiction);
    if (file === undefined || against === undefined) return undefined;
    const manifestDigest = registered(audit, 'manifest', jurisdiction)?.sha256;
    const key = canonicalJson([file.sha256, manifestDigest, jurisdiction, columnsOf(audit.plan)]);
    return tables(key, async () => {
      const place = { jurisdiction, manifest: against };
      const { content } = readCandidateTotals(await openSmallFile(blobs, file), audit.plan, place);
      assert(content !== undefined, 'registered candidate totals can be read', file);
      return content.value;
    });
  }

  async function gather(audit: BegunAudit, jurisdictions: readonly string[]): Promise<AuditInputs> {
    const inputs = { manifests: new Map<string, BallotManifest>(), totals: new Map<string, CandidateTotals>() };
    for (const jurisdiction of jurisdictions) {
      const ballots = await manifest(audit, jurisdiction);
      if (ballots !== undefined) inputs.manifests.set(jurisdiction, ballots);
      const votes = await totals(audit, jurisdiction);
      if (votes !== undefined) inputs.totals.set(jurisdiction, votes);
    }
    return inputs;
  }

  return {
    manifest,
    totals,
    ofJurisdiction: (audit, jurisdiction) => gather(audit, [jurisdiction]),
    all: (audit) =>
      gather(
        audit,
        audit.plan.jurisdictions.map((one) => one.name),
      ),
  };
}

export function registered(
  audit: BegunAudit,
  kind: RegisteredFile['kind'],
  jurisdiction: string | null,
): RegisteredFile | undefined {
  return audit.files.find((file) => file.kind === kind && file.jurisdiction === jurisdiction);
}

function columnsOf(plan: Plan) {
  return plan.contests.map(({ name, votesAllowed, jurisdictions, choices }) => ({
    name,
    votesAllowed,
    jurisdictions,
    choices: choices.map((choice) => choice.name),
  }));
}

/** Values by key, made once; the one not used for longest goes first when there are too many. */
function keepNewest<T>(max: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const made = make();
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    const oldest = kept.keys().next();
    if (kept.size > max && !oldest.done) kept.delete(oldest.value);
    return made;
  };
}
