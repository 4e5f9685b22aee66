import {
  type CvrProgress,
  expandedUpload,
  type Inspection,
  type InspectKind,
  inspectUpload,
  NOTHING_TO_COMPARE,
} from '@plumbline/election-files';
import { blobSource, browserGunzipSource, browserInflater, DamagedBytes } from '@plumbline/election-files/browser';

/** What is asked of the worker: the files of one upload, and what they are said to be. */
export type InspectionAsked = {
  readonly files: readonly { readonly name: string; readonly blob: Blob }[];
  /** Undefined: told from the content. */
  readonly as: InspectKind | undefined;
};

/** Why no answer came: the compressed file is damaged, or a file was changed or taken away since it was chosen. */
export type InspectionFailure = 'damaged' | 'unreadable';

export type InspectionAnswer =
  | { readonly ok: true; readonly inspection: Inspection }
  | { readonly ok: false; readonly failure: InspectionFailure };

/** Answers for files that are chosen in a browser what `plumbline inspect` answers for them on a disk. */
export async function inspectChosen(
  { files, as }: InspectionAsked,
  onProgress: (progress: CvrProgress) => void,
): Promise<InspectionAnswer> {
  const uploads = files.map(({ name, blob }) =>
    expandedUpload({ name, source: blobSource(blob) }, browserGunzipSource),
  );
  try {
    const context = NOTHING_TO_COMPARE;
    const inspection = await inspectUpload({ files: uploads, as, context, inflater: browserInflater, onProgress });
    return { ok: true, inspection };
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    return { ok: false, failure };
  }
}

function failureOf(error: unknown): InspectionFailure | undefined {
  if (error instanceof DamagedBytes) return 'damaged';
  // What the specification of files lets a browser say of a file that is not as it was.
  const isOfFile = error instanceof DOMException && ['NotReadableError', 'NotFoundError'].includes(error.name);
  return isOfFile ? 'unreadable' : undefined;
}
