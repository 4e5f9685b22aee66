import {
  CVR_FORMATS,
  type CvrFormat,
  type CvrProgress,
  createIssueCollector,
  type DetectedKind,
  detectKind,
  detectTableKind,
  KIND_HEAD_BYTES,
  readHead,
} from '@plumbline/election-files';
import { commandLineWords } from '@plumbline/words/command-line-words';
import { inspectCvr } from './inspect-cvr.ts';
import { inspectTable } from './inspect-table.ts';
import { type Inspection, inspectionOf, TABLE_KINDS, type TableKindName } from './inspection.ts';
import type { InspectionContext } from './inspection-context.ts';
import { type OpenUpload, readUpload } from './open-upload.ts';

const say = commandLineWords('en');

/** What `--as` may name. */
export type InspectKind = TableKindName | 'cvr' | CvrFormat;
export const INSPECT_KINDS: readonly InspectKind[] = [...TABLE_KINDS, 'cvr', ...CVR_FORMATS];

/** Inspects the files of one upload, as the kind given or as the kind their content shows. */
export async function inspectUpload(
  uploads: readonly OpenUpload[],
  as: InspectKind | undefined,
  context: InspectionContext,
  onProgress: (progress: CvrProgress) => void,
): Promise<Inspection> {
  const [first] = uploads;
  if (first === undefined) throw new Error('an upload has at least one file');
  const detected = as === undefined ? await detectUploadKind(first) : undefined;
  if (detected?.kind === 'unknown' && uploads.length === 1) return unknownKind(first.name, detected.looksLike);
  const kind = detected === undefined ? as : kindOf(detected);
  if (kind === undefined || uploads.length > 1 || !isTableKind(kind)) {
    const format = kind === undefined || kind === 'cvr' || isTableKind(kind) ? undefined : kind;
    return inspectCvr(uploads, format, context, onProgress);
  }
  return inspectTable(await readUpload(first), kind, context);
}

function unknownKind(name: string, looksLike: string): Inspection {
  const issues = createIssueCollector(name);
  issues.error({
    code: 'UNKNOWN_KIND',
    found: looksLike,
    expected: INSPECT_KINDS.join(', '),
    message: `${name} is none of the files an audit uses. It looks like ${looksLike}.`,
    advice: say('checkFile'),
  });
  return inspectionOf({ kind: 'unknown', format: null, encoding: null }, issues.report(), {});
}

/** The kind of a file by its content; of a workbook, by the sheet that holds a table. */
async function detectUploadKind(upload: OpenUpload): Promise<DetectedKind> {
  const detected = detectKind(await readHead(upload.source, KIND_HEAD_BYTES));
  if (detected.kind !== 'workbook') return detected;
  const opened = await readUpload(upload);
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
