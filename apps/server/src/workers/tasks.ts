import {
  type AskedSizes,
  type AuditInRounds,
  type BatchPlace,
  type BegunAudit,
  type CardDifference,
  type CardScan,
  type CaseFacts,
  type ContestAssertions,
  type ContestMeasurement,
  type ContestSizes,
  cardDifferences,
  caseFacts,
  type DrawsFile,
  drawSample,
  type EstimatedWork,
  estimateWork,
  extraBatchesOf,
  isInRounds,
  kindOf,
  measureRisk,
  type Planned,
  type PreviewLine,
  previewSample,
  type Sample,
  type SampleRefusal,
  type ScanShare,
  sampleSizeOptions,
  scanCards,
  unitKey,
  type Workload,
  workByMargin,
  workloadOf,
} from '@plumbline/audit';
import { CHANNELS, CONTAINER_KINDS, DUTIES } from '@plumbline/ballot-management';
import { type SeenVotes, seenVotes } from '@plumbline/documents';
import type { BallotManifest, CandidateTotals, DocumentKind, Sha256 } from '@plumbline/election';
import {
  openWorkbook,
  type ParsedFile,
  parseRoomFile,
  type RoomContest,
  type RoomFile,
  type RoomFileKind,
} from '@plumbline/election-files';
import { nodeInflater } from '@plumbline/election-files/node';
import { assert, ok, type Result } from '@plumbline/prelude';
import { contestRankings, findAssertions } from '@plumbline/record';
import type { BallotCandidates, ContestTally } from '@plumbline/statistics';
import {
  type DocumentLine,
  type DocumentOrder,
  listDocuments,
  makeDocument,
} from '../audit/downloads/make-document.ts';
import { makePublicAuditPage, type PublicAuditPageOrder } from '../audit/downloads/make-public-audit-page.ts';
import { makeReport, type ReportOrder } from '../audit/downloads/make-report.ts';
import { storeDraws } from '../audit/history/draws-of-rounds.ts';
import type { CardPacks } from '../audit/inputs/card-packs.ts';
import type { Imprint, ImprintOrder } from '../audit/inputs/imprints.ts';
import { cvrOrderOf, type InputFiles, type ManifestOrder, type TotalsOrder } from '../audit/inputs/input-files.ts';
import { openArrived, openSmallFile } from '../audit/inputs/open-small-file.ts';
import { type Participant, readParticipants } from '../audit/inputs/read-participants.ts';
import { type CvrCheck, checkCvrs } from '../audit/uploads/check-cvrs.ts';
import type { CheckOrder } from '../audit/uploads/check-of-upload.ts';
import { checkUpload } from '../audit/uploads/check-upload.ts';
import { type BallotDocumentOrder, makeBallotDocument } from '../ballots/downloads/make-ballot-document.ts';
import { type PacketOrder, packPacket } from '../ballots/downloads/pack-packet.ts';
import { packRecords, type RecordsOrder } from '../ballots/downloads/pack-records.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { type MadeFile, writeMadeFile } from '../made/made-files.ts';
import { readMapFile } from '../maps/read-map-file.ts';
import type { UploadFindings } from '../stores/uploads.ts';

/** What tasks work with in their thread: the files, and what was read from them before. */
export type TaskContext = {
  readonly filesDirectory: string;
  readonly blobs: BlobStore;
  readonly packs: CardPacks;
  readonly inputFiles: InputFiles;
  /** Tells whoever waits what share of the task is done, from 0 to 1; of a document, with the number of its pages. */
  readonly onProgress: (share: number, pages?: number) => void;
};

type DrawOrder = AskedSizes & {
  readonly audit: BegunAudit;
  /** What `scanInParts` found, where the cards are too many for one thread to scan. */
  readonly scanned?: readonly (readonly BallotCandidates[])[];
};

/** A sample whose draws are a file, and the batches that the plan adds to it. */
export type StoredSample = Pick<Sample, 'drawnFrom'> & {
  readonly drawn: DrawsFile;
  readonly extraBatches: readonly BatchPlace[];
};

/** Everything that computes longer than a request may wait, by name. Inputs and outputs are plain data. */
export const TASKS = {
  async 'check-upload'({ blobs, inputFiles }: TaskContext, order: CheckOrder): Promise<UploadFindings> {
    const { file, headers, kind, jurisdiction, plan, manifestFile, arrived } = order;
    if (arrived !== undefined) await blobs.keep(arrived);
    const manifest =
      manifestFile === undefined || jurisdiction === null
        ? undefined
        : await inputFiles.manifestOf({ file: manifestFile, plan, jurisdiction });
    const opened =
      arrived === undefined ? openSmallFile(blobs, file) : openArrived({ name: file.name, bytes: arrived });
    return checkUpload(await opened, { kind, headers, jurisdiction, plan, manifest });
  },

  async 'estimate-work'(
    _: TaskContext,
    asked: { readonly contest: ContestTally; readonly riskLimits: readonly number[] },
  ): Promise<readonly EstimatedWork[]> {
    return estimateWork(asked.contest, asked.riskLimits);
  },

  async 'work-by-margin'(
    _: TaskContext,
    asked: { readonly contest: ContestTally; readonly riskLimit: number },
  ): Promise<ReturnType<typeof workByMargin>> {
    return workByMargin(asked);
  },

  /** Of a large county this takes a minute, so it is a task of its own. */
  async 'check-cvrs'({ packs, inputFiles }: TaskContext, check: CvrCheck): Promise<UploadFindings> {
    const { order, plan, jurisdiction } = check;
    const manifest = await inputFiles.manifestOf({ file: order.manifestFile, plan, jurisdiction });
    return checkCvrs(await packs.read(order, manifest));
  },

  'remove-unused-packs': ({ packs }: TaskContext, before: Date): Promise<void> => packs.removeUnused(before),

  'read-map': ({ blobs }: TaskContext, sha256: Sha256): ReturnType<typeof readMapFile> => readMapFile(blobs, sha256),

  'read-manifest': ({ inputFiles }: TaskContext, order: ManifestOrder): Promise<BallotManifest> =>
    inputFiles.manifestOf(order),

  'read-totals': ({ inputFiles }: TaskContext, order: TotalsOrder): Promise<CandidateTotals> =>
    inputFiles.totalsOf(order),

  /** Of each card no more than what is printed on it leaves the thread. */
  async 'read-imprints'(
    { inputFiles }: TaskContext,
    { planned, jurisdiction, cards }: ImprintOrder,
  ): Promise<ReadonlyMap<string, Imprint>> {
    const records = await inputFiles.cvrs(planned, jurisdiction, { cards, bearing: [] });
    return new Map(
      cards.map((card) => {
        const { imprintedId = null, recordId = null, remade = false } = records?.find(card) ?? {};
        return [unitKey(card), { imprintedId, recordId, remade }];
      }),
    );
  },

  async 'card-differences'(
    { inputFiles }: TaskContext,
    { audit, jurisdiction }: { readonly audit: AuditInRounds; readonly jurisdiction: string },
  ): Promise<readonly CardDifference[]> {
    return cardDifferences(audit, await inputFiles.ofJurisdiction(audit, jurisdiction), jurisdiction);
  },

  async 'case-facts'(
    { inputFiles }: TaskContext,
    order: { readonly audit: AuditInRounds; readonly jurisdictions: readonly (string | null)[] },
  ): Promise<readonly CaseFacts[]> {
    const { audit, jurisdictions } = order;
    // Which margin a batch harms most depends on the batches of all jurisdictions.
    const whole = kindOf(audit.plan).comparedWith === 'batch-totals' ? await inputFiles.all(audit) : undefined;
    const facts: (readonly CaseFacts[])[] = [];
    for (const jurisdiction of jurisdictions) {
      const inputs = whole ?? (await inputFiles.ofJurisdiction(audit, jurisdiction ?? ''));
      facts.push(caseFacts(audit, inputs, jurisdiction));
    }
    return facts.flat();
  },

  /** Of a large contest every card is read. */
  async 'find-assertions'(
    { packs, inputFiles }: TaskContext,
    planned: Planned,
  ): Promise<Readonly<Record<string, ContestAssertions>>> {
    const found = await findAssertions<never>(planned, async (jurisdiction, contest, choiceRead) => {
      const order = cvrOrderOf(planned, jurisdiction);
      const manifest = await inputFiles.manifest(planned, jurisdiction);
      assert(order !== undefined && manifest !== undefined, 'registered records have a manifest', { jurisdiction });
      return ok(await packs.lookUp(order, manifest, (pack) => contestRankings(pack, contest, choiceRead)));
    });
    assert(found.ok, 'what is registered can be looked up', found);
    return found.value;
  },

  'read-participants': (
    { blobs }: TaskContext,
    file: { readonly name: string; readonly sha256: Sha256 },
  ): Promise<readonly Participant[]> => readParticipants(blobs, file),

  async 'sample-sizes'({ inputFiles }: TaskContext, audit: BegunAudit): Promise<readonly ContestSizes[]> {
    return sampleSizeOptions(audit, await inputFiles.all(audit));
  },

  async workload({ inputFiles }: TaskContext, audit: BegunAudit): Promise<Workload> {
    return workloadOf(audit, await inputFiles.all(audit));
  },

  async 'scan-cards'(
    { inputFiles, onProgress }: TaskContext,
    { planned, scan, share }: { readonly planned: Planned; readonly scan: CardScan; readonly share: ScanShare },
  ): Promise<readonly BallotCandidates[]> {
    return scanCards(scan, await inputFiles.manifests(planned), { ...share, onProgress });
  },

  async 'draw-sample'(
    { inputFiles, onProgress }: TaskContext,
    order: DrawOrder,
  ): Promise<Result<Sample, SampleRefusal>> {
    return drawSample({ ...order, inputs: await inputFiles.all(order.audit), onProgress });
  },

  /** The same, kept as a file: a hundred thousand draws are not handed from thread to thread. */
  async 'store-sample'(
    { inputFiles, blobs, onProgress }: TaskContext,
    order: DrawOrder,
  ): Promise<Result<StoredSample, SampleRefusal>> {
    const inputs = await inputFiles.all(order.audit);
    const sample = drawSample({ ...order, inputs, onProgress });
    if (!sample.ok) return sample;
    const { drawnFrom, draws } = sample.value;
    const extraBatches = extraBatchesOf(order.audit, inputs, draws);
    return ok({ drawnFrom, drawn: await storeDraws(blobs, sample.value), extraBatches });
  },

  async 'preview-sample'(
    { inputFiles }: TaskContext,
    order: DrawOrder,
  ): Promise<Result<readonly PreviewLine[], SampleRefusal>> {
    const { audit } = order;
    const inputs = await inputFiles.all(audit);
    const sample = drawSample({ ...order, inputs });
    if (!sample.ok) return sample;
    const { draws } = sample.value;
    return ok(previewSample(audit.plan, draws, extraBatchesOf(audit, inputs, draws)));
  },

  async 'measure-risk'(
    { inputFiles }: TaskContext,
    audit: BegunAudit,
  ): Promise<Result<readonly ContestMeasurement[], SampleRefusal>> {
    assert(isInRounds(audit), 'risk is measured once something was drawn', audit.phase);
    return measureRisk({ audit, inputs: await inputFiles.all(audit) });
  },

  async 'votes-seen'({ inputFiles }: TaskContext, audit: AuditInRounds): Promise<readonly SeenVotes[]> {
    return seenVotes(audit, await inputFiles.all(audit));
  },

  'list-documents': ({ inputFiles }: TaskContext, order: DocumentOrder): Promise<readonly DocumentLine[]> =>
    listDocuments(order, inputFiles),

  async 'public-audit-page'({ inputFiles }: TaskContext, order: PublicAuditPageOrder): Promise<string> {
    return makePublicAuditPage(order, inputFiles);
  },

  async 'print-document'(
    { inputFiles, filesDirectory, onProgress }: TaskContext,
    order: DocumentOrder & { readonly kind: DocumentKind },
  ): Promise<MadeFile> {
    const onPage = (page: number, pages: number) => onProgress(page / pages, pages);
    return writeMadeFile(filesDirectory, await makeDocument(order, inputFiles, onPage));
  },

  async 'read-room-file'(
    _: TaskContext,
    { kind, name, bytes, contests }: RoomFileOrder,
  ): Promise<ParsedFile<RoomFile>> {
    const file = await openWorkbook({ name, bytes }, { inflater: nodeInflater });
    return parseRoomFile(file, kind, { containerKinds: CONTAINER_KINDS, channels: CHANNELS, duties: DUTIES, contests });
  },

  async 'print-ballot-document'(
    { filesDirectory, onProgress }: TaskContext,
    order: BallotDocumentOrder,
  ): Promise<MadeFile> {
    const onPage = (page: number, pages: number) => onProgress(page / pages, pages);
    return writeMadeFile(filesDirectory, await makeBallotDocument(order, onPage));
  },

  'ballot-packet': ({ blobs }: TaskContext, order: PacketOrder): ReturnType<BlobStore['put']> =>
    packPacket(order, blobs),

  async 'ballot-records'({ filesDirectory, onProgress }: TaskContext, order: RecordsOrder): Promise<MadeFile> {
    return writeMadeFile(
      filesDirectory,
      packRecords(order, (form, forms) => onProgress(form / forms)),
    );
  },

  async report({ inputFiles, filesDirectory }: TaskContext, order: ReportOrder): Promise<MadeFile> {
    return writeMadeFile(filesDirectory, await makeReport(order, inputFiles));
  },
} as const;

/** A file of a ballot room, and the contests that it may have votes of. */
type RoomFileOrder = {
  readonly kind: RoomFileKind;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contests: readonly RoomContest[];
};

export type TaskName = keyof typeof TASKS;
export type TaskInput<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[1];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<(typeof TASKS)[Name]>>;
