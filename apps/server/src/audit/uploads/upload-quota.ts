import { err, ok, type Result } from '@plumbline/prelude';
import type { ProblemReport } from '../../road/send-problem.ts';
import type { Services } from '../../services.ts';
import { uploadedSince } from '../../stores/uploads.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Within 24 hours, for a person and for a jurisdiction each. The largest known county's files take 30 MB. */
const BYTES_MAX = 1_000_000_000;
const FILES_MAX = 1_000;

/** How many bytes may still be uploaded here by this person, or what to answer if there are none left. */
export async function uploadQuotaLeft(
  services: Pick<Services, 'db' | 'now'>,
  place: { readonly personId: string; readonly auditId: string; readonly jurisdiction: string | null },
): Promise<Result<number, ProblemReport>> {
  const since = new Date(services.now().getTime() - DAY_MS);
  const { personId, auditId, jurisdiction } = place;
  const own = await uploadedSince(services.db, since, { personId });
  if (own.bytes >= BYTES_MAX || own.files >= FILES_MAX) return err(reached('You have', own));
  const here = await uploadedSince(services.db, since, { auditId, jurisdiction });
  if (here.bytes >= BYTES_MAX || here.files >= FILES_MAX)
    return err(reached(`For ${jurisdiction ?? 'the whole audit'}, people have`, here));
  return ok(BYTES_MAX - Math.max(own.bytes, here.bytes));
}

function reached(who: string, { bytes, files }: { readonly bytes: number; readonly files: number }): ProblemReport {
  const megabytes = Math.round(bytes / 1_000_000).toLocaleString('en-US');
  return {
    code: 'upload-quota-reached',
    detail: `${who} uploaded ${files.toLocaleString('en-US')} ${files === 1 ? 'file' : 'files'} with ${megabytes} MB within 24 hours. Use one of them, or come back tomorrow.`,
  };
}
