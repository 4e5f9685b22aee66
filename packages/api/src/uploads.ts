import { InputFileKindSchema } from '@plumbline/election';
import { z } from 'zod';
import { TimeSchema } from './audit-heading.ts';

export const FileIssueSchema = z.object({
  severity: z.enum(['ERROR', 'CONFIRM', 'WARNING']),
  code: z.string(),
  file: z.string(),
  row: z.number().int().optional(),
  column: z.string().optional(),
  found: z.string().optional(),
  expected: z.string().optional(),
  message: z.string(),
  advice: z.string(),
  count: z.number().int(),
});

/** How many bytes of a file that comes in parts have arrived, from its start. They are kept for a day. */
export const UploadHeldSchema = z.object({ held: z.number().int() });

export type UploadHeld = z.output<typeof UploadHeldSchema>;

/** What an uploaded file turned out to be. Nothing changes in the audit until a command names the upload. */
export const UploadReportSchema = z.object({
  uploadId: z.string(),
  kind: InputFileKindSchema,
  jurisdiction: z.string().nullable(),
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  at: TimeSchema,
  by: z.string(),
  accepted: z.boolean(),
  needsConfirmation: z.boolean(),
  /** The first 100; all of them are in the download. */
  issues: z.array(FileIssueSchema),
  issueCount: z.number().int(),
  /** The first rows as understood. */
  preview: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  figures: z.record(z.string(), z.number()),
  /** Cast vote records: the batches in which manifest and records count differently, with their neighbours. */
  batchCounts: z
    .object({
      batches: z.number().int(),
      differ: z.number().int(),
      rows: z.array(
        z.object({
          tabulator: z.string().nullable(),
          batch: z.string(),
          /** Cards the manifest lists; null where it lacks the batch. */
          listed: z.number().int().nullable(),
          /** Cards that have a record; null where there is none of the batch. */
          recorded: z.number().int().nullable(),
        }),
      ),
    })
    .nullable(),
  /** Where headers are not those asked for: each with what it is read as, and the columns there are. A person can say otherwise. */
  naming: z
    .object({
      headers: z.array(z.object({ header: z.string(), column: z.string().nullable() })).readonly(),
      columns: z.array(z.object({ name: z.string(), required: z.boolean() })).readonly(),
    })
    .nullable(),
});
export type UploadReport = z.infer<typeof UploadReportSchema>;

/** A slot for a file: what is registered, and the last upload when that one was not registered. */
export const FileSlotSchema = z.object({
  kind: InputFileKindSchema,
  jurisdiction: z.string().nullable(),
  /** False where what is there already says that this file has no use, such as a manifest without batches that have records. */
  needed: z.boolean(),
  registered: z
    .object({
      name: z.string(),
      bytes: z.number(),
      sha256: z.string(),
      at: TimeSchema,
      by: z.string(),
      figures: z.record(z.string(), z.number()),
    })
    .nullable(),
  /** The newest upload when it was refused, still needs confirmation, or became stale. */
  lastUpload: UploadReportSchema.nullable(),
  /** What has to be there first, such as contests or the manifest. Empty: an upload is possible. */
  waitsFor: z.array(z.enum(['participants', 'contests', 'manifest'])),
  expectedColumns: z.array(z.string()),
});
export type FileSlot = z.infer<typeof FileSlotSchema>;
