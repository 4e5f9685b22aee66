import type { UploadReport } from '@plumbline/api';
import { findPerson } from '../../stores/people.ts';
import type { Reader } from '../../stores/store.ts';
import type { Upload } from '../../stores/uploads.ts';
import { reportOfUpload } from '../screens/file-slots.ts';

/** What an uploaded file turned out to be, and who sent it, for whoever asked for it to be read. */
export async function reportUpload(db: Reader, upload: Upload): Promise<UploadReport> {
  const person = await findPerson(db, upload.personId);
  return reportOfUpload(upload, person?.name ?? '');
}
