import type { CastVoteRecords, ContestRankings, CvrsNeeded, FileFigures, Plan, RegisteredFile } from '@plumbline/audit';
import type { BallotManifest } from '@plumbline/election';
import {
  createCardPackWriter,
  type FileIssue,
  memorySource,
  openCardPack,
  type PackOutput,
} from '@plumbline/election-files';
import { assert } from '@plumbline/prelude';
import { canonicalJson } from '../canonical-json.ts';
import { contestRankings } from '../cvrs/contest-rankings.ts';
import { cvrFiguresOf } from '../cvrs/cvr-figures.ts';
import { fetchCvrs } from '../cvrs/fetch-cvrs.ts';
import { readCvrUpload, votesAllowedTyped } from '../cvrs/read-cvr-upload.ts';
import { readSampledCvrs } from '../cvrs/sampled-cvrs.ts';
import { type AuditDescription, SAMPLED } from './audit-description.ts';
import { type AuditFolder, digestOf, missingFile, openFolderFile } from './read-folder.ts';

type CvrFigures = Extract<FileFigures, { readonly kind: 'cvrs' }>;
type Described = NonNullable<AuditDescription['jurisdictions'][number]['cvrs']>;

/** The cast vote records of one jurisdiction of a folder: what the record keeps of them, and how they are looked up. */
export type FolderCvrs = {
  readonly file: RegisteredFile;
  /** The bytes of the registered file, and of each file of the upload. */
  readonly contents: readonly Uint8Array[];
  readonly fetch: (needed: CvrsNeeded) => Promise<CastVoteRecords>;
  /** How its cards rank the choices of a contest, by its name there. */
  readonly rankings: (contest: string, choiceRead: (nameInCvrs: string) => string) => Promise<ContestRankings>;
};

/** Reads the cast vote records a folder names for a jurisdiction, to the last problem. */
export async function readFolderCvrs(
  folder: AuditFolder,
  plan: Plan,
  of: {
    readonly jurisdiction: string;
    readonly manifest: BallotManifest;
    readonly cvrs: Described;
    /** The audit's contests by their names in these cast vote records, where they have others. */
    readonly contestNames: Readonly<Record<string, string>>;
  },
): Promise<{ readonly issues: readonly FileIssue[]; readonly found: FolderCvrs | undefined }> {
  const { jurisdiction, manifest, cvrs, contestNames } = of;
  const files: { readonly path: string; readonly bytes: Uint8Array }[] = [];
  const missing: FileIssue[] = [];
  for (const path of cvrs.files) {
    const bytes = folder.read(path);
    if (bytes === undefined) missing.push(missingFile(path));
    else files.push({ path, bytes });
  }
  if (missing.length > 0) return { issues: missing, found: undefined };
  const listed = files.map(({ path, bytes }) => ({ name: path, bytes: bytes.length, sha256: digestOf(folder, bytes) }));
  const read =
    cvrs.format === SAMPLED
      ? await readSampled(folder, plan, { ...of, files: listed })
      : await readEveryCard(folder, {
          manifest,
          votesAllowed: votesAllowedTyped(plan, jurisdiction, contestNames),
          format: cvrs.format,
          listed,
          files,
        });
  const { issues, figures, fetch, rankings } = read;
  if (figures === undefined || fetch === undefined || rankings === undefined) return { issues, found: undefined };
  // Of several files the record registers the list.
  const [only, ...others] = files;
  const registered =
    only !== undefined && others.length === 0
      ? { name: only.path.split('/').at(-1) ?? only.path, bytes: only.bytes }
      : { name: `${jurisdiction}-cvrs.json`, bytes: new TextEncoder().encode(canonicalJson(listed)) };
  const file: RegisteredFile = {
    jurisdiction,
    kind: 'cvrs',
    name: registered.name,
    bytes: registered.bytes.length,
    sha256: digestOf(folder, registered.bytes),
    figures,
  };
  return { issues, found: { file, contents: [registered.bytes, ...files.map(({ bytes }) => bytes)], fetch, rankings } };
}

type Reading = {
  readonly issues: readonly FileIssue[];
  readonly figures: CvrFigures | undefined;
  readonly fetch: FolderCvrs['fetch'] | undefined;
  readonly rankings: FolderCvrs['rankings'] | undefined;
};

const NOTHING_READ = { figures: undefined, fetch: undefined, rankings: undefined } as const;

async function readSampled(
  folder: AuditFolder,
  plan: Plan,
  of: {
    readonly jurisdiction: string;
    readonly manifest: BallotManifest;
    readonly cvrs: Described;
    readonly files: CvrFigures['files'];
  },
): Promise<Reading> {
  const issues: FileIssue[] = [];
  const parts: CastVoteRecords[] = [];
  let figures: CvrFigures | undefined;
  for (const path of of.cvrs.files) {
    const opened = await openFolderFile(folder, path);
    if (opened === undefined) continue;
    const { report, content } = readSampledCvrs(opened.file, plan, of);
    issues.push(...report.issues);
    if (content === undefined) return { issues, ...NOTHING_READ };
    parts.push(content.records);
    const cards = (figures?.cards ?? 0) + content.figures.cards;
    figures = { ...content.figures, cards };
  }
  const [first] = parts;
  if (first === undefined) return { issues, ...NOTHING_READ };
  const records: CastVoteRecords = {
    ...first,
    find: (place) => {
      for (const part of parts) {
        const record = part.find(place);
        if (record !== undefined) return record;
      }
      return undefined;
    },
  };
  // Of other cards nothing is known, so no contest of theirs is ranked.
  const rankings = () => Promise.resolve({ ranks: 0, groups: [] });
  return { issues, figures, fetch: () => Promise.resolve(records), rankings };
}

async function readEveryCard(
  folder: AuditFolder,
  of: {
    readonly manifest: BallotManifest;
    readonly votesAllowed: ReturnType<typeof votesAllowedTyped>;
    readonly format: Exclude<Described['format'], typeof SAMPLED>;
    readonly listed: CvrFigures['files'];
    readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  },
): Promise<Reading> {
  const { manifest, votesAllowed, format } = of;
  const { output, written } = collected();
  const writer = createCardPackWriter({ output, codec: folder.packCodec });
  const upload = {
    format,
    files: of.files.map(({ path, bytes }) => ({ name: path, source: memorySource(bytes) })),
  };
  const reading = await readCvrUpload(upload, {
    manifest,
    votesAllowed,
    inflater: folder.inflater,
    sink: writer.sink,
  });
  if (!reading.accepted) return { issues: reading.issues, ...NOTHING_READ };
  writer.finish(reading);
  const pack = await openCardPack(memorySource(written()), folder.packCodec);
  assert(pack.ok, 'a pack that was just written can be read', pack);
  const figures = await cvrFiguresOf(pack.value, manifest, of.listed);
  assert(figures.ok, 'a pack that was just written adds up', figures);
  const fetch = async (needed: CvrsNeeded) => {
    const records = await fetchCvrs(pack.value, manifest, needed);
    assert(records.ok, 'a pack in memory stays as it was written', records);
    return records.value;
  };
  const rankings: FolderCvrs['rankings'] = async (contest, choiceRead) => {
    const found = await contestRankings(pack.value, contest, choiceRead);
    assert(found.ok, 'a pack in memory stays as it was written', found);
    return found.value;
  };
  return { issues: reading.issues, figures: figures.value, fetch, rankings };
}

/** Takes the bytes of a pack and puts them together. */
function collected(): { readonly output: PackOutput; readonly written: () => Uint8Array } {
  const parts: Uint8Array[] = [];
  let size = 0;
  return {
    output: {
      write(bytes) {
        parts.push(bytes.slice());
        size += bytes.length;
      },
    },
    written() {
      const all = new Uint8Array(size);
      let from = 0;
      for (const part of parts) {
        all.set(part, from);
        from += part.length;
      }
      return all;
    },
  };
}
