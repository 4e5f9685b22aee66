import type { AuditInputs, Plan, RegisteredFile } from '@plumbline/audit';
import {
  type BallotManifest,
  type CandidateTotals,
  type InputFileKind,
  type NamedHeaders,
  type Sha256,
  Sha256Schema,
} from '@plumbline/election';
import { type FileIssue, type Inflater, openWorkbook, type PackCodec, type SmallFile } from '@plumbline/election-files';
import { replayWords } from '@plumbline/words/replay-words';
import { type ReadInput, readCandidateTotals, readManifest } from '../read-input-file.ts';
import type { AuditDescription } from './audit-description.ts';
import { type FolderCvrs, readFolderCvrs } from './folder-cvrs.ts';

const say = replayWords('en');

/** The files of an audit folder, as far as `audit.json` names them. */
export type AuditFolder = {
  readonly description: AuditDescription;
  /** The bytes of `audit.json`, which lists the participants. */
  readonly descriptionBytes: Uint8Array;
  /** The bytes of a file by its path in the folder; undefined where there is none. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** SHA-256 in lower-case hexadecimal. */
  readonly hashBytes: (bytes: Uint8Array) => string;
  /** Expands workbooks. */
  readonly inflater: Inflater;
  /** Compresses the card packs that cast vote records are put into. */
  readonly packCodec: PackCodec;
};

/** The input files of a folder, read. `issues` holds all of them: with an ERROR among them nothing is replayed. */
type FolderInputs = {
  readonly inputs: AuditInputs;
  /** How cast vote records are looked up, by jurisdiction. */
  readonly cvrs: ReadonlyMap<string, Pick<FolderCvrs, 'fetch' | 'rankings'>>;
  readonly files: readonly RegisteredFile[];
  /** The bytes of each registered file, by digest. */
  readonly contents: ReadonlyMap<Sha256, Uint8Array>;
  readonly issues: readonly FileIssue[];
};

/** Reads the manifests, candidate totals and cast vote records a folder names, to the last problem of the last file. */
export async function readFolder(folder: AuditFolder, plan: Plan): Promise<FolderInputs> {
  const manifests = new Map<string, BallotManifest>();
  const totals = new Map<string, CandidateTotals>();
  const files: RegisteredFile[] = [];
  const contents = new Map<Sha256, Uint8Array>();
  const issues: FileIssue[] = [];
  const cvrSources = new Map<string, Pick<FolderCvrs, 'fetch' | 'rankings'>>();

  const take = async <T>(
    place: {
      readonly jurisdiction: string;
      readonly kind: InputFileKind;
      readonly path: string;
      readonly headers?: NamedHeaders | undefined;
    },
    read: (file: SmallFile) => ReadInput<T>,
  ): Promise<T | undefined> => {
    const opened = await openFolderFile(folder, place.path);
    if (opened === undefined) {
      issues.push(missingFile(place.path));
      return undefined;
    }
    const { bytes, file } = opened;
    const { report, content } = read(file);
    issues.push(...report.issues);
    if (content === undefined) return undefined;
    const sha256 = digestOf(folder, bytes);
    contents.set(sha256, bytes);
    const name = place.path.split('/').at(-1) ?? place.path;
    files.push({
      jurisdiction: place.jurisdiction,
      kind: place.kind,
      name,
      bytes: bytes.length,
      sha256,
      figures: content.figures,
      ...(place.headers && { headers: place.headers }),
    });
    return content.value;
  };

  for (const described of folder.description.jurisdictions) {
    const { name: jurisdiction, manifest, candidateTotals, cvrs, contestNames = {} } = described;
    if (manifest === undefined) continue;
    const headers = headersNamed(described.manifestHeaders);
    const ballots = await take({ jurisdiction, kind: 'manifest', path: manifest, headers }, (file) =>
      readManifest(file, plan, { jurisdiction, headers }),
    );
    if (ballots === undefined) continue;
    manifests.set(jurisdiction, ballots);
    if (cvrs !== undefined) {
      const read = await readFolderCvrs(folder, plan, { jurisdiction, manifest: ballots, cvrs, contestNames });
      issues.push(...read.issues);
      if (read.found !== undefined) {
        files.push(read.found.file);
        for (const bytes of read.found.contents) contents.set(digestOf(folder, bytes), bytes);
        cvrSources.set(jurisdiction, read.found);
      }
    }
    if (candidateTotals === undefined) continue;
    const tallies = await take({ jurisdiction, kind: 'candidate-totals', path: candidateTotals }, (file) =>
      readCandidateTotals(file, plan, { jurisdiction, manifest: ballots }),
    );
    if (tallies !== undefined) totals.set(jurisdiction, tallies);
  }
  return { inputs: { manifests, totals }, cvrs: cvrSources, files, contents, issues };
}

function headersNamed(named: Readonly<Record<string, string | null>> | undefined): NamedHeaders | undefined {
  if (named === undefined) return undefined;
  return Object.entries(named).map(([header, column]) => ({ header, column }));
}

/** A file of the folder: its bytes, and what its reader takes of them, which for a workbook is the table in it. */
export async function openFolderFile(
  folder: AuditFolder,
  path: string,
): Promise<{ readonly bytes: Uint8Array; readonly file: SmallFile } | undefined> {
  const bytes = folder.read(path);
  if (bytes === undefined) return undefined;
  return { bytes, file: await openWorkbook({ name: path, bytes }, folder) };
}

export function digestOf(folder: AuditFolder, bytes: Uint8Array): Sha256 {
  return Sha256Schema.parse(folder.hashBytes(bytes));
}

/** The issue of a file that `audit.json` names and the folder lacks. */
export function missingFile(path: string): FileIssue {
  return {
    severity: 'ERROR',
    code: 'FILE_EMPTY',
    file: path,
    message: say('fileMissing', { path }),
    advice: say('fileMissingAdvice'),
    count: 1,
  };
}
