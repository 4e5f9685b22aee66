import { InputFileKindSchema } from '@plumbline/election';
import { z } from 'zod';
import { TimeSchema } from './audit-heading.ts';
import { ShownTextSchema } from './fieldwork-shown.ts';
import { FileIssueSchema } from './uploads.ts';

/** A question about a file, or the answer to it. */
export const HelpTextSchema = z.string().trim().min(1).max(2000);

/** Help with a file, as it was asked and answered. */
export const FileHelpSchema = z.object({
  request: z.string(),
  jurisdiction: z.string(),
  kind: InputFileKindSchema,
  state: z.enum(['waits', 'answered', 'closed']),
  askedAt: TimeSchema,
  askedBy: z.string(),
  question: ShownTextSchema,
  /** Null while nobody has answered. */
  answer: z.object({ at: TimeSchema, by: z.string(), text: ShownTextSchema }).nullable(),
  closedAt: TimeSchema.nullable(),
  /** Null once the file is not kept any more. */
  file: z
    .object({
      name: z.string(),
      bytes: z.number().int(),
      /** The first 100; all of them are in the download. */
      issues: z.array(FileIssueSchema),
      issueCount: z.number().int(),
      /** Since it was closed: until then it is kept. Null before. */
      keptUntil: TimeSchema.nullable(),
    })
    .nullable(),
});
/** See `FileHelpSchema`. */
export type FileHelp = z.infer<typeof FileHelpSchema>;
