import type { InputFileKind } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import type { Saying } from '@plumbline/words/define-words';
import { detail } from '@plumbline/words/detail-words';
import type { ProblemReport } from '../../road/send-problem.ts';
import type { Services } from '../../services.ts';
import { type Uploaded, uploadedSince } from '../../stores/uploads.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Within 24 hours, for a person and for a jurisdiction each. The largest known county's manifests and totals take 30 MB. */
const SMALL_BYTES_MAX = 1_000_000_000;
/** Cast vote records of the largest county take 3 GB; whoever corrects them sends them again. */
const CVR_BYTES_MAX = 12_000_000_000;
const FILES_MAX = 1_000;

/** How many bytes may still be uploaded here by this person, or what to answer if there are none left. */
export async function uploadQuotaLeft(
  services: Pick<Services, 'db' | 'now'>,
  place: {
    readonly personId: string;
    readonly auditId: string;
    readonly jurisdiction: string | null;
    readonly kind: InputFileKind;
  },
): Promise<Result<number, ProblemReport>> {
  const since = new Date(services.now().getTime() - DAY_MS);
  const { personId, auditId, jurisdiction, kind } = place;
  const cvrs = kind === 'cvrs';
  const bytesMax = cvrs ? CVR_BYTES_MAX : SMALL_BYTES_MAX;
  const { own, here } = await uploadedSince(services.db, since, { personId, auditId, jurisdiction, cvrs });
  if (own.bytes >= bytesMax || own.files >= FILES_MAX) return err(reached(detail('quotaOfPerson', inFigures(own))));
  if (here.bytes >= bytesMax || here.files >= FILES_MAX) return err(reached(ofPlace(jurisdiction, here)));
  return ok(bytesMax - Math.max(own.bytes, here.bytes));
}

function inFigures({ bytes, files }: Uploaded) {
  return { count: files, megabytes: Math.round(bytes / 1_000_000) };
}

function ofPlace(jurisdiction: string | null, uploaded: Uploaded): Saying {
  if (jurisdiction === null) return detail('quotaOfAudit', inFigures(uploaded));
  return detail('quotaOfJurisdiction', { jurisdiction, ...inFigures(uploaded) });
}

function reached(said: Saying): ProblemReport {
  return { code: 'upload-quota-reached', detail: said };
}
