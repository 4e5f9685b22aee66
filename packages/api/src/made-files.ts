import { LIST_PART_KINDS } from '@plumbline/audit';
import { RecordsAskedSchema, RequestNumberSchema } from '@plumbline/ballot-management';
import { DOCUMENT_KINDS } from '@plumbline/election';
import { z } from 'zod';
import { TimeSchema } from './audit-heading.ts';

const EdgeSchema = z.number().min(0).max(80);

/** Four lengths in millimeters, near those of the calibration page: no printer is further off than this. */
export const MeasuredSchema = z
  .string()
  .regex(/^[\d.]+(,[\d.]+){3}$/)
  .transform((text) => text.split(',').map(Number))
  .pipe(z.tuple([z.number().min(120).max(190), z.number().min(80).max(130), EdgeSchema, EdgeSchema]))
  .transform(([across, down, fromRight, fromTop]) => ({ across, down, fromRight, fromTop }));

/** How many ballots may be added up together on tally-mark sheets, as an address says it. */
export const MARK_GROUPS = ['20', '50', '100'] as const;
export type MarkGroupAsked = (typeof MARK_GROUPS)[number];

/** How a document is printed, as an address says it. */
export const PrintedAs = {
  paper: z.enum(['letter', 'a4']).default('letter'),
  /** The labels in the printer; left out, those that are usual with the paper. */
  stock: z.string().min(1).max(50).optional(),
  measured: MeasuredSchema.optional(),
  /** How many ballots are added up together on tally-mark sheets. */
  markGroup: z.enum(MARK_GROUPS).default('20'),
  partBy: z.enum(LIST_PART_KINDS).optional(),
  partName: z.string().max(500).default(''),
};

/** A document or report that can be made in the background. */
export const FileAskedSchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('document'),
    document: z.enum(DOCUMENT_KINDS),
    ...PrintedAs,
    measured: z
      .string()
      .refine((text) => MeasuredSchema.safeParse(text).success)
      .optional(),
  }),
  z.object({ what: z.literal('audit-report'), as: z.enum(['csv', 'zip']).default('csv') }),
  z.object({ what: z.literal('discrepancy-report'), as: z.enum(['csv', 'json', 'html']).default('csv') }),
  z.object({ what: z.literal('reported-results'), as: z.enum(['csv', 'json', 'html']).default('csv') }),
]);

/** See `FileAskedSchema`. */
export type FileAsked = z.output<typeof FileAskedSchema>;

/** So many labels of a room that was set up in one go are printed at once; more are printed in parts. */
export const ROOM_LABELS_MAX = 2000;

const LabelsPrintedAs = { paper: PrintedAs.paper, stock: PrintedAs.stock };

/** Labels of a ballot room that can be made in the background. */
const LabelsAskedSchema = z.discriminatedUnion('what', [
  z.object({
    what: z.enum(['container-labels', 'batch-labels']),
    /** By the name on their label; all where none is named. */
    units: z.array(z.string().min(1).max(200)).max(ROOM_LABELS_MAX).optional(),
    ...LabelsPrintedAs,
  }),
  z.object({
    what: z.enum(['planned-container-labels', 'planned-batch-labels']),
    /** From 1 on. */
    part: z.number().int().min(1),
    ...LabelsPrintedAs,
  }),
]);

export type LabelsAsked = z.output<typeof LabelsAskedSchema>;

/** The answer to a records request: the office's number of it, the day on which it came, and what was chosen for it. */
const AnswerAskedSchema = z.object({
  what: z.literal('records-answer'),
  request: RequestNumberSchema,
  askedOn: z.iso.date(),
  records: RecordsAskedSchema,
});
export type AnswerAsked = z.output<typeof AnswerAskedSchema>;

/** A file of a ballot room that can be made in the background. */
export const RoomFileAskedSchema = z.discriminatedUnion('what', [LabelsAskedSchema, AnswerAskedSchema]);

/** See `RoomFileAskedSchema`. */
export type RoomFileAsked = z.output<typeof RoomFileAskedSchema>;

const JobFields = {
  jobId: z.uuid(),
  state: z.enum(['waiting', 'running', 'failed', 'cancelled']),
  /** Of a document, once it is laid out. */
  pages: z.number().int().nullable(),
  /** Share of what is to be done, from 0 to 1. */
  progress: z.number(),
  /** Why it failed. */
  message: z.string().nullable(),
  at: TimeSchema,
  by: z.string(),
  /** Whether whoever asks may cancel it. */
  mayCancel: z.boolean(),
};

const KeptFields = {
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  /** The newest entry of the log that it was built from: of the audit's own, or of the ballot room's. */
  head: z.object({ number: z.number().int(), hash: z.string() }),
  at: TimeSchema,
  keptUntil: TimeSchema,
  /** Who asked for it first. */
  by: z.string().nullable(),
  /** Nothing was entered since, in the audit or in any jurisdiction, or in the room, and nothing it is made from was changed. */
  isNewest: z.boolean(),
};

/** The files of a ballot room that are being made and that were made, as far as whoever asks may have each of them. */
export const RoomFilesSchema = z.object({
  /** In the order in which they are made. What is done is among `files`. */
  jobs: z.array(z.object({ ...JobFields, file: RoomFileAskedSchema })),
  /** The newest first. */
  files: z.array(
    z.object({
      fileId: z.uuid(),
      file: RoomFileAskedSchema,
      /** The batches whose counts do not stand on it, because whoever asked for it was still to read them without knowing the first count. */
      countsLeftOut: z.number().int(),
      ...KeptFields,
    }),
  ),
  /** Which labels are so many that they are made in the background: all of a kind, or each part of a plan. */
  inBackground: z.object({
    'container-labels': z.boolean(),
    'batch-labels': z.boolean(),
    'planned-container-labels': z.array(z.boolean()),
    'planned-batch-labels': z.array(z.boolean()),
  }),
});

/** The files of an audit that are being made and that were made, as far as whoever asks may have each of them. */
export const MadeFilesSchema = z.object({
  /** In the order in which they are made. What is done is among `reports`. */
  jobs: z.array(
    z.object({
      ...JobFields,
      jurisdiction: z.string().nullable(),
      /** As it was asked for, so that it can be again. */
      file: FileAskedSchema,
    }),
  ),
  /** The newest first. */
  reports: z.array(
    z.object({
      reportId: z.uuid(),
      kind: z.enum(['audit', 'discrepancies', 'reported-results', 'document']),
      form: z.enum(['csv', 'zip', 'json', 'html', 'pdf']),
      jurisdiction: z.string().nullable(),
      ...KeptFields,
    }),
  ),
  /** Which reports take so long that they are made in the background: those of the whole audit, and those of which jurisdictions. */
  longReports: z.object({ ofAudit: z.boolean(), ofJurisdictions: z.array(z.string()) }),
});
