import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { BegunAudit, Plan, RegisteredFile } from '@plumbline/audit';
import { type InputFileKind, type NamedHeaders, type Sha256, Sha256Schema } from '@plumbline/election';
import { canonicalJson } from '@plumbline/record';
import type { StoredBlob } from '../../files/blob-store.ts';
import { keepNewest } from '../../keep-newest.ts';
import { sha256OfText } from '../../log/append-events.ts';
import type { Preparation } from '../../road/preparation.ts';
import type { Services } from '../../services.ts';
import type { UploadFindings } from '../../stores/uploads.ts';
import { cvrOrder, cvrsKey } from '../inputs/card-packs.ts';
import { contentKey } from '../inputs/content-key.ts';
import { registered } from '../inputs/input-files.ts';
import { type CvrCheck, cvrsWithoutManifest } from './check-cvrs.ts';
import type { UploadCheck } from './check-upload.ts';

/** A file to check, and what it is checked against. Plain data: it is checked in a thread. */
export type CheckOrder = Omit<UploadCheck, 'manifest'> & {
  readonly file: { readonly name: string; readonly sha256: Sha256 };
  /** What somebody has said of its headers. */
  readonly headers: NamedHeaders | undefined;
  /** The jurisdiction's manifest, where the file is read against it. */
  readonly manifestFile: RegisteredFile | undefined;
  /** The file, where it has only just come: it is stored before it is read. */
  readonly arrived?: Uint8Array;
};

type Uploaded = {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Sha256;
  readonly kind: InputFileKind;
  readonly jurisdiction: string | null;
  readonly headers?: NamedHeaders | undefined;
};

const kept = keepNewest<UploadFindings>({
  bytesMax: 20_000_000,
  bytesOf: (findings) => JSON.stringify(findings).length,
});

/** What is to be said about an uploaded file as the audit stands. The same bytes against the same plan are read once. */
export function checkOfUpload(services: Services, audit: BegunAudit, upload: Uploaded): Promise<UploadFindings> {
  if (upload.kind === 'cvrs') return checkOfCvrs(services, audit, upload);
  const order = orderOf(audit, upload);
  return kept.get(basisOf(order), () => services.workers.run('check-upload', order));
}

/** The same of a file that has just come. When this has answered, it is stored, whatever was found. */
export async function checkOfArrived(
  services: Services,
  audit: BegunAudit,
  upload: Omit<Uploaded, 'bytes' | 'sha256'>,
  arrived: Uint8Array,
): Promise<StoredBlob & { readonly findings: UploadFindings }> {
  const blob = { sha256: Sha256Schema.parse(hash('sha256', arrived, 'hex')), bytes: arrived.byteLength };
  const uploaded = { ...upload, ...blob };
  let isStored = false;
  // The thread that reads it stores it: bytes are handed on once, and the disk is waited for where nobody else waits.
  const storeAndCheck = (order: CheckOrder) => {
    isStored = true;
    return services.workers.run('check-upload', { ...order, arrived });
  };
  const order = upload.kind === 'cvrs' ? undefined : orderOf(audit, uploaded);
  const known = order && (await kept.get(basisOf(order), () => storeAndCheck(order)));
  // The same bytes were read before, and may have been removed since.
  if (!isStored) await services.blobs.put(Readable.from([arrived]));
  return { ...blob, findings: known ?? (await checkOfCvrs(services, audit, uploaded)) };
}

/** The same, worked out before the audit is held and only looked up then. */
export function preparedCheck(preparation: Preparation, audit: BegunAudit, upload: Uploaded): Promise<UploadFindings> {
  const key = `check ${basisOfCheck(audit, upload)}`;
  return preparation.get(key, (services) => checkOfUpload(services, audit, upload));
}

/** What the findings depend on: an upload that has the same basis as before is found to be the same. */
export function basisOfCheck(audit: BegunAudit, upload: Uploaded): string {
  if (upload.kind !== 'cvrs') return basisOf(orderOf(audit, upload));
  const check = cvrCheckOf(audit, upload);
  return check === undefined ? `without a manifest: ${upload.sha256}` : cvrsKey(check.order);
}

function checkOfCvrs(services: Services, audit: BegunAudit, upload: Uploaded): Promise<UploadFindings> {
  const check = cvrCheckOf(audit, upload);
  if (check === undefined) return Promise.resolve(cvrsWithoutManifest(upload.name));
  return kept.get(cvrsKey(check.order), () => services.workers.run('check-cvrs', check));
}

function cvrCheckOf({ plan, files }: BegunAudit, upload: Uploaded): CvrCheck | undefined {
  const { name, sha256, bytes, jurisdiction } = upload;
  const manifestFile = registered({ plan, files }, 'manifest', jurisdiction);
  if (jurisdiction === null || manifestFile === undefined) return undefined;
  const order = cvrOrder(plan, jurisdiction, { file: { name, sha256, bytes }, manifestFile });
  return { order, jurisdiction, plan };
}

function orderOf(audit: BegunAudit, { name, sha256, kind, jurisdiction, headers }: Uploaded): CheckOrder {
  const manifestFile = kind === 'candidate-totals' ? registered(audit, 'manifest', jurisdiction) : undefined;
  return { file: { name, sha256 }, headers, kind, jurisdiction, plan: audit.plan, manifestFile };
}

/** The digest of everything the findings can depend on: the whole plan, so that no rule of a reader has to be listed here. */
function basisOf({ file, headers, kind, jurisdiction, plan, manifestFile }: CheckOrder): string {
  const against = [digestOfPlan(plan), manifestFile === undefined ? null : contentKey(manifestFile)];
  return sha256OfText(
    canonicalJson([file.name, contentKey({ sha256: file.sha256, headers }), kind, jurisdiction, against]),
  );
}

const digests = new WeakMap<Plan, string>();

function digestOfPlan(plan: Plan): string {
  const known = digests.get(plan);
  if (known !== undefined) return known;
  const digest = sha256OfText(canonicalJson(plan));
  digests.set(plan, digest);
  return digest;
}
