import { z } from 'zod';
import type { Instant } from '../units/instant.ts';
import { type SubmittedFile, SubmittedFileSchema } from './application.ts';
import { DaySchema, type Digest, IdSchema, listOf, type PersonId } from './nouns.ts';

/* An answer to somebody who asked for records of the office. Who asked stands nowhere: the office's own number of the request does. */

/** The kinds of records that can be asked for. */
export const RECORD_KINDS = [
  'forms',
  'batches',
  'containers',
  'custody',
  'seals',
  'incidents',
  'procedures',
  'training',
  'log',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The office's number of a request: it has a digit, and nothing an address has. No name is one. */
export const RequestNumberSchema = z
  .string()
  .regex(/^(?=.*\p{Nd})[\p{L}\p{Nd}](?:[\p{L}\p{Nd} ./_-]{0,38}[\p{L}\p{Nd}])?$/u);

/** Which records: of some kinds, of one place or all, from a day until a day where they have one. */
export const RecordsAskedSchema = z
  .strictObject({
    kinds: listOf(z.enum(RECORD_KINDS))
      .refine((kinds) => kinds.length > 0)
      .refine((kinds) => new Set(kinds).size === kinds.length),
    place: IdSchema.nullable(),
    from: DaySchema.nullable(),
    until: DaySchema.nullable(),
  })
  .readonly();
export type RecordsAsked = z.infer<typeof RecordsAskedSchema>;

/** A request by its number and its day, what was chosen for it, and the file that was made of that. */
export const RECORDS_ANSWER = {
  request: RequestNumberSchema,
  askedOn: DaySchema,
  records: RecordsAskedSchema,
  file: SubmittedFileSchema,
} as const;

const AnswerSchema = z.strictObject(RECORDS_ANSWER).readonly();
export type AnswerMade = z.infer<typeof AnswerSchema>;

type Act = { readonly by: readonly PersonId[]; readonly at: Instant };

/** What was proposed and released for a request. Whatever was released was given away, and stays listed. */
export type RecordsAnswer = {
  readonly request: string;
  readonly proposed: (Act & Omit<AnswerMade, 'request'>) | null;
  readonly released: readonly (Act & Omit<AnswerMade, 'request'> & { readonly proposedBy: readonly PersonId[] })[];
  readonly withdrawals: readonly (Act & { readonly reason: Digest; readonly file: SubmittedFile })[];
};
