import { z } from 'zod';
import { TimeSchema } from './audit-heading.ts';
import { ShownTextSchema } from './fieldwork-shown.ts';
import { MethodDeclinedSchema } from './sample-sizes.ts';

/** Set-up: not-logged-in … ready. Round: not-logged-in, logged-in, list-taken, in-progress, complete. */
export const JurisdictionStatusSchema = z.enum([
  'not-logged-in',
  'logged-in',
  'files-uploaded',
  'upload-failed',
  'files-complete',
  'list-taken',
  'in-progress',
  'complete',
]);

export const JurisdictionLineSchema = z.object({
  jurisdiction: z.string(),
  status: JurisdictionStatusSchema,
  filesUploaded: z.number().int(),
  filesExpected: z.number().int(),
  expectedBallots: z.number().nullable(),
  ballotsInManifest: z.number().nullable(),
  batchesInManifest: z.number().nullable(),
  /** Of the ballots in the manifest those in batches with cast vote records; null where a manifest does not say. */
  ballotsWithCvrs: z.number().nullable(),
  /** Cards that have a cast vote record; null where none are registered. */
  cvrs: z.number().nullable(),
  /** Batch comparison: the least number of ballots that could hold the votes in the totals file. */
  ballotsImplied: z.number().nullable(),
  /** Distinct units drawn in the current round and draws with repetition; zero when nothing was drawn. */
  units: z.number().int(),
  draws: z.number().int(),
  /** Units of this round that are done, drawn earlier ones included; draws likewise. */
  unitsDone: z.number().int(),
  drawsDone: z.number().int(),
  extraUnits: z.number().int(),
  /** Cards that wait for the decision of the review team. */
  inReview: z.number().int(),
  /** Drawn cards of which two entries stand that do not know one another. */
  twoEntries: z.number().int(),
  /** Where each card is entered twice: those that one person has entered, and that wait for the other. */
  enteredOnce: z.number().int(),
  /** Drawn cards with a remark that has to be looked into: not agreed on, another number printed on it, or its original not found. */
  remarked: z.number().int(),
  /** Unit × contest pairs whose result differs; null while they may not be seen. */
  discrepancies: z.number().int().nullable(),
  lastSignIn: TimeSchema.nullable(),
  /** When a list of what was drawn was last taken in this round, and by whom. */
  listTaken: z.object({ at: TimeSchema, by: z.string() }).nullable(),
});
export type JurisdictionLine = z.infer<typeof JurisdictionLineSchema>;

/** What was found of one contest. */
export const ContestOutcomeSchema = z.enum([
  'nothing-to-confirm',
  'confirmed',
  'measured-not-confirmed',
  'not-measured',
  'hand-tally-open',
  'hand-tally-confirmed',
  'hand-tally-overturned',
]);

const WhyCorrectedSchema = z.discriminatedUnion('because', [
  z.object({
    because: z.enum([
      'no-uniform-sample',
      'totals-of-no-sample',
      'other-universe',
      'sizes-not-planned',
      'other-charges',
      'other-errors',
    ]),
  }),
  z.object({ because: z.literal('method-declined'), ...MethodDeclinedSchema.shape }),
  /** The words in which an earlier entry of the log has it. */
  z.object({ because: z.literal('as-sealed'), text: z.string() }),
]);

export const MeasurementSchema = z.object({
  round: z.number().int(),
  contest: z.string(),
  targeted: z.boolean(),
  sampleSize: z.number().int().nullable(),
  /** The draws the figure rests on, those of phantoms included, and the distinct units among them. */
  draws: z.number().int(),
  distinct: z.number().int(),
  /** Draws that fell on cards no manifest lists, and on listed cards that could not be found. */
  phantomDraws: z.number().int(),
  notFound: z.number().int(),
  discrepancies: z.number().int(),
  /** Null: not measured. */
  pValue: z.number().nullable(),
  riskLimitMet: z.boolean(),
  outcome: ContestOutcomeSchema,
  handTally: z
    .object({
      winners: z.array(z.string()),
      tied: z.array(z.string()),
      agrees: z.boolean(),
      settled: z.boolean(),
    })
    .nullable(),
  charges: z.array(
    z.object({ jurisdiction: z.string(), batch: z.string(), times: z.number().int(), taint: z.number() }),
  ),
  corrected: z.object({ pValue: z.number(), why: WhyCorrectedSchema }).nullable(),
});

/** An end of a round that was taken back: what it had found, and who opened the round again, when and why. */
export const EarlierClosingSchema = z.object({
  round: z.number().int(),
  closedAt: TimeSchema,
  reopenedAt: TimeSchema,
  /** The role of whoever did, in words. */
  reopenedBy: z.string(),
  reason: ShownTextSchema,
  found: z.array(MeasurementSchema.pick({ contest: true, pValue: true, riskLimitMet: true, outcome: true })),
});
export type EarlierClosing = z.infer<typeof EarlierClosingSchema>;

export const BoardLineSchema = z.object({
  board: z.string(),
  members: z.array(z.string()),
  ballots: z.number().int(),
  ballotsDone: z.number().int(),
  /** Ballots of which two entries stand that did not know of each other. They count as not done. */
  ballotsContested: z.number().int(),
  /** Ballots that are entered twice, and that one person has entered. They count as not done. */
  ballotsEnteredOnce: z.number().int(),
  state: z.enum(['not-started', 'in-progress', 'not-signed-off', 'signed-off', 'all-decided', 'no-ballots']),
  /** The address of the board; null for those who may not see it. */
  link: z.string().nullable(),
  /** What opens the board besides its address: nine digits, and whether they were typed wrong so often that they open nothing. */
  pin: z.object({ digits: z.string(), isLocked: z.boolean() }).nullable(),
  signedOffAt: TimeSchema.nullable(),
});
