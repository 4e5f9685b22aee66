import { z } from 'zod';
import { NameSchema } from './contest.ts';
import { forbiddenCharacter } from './text-from-outside.ts';

/** A SHA-256 digest as 64 lower-case hexadecimal digits. */
export const Sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof Sha256Schema>;

/** What a file is for. */
export const InputFileKindSchema = z.enum([
  'participants',
  'standardized-contests',
  'manifest',
  'candidate-totals',
  'cvrs',
]);
export type InputFileKind = z.infer<typeof InputFileKindSchema>;

/** Files of the whole audit; every other is a jurisdiction's. */
export function isFileOfAudit(kind: InputFileKind): kind is 'participants' | 'standardized-contests' {
  return kind === 'participants' || kind === 'standardized-contests';
}

/** What names a batch in a ballot manifest, and whether the manifest says which batches have cast vote records. */
export type ManifestForm = 'by-batch' | 'by-tabulator' | 'by-tabulator-with-cvrs';

/** Headers of a file and the column of ours that a person has said each is; null for one that is not used. */
export const NamedHeadersSchema = z
  .array(
    z.strictObject({ header: z.string().min(1).max(500), column: z.string().min(1).max(100).nullable() }).readonly(),
  )
  .min(1)
  .max(200)
  .refine(
    (headers) => new Set(headers.map(({ header }) => header)).size === headers.length,
    'says twice what a header means',
  )
  .readonly();
export type NamedHeaders = z.infer<typeof NamedHeadersSchema>;

/** An uploaded file as the record knows it: by its digest. `jurisdiction` is null for a file of the whole audit. */
export const InputFileSchema = z
  .object({
    jurisdiction: NameSchema.nullable(),
    kind: InputFileKindSchema,
    name: z
      .string()
      .min(1)
      .max(255)
      .refine((name) => forbiddenCharacter(name) === undefined, 'holds a character that cannot be shown'),
    bytes: z.number().int().min(0),
    sha256: Sha256Schema,
    /** Where a person has said what its headers mean. */
    headers: NamedHeadersSchema.optional(),
  })
  .readonly();
export type InputFile = z.infer<typeof InputFileSchema>;
