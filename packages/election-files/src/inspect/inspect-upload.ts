import { fileSaying } from '@plumbline/words/file-words';
import { readHead } from '../byte-source.ts';
import { CVR_FORMATS, type CvrFile, type CvrFormat, type CvrProgress } from '../cvr/cvr-reading.ts';
import { type DetectedKind, detectKind, detectTableKind, KIND_HEAD_BYTES } from '../detect-kind.ts';
import { createIssueCollector } from '../issue-collector.ts';
import type { Inflater } from '../zip/zip-limits.ts';
import { inspectCvr } from './inspect-cvr.ts';
import { inspectTable } from './inspect-table.ts';
import { type Inspection, inspectionOf, TABLE_KINDS, type TableKindName } from './inspection.ts';
import type { InspectionContext } from './inspection-context.ts';
import { readSmallFile } from './read-small-file.ts';

/** What a file may be said to be. */
export type InspectKind = TableKindName | 'cvr' | CvrFormat;
export const INSPECT_KINDS: readonly InspectKind[] = [...TABLE_KINDS, 'cvr', ...CVR_FORMATS];

/** What to inspect: the files of one upload, what they are said to be, and what they are compared with. */
export type InspectionRequest = {
  readonly files: readonly CvrFile[];
  /** Undefined: told from the content. */
  readonly as: InspectKind | undefined;
  readonly context: InspectionContext;
  readonly inflater: Inflater;
  readonly onProgress: (progress: CvrProgress) => void;
};

/** Inspects the files of one upload, as the kind given or as the kind their content shows. */
export async function inspectUpload(request: InspectionRequest): Promise<Inspection> {
  const { files, as, context, inflater } = request;
  const [first] = files;
  if (first === undefined) throw new Error('an upload has at least one file');
  const detected = as === undefined ? await detectUploadKind(first, inflater) : undefined;
  if (detected?.kind === 'unknown' && files.length === 1) return unknownKind(first.name, detected.looksLike);
  const kind = detected === undefined ? as : kindOf(detected);
  if (kind === undefined || files.length > 1 || !isTableKind(kind)) {
    const format = kind === undefined || kind === 'cvr' || isTableKind(kind) ? undefined : kind;
    return inspectCvr(request, format);
  }
  return inspectTable(await readSmallFile(first, inflater), kind, context);
}

function unknownKind(name: string, looksLike: string): Inspection {
  const issues = createIssueCollector(name);
  issues.error({
    code: 'UNKNOWN_KIND',
    found: looksLike,
    expected: INSPECT_KINDS.join(', '),
    message: fileSaying('containers.isNoneOfTheFiles', { name, looksLike }),
    advice: fileSaying('containers.sayWhichKindItIs'),
  });
  return inspectionOf({ kind: 'unknown', format: null, encoding: null }, issues.report(), {});
}

/** The kind of a file by its content; of a workbook, by the sheet that holds a table. */
async function detectUploadKind(upload: CvrFile, inflater: Inflater): Promise<DetectedKind> {
  const detected = detectKind(await readHead(upload.source, KIND_HEAD_BYTES));
  if (detected.kind !== 'workbook') return detected;
  const opened = await readSmallFile(upload, inflater);
  const sheet = 'sheet' in opened ? detectTableKind(opened.sheet.rows.slice(0, 30)) : undefined;
  return sheet ?? detected;
}

/** The kind to read a file as; undefined where only the reader of cast vote records can tell. */
function kindOf(detected: DetectedKind): InspectKind | undefined {
  switch (detected.kind) {
    case 'cvr':
      return detected.format;
    case 'worksheet':
    case 'audit-results':
    case 'contests':
      // None is an election file of its own: the manifest's reader says what it is and where it belongs.
      return 'manifest';
    case 'archive':
    case 'workbook':
    case 'unknown':
      return undefined;
    default:
      return detected.kind;
  }
}

function isTableKind(kind: string): kind is TableKindName {
  return TABLE_KINDS.some((name) => name === kind);
}
